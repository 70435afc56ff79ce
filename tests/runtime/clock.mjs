// Imported before a function, lets a test say when time passes: timers of a second and longer, or of at least `?from=` milliseconds, run
// when it says so, and not before, however slow the machine is. Shorter ones run as ever, and so do those of Node.js itself.
//
// `globalThis.passTime()`, or the signal SIGUSR2 to a process, runs the timer that is due first: the clocks have gone on to then. Where
// there is none yet, the next one that is set runs at once.

const FROM = Number(new URL(import.meta.url).searchParams.get('from') ?? 1000);
const NEVER = 2 ** 31 - 1; // a real timer keeps the process, as the one that it stands for would

const { setTimeout: start, clearTimeout: stop } = globalThis;
const date = Date.now, monotonic = performance.now.bind(performance);
const held = new Map(); // a real timer → when the one is due that it stands for, and what it runs
let passed = 0, owed = 0;

// Such as what fetch closes idle connections by.
const isOfNode = () => /[ (]node:/.test(new Error().stack.split('\n')[3]);

Date.now = () => date() + passed;
performance.now = () => monotonic() + passed;

globalThis.setTimeout = Object.assign((run, delay, ...values) => {
  if (!(delay >= FROM) || isOfNode()) return start(run, delay, ...values);
  const timer = start(() => {}, NEVER);
  held.set(timer, { due: performance.now() + delay, run: () => run(...values) });
  if (owed > 0) {
    owed--;
    setImmediate(passTime);
  }
  return timer;
}, start);
globalThis.clearTimeout = (timer) => {
  held.delete(timer);
  stop(timer);
};

function passTime() {
  const [first] = [...held].sort(([, one], [, other]) => one.due - other.due);
  if (first === undefined) return void owed++;
  const [timer, { due, run }] = first;
  passed += Math.max(due - performance.now(), 0);
  clearTimeout(timer);
  run();
}
globalThis.passTime = passTime;
process.on('SIGUSR2', passTime);
