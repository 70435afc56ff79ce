// Imported before a function, lets a test control time: timers of a second or longer, or of at least `?from=` milliseconds, fire only
// when the test advances the clock, however slow the machine is. Shorter timers, and those of Node.js itself, are not affected.
//
// `globalThis.passTime()`, or the signal SIGUSR2 to the process, fires the timer that is due first, and advances the clocks to it. If
// there is none, the next timer fires as soon as it is set.

const FROM = Number(new URL(import.meta.url).searchParams.get('from') ?? 1000);
const NEVER = 2 ** 31 - 1; // a real timer keeps the process alive, as the held timer would

const { setTimeout: start, clearTimeout: stop } = globalThis;
const date = Date.now, monotonic = performance.now.bind(performance);
const held = new Map(); // a real timer → when the held timer is due, and its callback
let passed = 0, owed = 0;

// For example the timers by which fetch closes idle connections.
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
