// Measures what run.sh has built, and prints one table. Every figure comes from several processes.
//
//   node measure.mjs BUILD [--node PROGRAM] [--quick] [--work PATTERN]
//
// BUILD is the folder that CMake built tests/bench in; --node runs the functions in another Node.js; --work measures only the
// works whose name matches. Writes the rows to BUILD/report.json too. A missed target is a figure like any other: the exit
// status is 1 only where replies differ or a function fails.

import { execFile } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';

import { zip } from '../../cmake/javascript/zip.mjs';
import { interval, maximum, median, minimum, tenth } from './statistics.mjs';
import { printTable } from './table.mjs';

const { values: option, positionals: [build] } = parseArgs({
  allowPositionals: true,
  options: {
    node: { type: 'string', default: process.execPath }, quick: { type: 'boolean', default: false }, work: { type: 'string', default: '.' },
  },
});
const here = import.meta.dirname, event = join(here, 'http_api.json');
const ours = (name) => join(build, 'lambda', name, 'index.mjs');
const javascript = (name) => join(here, 'comparators', 'javascript', `${name}.mjs`);
const embind = (name) => join(build, 'embind', name, 'index.mjs');

const say = (text) => process.stderr.write(`${text}\n`);

/** What a script beside this one prints, run in a process of its own. */
async function run(script, ...args) {
  try {
    const { stdout } = await promisify(execFile)(option.node, [join(here, script), ...args.map(String)], { maxBuffer: 2 ** 28 });
    return stdout;
  } catch (error) {
    // Node.js quotes the line that threw, and a minified module is one line.
    const lines = (error.stderr || error.message).split('\n');
    say(lines.map((line) => (line.length > 300 ? `${line.slice(0, 300)} …` : line)).join('\n'));
    process.exit(1);
  }
}
const runJson = async (...args) => JSON.parse(await run(...args));

/** What `measure()` gives in each of `times` rounds; says how far it is. */
async function rounds(what, times, measure) {
  const results = [], began = performance.now();
  let said = began;
  for (let i = 0; i < times; i++) {
    results.push(await measure(i));
    const now = performance.now(), isLast = i + 1 === times;
    if (!isLast && now - said < 5000) continue;
    said = now;
    say(`${what}: ${i + 1} of ${times}${isLast ? `, ${((now - began) / 1000).toFixed(0)} s` : ''}`);
  }
  return results;
}

/**
 * The rows: {figure, unit, ours, comparators: {javascript, embind}, ratio, against, interval, target}. A figure is
 * {minimum, tenth}, or {minimum} where there is but one number. The target is one of the ratio, or where there is none of ours; with
 * isAtLeast more is better.
 */
const rows = [];
function report({ comparators = {}, ...row }) {
  const compared = row.ratio ?? row.ours.tenth ?? row.ours.minimum;
  const holds = row.isAtLeast ? compared >= row.target : compared <= row.target;
  rows.push({ ...row, comparators, holds: row.target === undefined ? undefined : holds });
}
const figureOf = (samples) => ({ minimum: minimum(samples), tenth: tenth(samples) });

/**
 * A row of ours against another, by processes that have {name: samples}: the ratio is the middle one of theirs, between the least and
 * the greatest; `of` says which of a process's samples count.
 */
function reportRatio(figure, unit, processes, { against = 'javascript', of = tenth, ...row }) {
  const ratios = processes.map((samples) => of(samples.ours) / of(samples[against]));
  report({ figure, unit, ratio: median(ratios), against, interval: [minimum(ratios), maximum(ratios)], ...row });
}

// ---- warm works: all contestants in one process, and several such processes

const warm = (what, shape, contestants) => rounds(what, option.quick ? 3 : 7, () =>
  runJson('warm.mjs', JSON.stringify({ event, shape, contestants, batches: option.quick ? 20 : 60 })));

/** A row of `name` against another: the ratio is the middle one of the processes', between the least and the greatest. */
function reportWarm(figure, processes, { name = 'ours', against, target }) {
  const figureIn = (name) => ({ minimum: minimum(processes.flatMap((samples) => samples[name])), tenth: median(processes.map((samples) => tenth(samples[name]))) });
  const ratios = processes.map((samples) => tenth(samples[name]) / tenth(samples[against]));
  report({
    figure, unit: 'µs', ours: figureIn(name), comparators: { javascript: figureIn('javascript'), embind: figureIn('embind') },
    ratio: median(ratios), against, interval: [minimum(ratios), maximum(ratios)], target,
  });
}

const W1 = {
  ours: ours('w1'), again: `${ours('w1')}?again`, described: ours('w1_described'), javascript: javascript('w1'), embind: embind('w1'),
};

async function w1() {
  const processes = await warm('W1', 'handler', W1);
  reportWarm('W1, handler alone, awaited', processes, { against: 'embind', target: 0.16 });
  reportWarm('  as described structs', processes, { name: 'described', against: 'embind', target: 0.16 });
  reportWarm('  ours against itself', processes, { name: 'again', against: 'ours' });
}

async function w1All() {
  const processes = await warm('W1, all read', 'handler', {
    ours: ours('w1_all'), described: ours('w1_all_described'), javascript: javascript('w1_all'), embind: embind('w1_all'),
  });
  reportWarm('W1, every header, query value and cookie', processes, { against: 'embind', target: 0.10 });
  reportWarm('  as described structs', processes, { name: 'described', against: 'embind', target: 0.10 });
}

async function w1Loop() {
  const processes = await warm('W1, loop', 'loop', W1);
  reportWarm("W1, through the runtime's loop", processes, { against: 'javascript', target: 1.15 });
  reportWarm('  as described structs', processes, { name: 'described', against: 'javascript', target: 1.15 });
  reportWarm('  ours against itself', processes, { name: 'again', against: 'ours' });
}

// ---- fresh processes: cold start and memory

async function cold() {
  const contestants = { ours: ours('w1'), again: ours('w1'), described: ours('w1_described'), javascript: javascript('w1'), embind: embind('w1') };
  const names = Object.keys(contestants);
  // A round has one process of each, and everyone is first once.
  const results = await rounds('Cold, in fresh processes', option.quick ? 12 : 40, async (round) => {
    const result = {};
    for (let i = 0; i < names.length; i++) {
      const name = names[(round + i) % names.length];
      result[name] = await runJson('fresh.mjs', contestants[name], event);
    }
    return result;
  });

  const samples = (of, name, what, clock) => of.map((round) => round[name][clock][what]);
  const figureIn = (name, what, clock) => figureOf(samples(results, name, what, clock));
  const added = (of, name, clock) => tenth(samples(of, name, 'start', clock)) - tenth(samples(of, 'javascript', 'start', clock));
  const addedFigure = (name, clock) => ({
    minimum: figureIn(name, 'start', clock).minimum - figureIn('javascript', 'start', clock).minimum, tenth: added(results, name, clock),
  });
  const reportAdded = (figure, { name = 'ours', against = 'embind', clock = 'processor', target }) => {
    const ratio = (of) => added(of, name, clock) / added(of, against, clock);
    report({
      figure, unit: 'ms', ours: addedFigure(name, clock), ratio: ratio(results), against, interval: interval(results, ratio), target,
      comparators: { javascript: figureIn('javascript', 'start', clock), embind: addedFigure('embind', clock) },
    });
  };
  reportAdded('Cold: load to first reply, added to JavaScript', { target: 0.40 });
  reportAdded('  the same on the wall clock', { clock: 'wall' });
  reportAdded('  as described structs', { name: 'described', target: 0.40 });
  reportAdded('  ours against itself', { name: 'again', against: 'ours' });

  const reportOne = (figure, what, { name = 'ours', target }) => report({
    figure, unit: 'ms', ours: figureIn(name, what, 'processor'), target,
    comparators: { javascript: figureIn('javascript', what, 'processor'), embind: figureIn('embind', what, 'processor') },
  });
  reportOne('  of it the load', 'load', {});
  reportOne('The first invocation after init', 'first', { target: 0.6 });
  reportOne('  the second', 'second', {});

  const memory = (name) => minimum(results.map((round) => round[name].memory)) / 1e6;
  const over = (name) => ({ minimum: memory(name) - memory('javascript') });
  report({
    figure: 'Memory over JavaScript, resident', unit: 'MB', ours: over('ours'), target: 2.5,
    comparators: { javascript: { minimum: memory('javascript') }, embind: over('embind') },
  });
}

async function trap() {
  const results = await rounds('A trap and the next invocation', option.quick ? 8 : 20, () => runJson('trap.mjs', ours('trap'), event));
  const reportOne = (figure, samples, target) => report({ figure, unit: 'ms', ours: figureOf(samples), target });
  reportOne('A fresh instance after a trap: the first', results.map(({ first }) => first), 0.5);
  reportOne('  the later ones', results.flatMap(({ later }) => later), 0.5);
  reportOne('  the first exception of all, without a trap', results.map(({ exception }) => exception));
}

async function pages() {
  const times = option.quick ? 1e5 : 1e6;
  for (const name of ['w1', 'w1_all']) {
    const [grown] = await rounds(`${times} invocations of ${name}`, 1, () => runJson('pages.mjs', ours(name), event, times));
    report({ figure: `Pages grown over ${times} invocations, ${name}`, unit: 'pages', ours: { minimum: grown }, target: 0 });
  }
}

// ---- waiting

async function waits() {
  const processes = await rounds('Waiting', option.quick ? 3 : 7, () => runJson('waits.mjs', JSON.stringify({
    event, ours: ours('waits'), javascript: javascript('waits'), embind: embind('waits'), batches: option.quick ? 20 : 60,
  })));
  const samplesOf = (what, name) => processes.map((process) => process[what][name]);
  const figureIn = (what, name) => ({ minimum: minimum(samplesOf(what, name).flat()), tenth: median(samplesOf(what, name).map(tenth)) });
  const comparators = (what) => ({
    javascript: figureIn(what, 'javascript'), ...(processes[0][what].embind && { embind: figureIn(what, 'embind') }),
  });
  // What ours takes more than JavaScript's own.
  const reportMore = (figure, what, target) => {
    const mine = figureIn(what, 'ours'), theirs = figureIn(what, 'javascript');
    const more = { minimum: mine.minimum - theirs.minimum, tenth: mine.tenth - theirs.tenth };
    report({ figure, unit: 'µs', ours: more, comparators: comparators(what), target });
  };
  const reportOne = (figure, what, against, target) =>
    reportRatio(figure, 'µs', processes.map((process) => process[what]), { against, ours: figureIn(what, 'ours'), comparators: comparators(what), target });
  reportMore('An await of a settled promise, over JavaScript: void', 'nothing', 0.07);
  reportMore('  a val', 'value', 0.07);
  reportMore('  one integer', 'number', 0.10);
  reportMore('  five described fields', 'order', 0.20);
  reportOne('  five described fields, against embind', 'order', 'embind', 0.3);
  reportOne('  a rejection, caught', 'rejection', 'javascript', 8);
  report({ figure: '  a task that is done at once', unit: 'µs', ours: figureIn('task', 'ours'), comparators: comparators('task'), target: 0.015 });
  report({ figure: 'An invocation that waits once', unit: 'µs', ours: figureIn('once', 'ours'), comparators: comparators('once'), target: 0.6 });
  reportOne("Eight timers at once, through the runtime's loop", 'eight', 'javascript', 1.10);
}

async function waitsPages() {
  const times = option.quick ? 1e4 : 1e5;
  const [grown] = await rounds(`${times} invocations that wait, eight at a time`, 1, () => runJson('pages.mjs', ours('waits'), event, times, 'eight', 8));
  report({ figure: `Pages grown over ${times} invocations that wait, eight at a time`, unit: 'pages', ours: { minimum: grown }, target: 0 });
}

// ---- streaming, under the runtime's client

async function streamed() {
  const processes = await rounds('Streaming', option.quick ? 2 : 5, () => runJson('streamed.mjs', JSON.stringify({
    node: option.node, ric: process.env.RIC_NODE24, batches: option.quick ? 10 : 30, contestants: {
      ours: { folder: join(build, 'lambda', 'streamed') },
      javascript: { folder: join(here, 'comparators', 'javascript'), handler: 'streamed.handler' },
    },
  })));
  const reportOne = (figure, what, target) => {
    const of = (samples) => samples.map((sample) => sample[what]), all = (name) => figureOf(processes.flatMap((samples) => of(samples[name])));
    reportRatio(figure, 'ms', processes, { of: (samples) => tenth(of(samples)), ours: all('ours'), comparators: { javascript: all('javascript') }, target });
  };
  reportOne('Streaming 10 MB in chunks of 64 KiB, wall clock', 'last', 1.25);
  reportOne('  time to the first byte', 'first', 1.10);
}

async function proxied() {
  const processes = await rounds('Fetching and streaming on', option.quick ? 2 : 5, () => runJson('proxied.mjs', JSON.stringify({
    node: option.node, ric: process.env.RIC_NODE24, size: 100_000_000, batches: option.quick ? 5 : 15, contestants: {
      ours: { folder: join(build, 'lambda', 'proxied') },
      javascript: { folder: join(here, 'comparators', 'javascript'), handler: 'proxied.handler' },
    },
  })));
  const figureIn = (name) => figureOf(processes.flatMap((samples) => samples[name]));
  reportRatio('Fetching 100 MB and streaming it on, wall clock', 'ms', processes, {
    of: median, ours: figureIn('ours'), comparators: { javascript: figureIn('javascript') }, target: 1.25,
  });
}

// ---- the local server

async function serve() {
  const [{ ours: mine, javascript: bare }] = await rounds('Serving hello', 1, () =>
    runJson('served.mjs', join(build, 'lambda', 'hello'), '/?name=Ada', option.quick ? 5 : 20, 1));
  const ratios = mine.map((figure, round) => figure / bare[round]);
  report({
    figure: 'hello on the local server, against node:http alone', unit: '1/s', ours: { minimum: median(mine) },
    comparators: { javascript: { minimum: median(bare) } }, ratio: median(ratios), against: 'javascript',
    interval: [minimum(ratios), maximum(ratios)], target: 0.8, isAtLeast: true,
  });
}

// ---- what waits for others, who answer in a process of their own

async function requests(figure, script, name, target) {
  const processes = await rounds(figure, option.quick ? 3 : 7, () =>
    runJson(script, JSON.stringify({ ours: ours(name), javascript: javascript(name), batches: option.quick ? 20 : 60 })));
  const figureIn = (name) => ({ minimum: minimum(processes.flatMap((samples) => samples[name])), tenth: median(processes.map((samples) => tenth(samples[name]))) });
  reportRatio(figure, 'µs', processes, { ours: figureIn('ours'), comparators: { javascript: figureIn('javascript') }, target });
}
const fetches = () => requests('A fetch of 2 KB JSON to a described struct', 'fetches.mjs', 'fetch', 1.05);
const dynamodb = () => requests('GetItem of DynamoDB through aws::Client', 'dynamodb.mjs', 'dynamodb', 1.10);

// ---- sizes, and the codec of JSON

function size() {
  const stock = ['index.mjs', 'module.mjs', 'module.wasm'].map((name) => ({ name, bytes: readFileSync(join(build, 'embind', 'w1', name)) }));
  const comparators = { embind: { minimum: zip(stock).length / 1000 } };
  const bytesOf = (name) => statSync(join(build, 'lambda', `${name}.zip`)).size;
  const hello = bytesOf('hello'), helloWithoutExceptions = bytesOf('hello_no_exceptions');
  const functions = [
    ['described structs (W1)', 'w1_described', 12], ['Request and Response (hello)', 'hello', 15],
    ['the same and JSON text (W1)', 'w1'],
    ['described structs, EXCEPTIONS none', 'w1_described_no_exceptions', 9],
    ['Request and Response, EXCEPTIONS none', 'hello_no_exceptions', 12],
    ['the same and JSON text, EXCEPTIONS none', 'w1_no_exceptions'],
    ['hello as a Task', 'hello_task', (hello + 2000) / 1000], ['hello with a typed await', 'hello_await', (hello + 4000) / 1000],
    ['hello with a typed await, EXCEPTIONS none', 'hello_try_await_no_exceptions', (helloWithoutExceptions + 3000) / 1000],
  ];
  for (const [what, name, target] of functions) {
    report({ figure: `Zip: ${what}`, unit: 'KB', ours: { minimum: bytesOf(name) / 1000 }, comparators, target });
  }
}

// json/bench.mjs compares for itself, and prints a line for each figure.
async function json() {
  const line = /^(?<what>\w+) (?<bytes>\d+) bytes: [\d.]+x at best, (?<ratio>[\d.]+)x at .* \((?<ours>[\d.]+) and (?<javascript>[\d.]+) us\)$/;
  const results = await rounds('JSON', option.quick ? 2 : 5, async () => {
    const text = await run('json/bench.mjs', join(build, 'json', 'json_codec.wasm'), option.quick ? 60 : 200);
    return text.trim().split('\n').map((printed) => line.exec(printed).groups);
  });
  results[0].forEach(({ what, bytes }, i) => {
    const numbers = (name) => results.map((lines) => Number(lines[i][name]));
    report({
      figure: `${Math.round(bytes / 1000)} KB ${what === 'read' ? 'JSON body to structs' : 'structs to JSON text'}`, unit: 'µs',
      ours: { minimum: minimum(numbers('ours')) }, comparators: { javascript: { minimum: minimum(numbers('javascript')) } },
      ratio: median(numbers('ratio')), against: 'javascript', interval: [minimum(numbers('ratio')), maximum(numbers('ratio'))],
      target: bytes > 50_000 ? 0.38 : undefined,
    });
  });
}

const works = { w1, 'w1-all': w1All, 'w1-loop': w1Loop, cold, size, json, trap, pages, waits, 'waits-pages': waitsPages, streamed, proxied, serve, fetch: fetches, dynamodb };
const wanted = Object.keys(works).filter((name) => new RegExp(option.work, 'i').test(name));
if (wanted.length === 0) {
  say(`No work has a name that matches ${option.work}; there are ${Object.keys(works).join(', ')}.`);
  process.exit(1);
}
for (const name of wanted) await works[name]();

writeFileSync(join(build, 'report.json'), `${JSON.stringify(rows, null, 2)}\n`);
printTable(rows);
