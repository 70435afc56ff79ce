// The decisions, tables and plots of tests/bench, for given figures.

import assert from 'node:assert/strict';
import test from 'node:test';

import { Bench } from '../bench/bench.mjs';
import { addedTo, middle, together } from '../bench/estimators.mjs';
import { inputOf } from '../bench/inputs.mjs';
import { plotsOf } from '../bench/plots.mjs';
import { renewed } from '../bench/recorded.mjs';
import { compareReplies } from '../bench/replies.mjs';
import { comparePictures } from '../bench/resized.mjs';
import { interval, quantile, tenth } from '../bench/statistics.mjs';
import { tableOf } from '../bench/table.mjs';

/** A bench without functions: `rows` are its reported rows. */
function benchOf({ isQuick = false, rustIsMissing, deadline = Infinity } = {}) {
  const rows = [];
  return { rows, bench: new Bench({ program: process.execPath, node: 24, toolchain: '3.1.69', contestants: { rustIsMissing }, rows, isQuick, deadline }) };
}

// Samples around a value with a width of `spread`, the same for the same `seed`.
const samples = (value, spread, seed = 1) => Array.from({ length: 40 }, (_, i) => value * (1 + spread * (((i * 7 + seed * 13) % 40) / 40)));

async function compared(figure, measure, options) {
  const { rows, bench } = benchOf(options);
  let times = 0;
  await bench.compare({ work: 'W', times: 5, measure: (i) => measure(times++, i), figures: [{ figure: 'f', unit: 'µs', ...figure }] });
  return { row: rows[0], times };
}

test('a quantile is a sample', () => {
  assert.equal(quantile([5, 1, 4, 2, 3], 0), 1);
  assert.equal(quantile([5, 1, 4, 2, 3], 0.5), 3);
  assert.equal(quantile([5, 1, 4, 2, 3], 1), 5);
  assert.equal(tenth(Array.from({ length: 100 }, (_, i) => 99 - i)), 10);
});

test('an interval contains the figure, is the same every time, and is wider for wider samples', () => {
  const processes = (spread) => Array.from({ length: 5 }, (_, i) => ({ ours: samples(1 + spread * i / 10, spread, i), other: samples(2, spread, i + 5) }));
  const ratio = (of) => middle().ratio(of, 'ours', 'other');
  const [from, to] = interval(processes(0.1), ratio), value = ratio(processes(0.1));
  assert.ok(from <= value && value <= to && from < to, `${value} in ${from} to ${to}`);
  assert.deepEqual(interval(processes(0.1), ratio), [from, to]);
  const [low, high] = interval(processes(1), ratio);
  assert.ok(high - low > to - from);
});

test('estimators', () => {
  const processes = [{ a: [1, 2, 9], b: [2, 4, 18] }, { a: [3, 4, 5], b: [3, 4, 5] }, { a: [5, 6], b: [20, 24] }];
  assert.equal(middle(Math.min.bind(null)).minimum(processes, 'a'), 1);
  const least = (values) => Math.min(...values);
  assert.equal(middle(least).value(processes, 'a'), 3);
  assert.equal(middle(least).ratio(processes, 'a', 'b'), 0.5);
  assert.equal(together(least).ratio(processes, 'b', 'a'), 2);
  const added = addedTo('b', least);
  assert.equal(added.value(processes, 'a'), -1);
  assert.equal(added.value(processes, 'b'), 2); // the additions of others are relative to it
});

test('a target holds if the whole interval meets it, without measuring again', async () => {
  const { row, times } = await compared({ target: { other: 0.6 } }, (i) => ({ ours: samples(1, 0.02, i), other: samples(2, 0.02, i) }));
  assert.equal(times, 5);
  assert.equal(row.holds, true);
  assert.equal(row.unstable, false);
  assert.ok(row.interval.other[1] < 0.6 && row.interval.other[0] > 0.4);
});

test('a clear miss is not measured again', async () => {
  const { row, times } = await compared({ target: { other: 0.4 } }, (i) => ({ ours: samples(1, 0.02, i), other: samples(2, 0.02, i) }));
  assert.deepEqual({ times, holds: row.holds, unstable: row.unstable }, { times: 5, holds: false, unstable: false });
});

test('a doubtful figure is measured three more times, and is then unstable', async () => {
  const around = (i) => ({ ours: samples(i % 2 ? 1 : 1.1, 0.02, i), other: samples(2, 0.02, i) });
  const { row, times } = await compared({ target: { other: 0.525 } }, around);
  assert.deepEqual({ times, holds: row.holds, unstable: row.unstable }, { times: 20, holds: false, unstable: true });
  assert.equal((await compared({ target: { other: 0.525 } }, around, { isQuick: true })).times, 5);
  assert.equal((await compared({ target: { other: 0.525 } }, around, { deadline: 0 })).times, 5);
});

test('a figure that was disturbed at first settles with more processes', async () => {
  const { row, times } = await compared({ target: { other: 0.6 } }, (i) => ({ ours: samples(i < 3 ? 2 : 1, 0.02, i), other: samples(2, 0.02, i) }));
  assert.ok(times > 5);
  assert.equal(row.holds, true);
});

test('higher may be better, and a figure may have its own target', async () => {
  const measure = (i) => ({ ours: samples(9, 0.02, i), other: samples(10, 0.02, i) });
  assert.equal((await compared({ target: { other: 0.8 }, isAtLeast: true }, measure)).row.holds, true);
  assert.equal((await compared({ target: { other: 0.95 }, isAtLeast: true }, measure)).row.holds, false);
  assert.equal((await compared({ target: { ours: 10 } }, measure)).row.holds, true);
  assert.equal((await compared({ target: { ours: 8 } }, measure)).row.holds, false);
});

test('a figure without a target neither holds nor fails', async () => {
  const { row } = await compared({}, (i) => ({ ours: samples(9, 3, i), other: samples(10, 3, i) }));
  assert.deepEqual({ holds: row.holds, unstable: row.unstable }, { holds: undefined, unstable: undefined });
});

test('a comparator that the machine cannot build is listed with the reason', async () => {
  const target = { rust_structural: 0.75 }, measure = (i) => ({ ours: samples(9, 0.02, i) });
  const { row } = await compared({ target }, measure, { rustIsMissing: 'There is no Rust.' });
  assert.deepEqual(row.missing, { rust_structural: 'There is no Rust.' });
  assert.equal(row.holds, undefined);
  assert.match(tableOf([row]), /Rust, structural getters: There is no Rust\./);
});

test('exact figures hold or not', () => {
  const { rows, bench } = benchOf();
  bench.reportExact({ work: 'size', figure: 'zip', unit: 'bytes', ours: 100, comparators: { embind_val: 80 }, target: { embind_val: 1.25 } });
  bench.reportExact({ work: 'size', figure: 'zip', unit: 'bytes', ours: 101, comparators: { embind_val: 80 }, target: { embind_val: 1.25 } });
  bench.reportExact({ work: 'memory', figure: 'pages', unit: 'pages', ours: 0, target: { ours: 0 } });
  bench.reportExact({ work: 'memory', figure: 'pages', unit: 'pages', ours: 1, target: { ours: 0 } });
  assert.deepEqual(rows.map(({ holds }) => holds), [true, false, true, false]);
});

test('the error of a failed script contains its output', async () => {
  await assert.rejects(benchOf().bench.run('warm.mjs', { contestants: { ours: '/nowhere.mjs' }, input: 'get' }), /warm\.mjs has failed:[^]*nowhere\.mjs/);
});

test('the table has a line for each comparator, and shows which targets hold', async () => {
  const { row } = await compared({ target: { javascript: 0.6, embind_val: 0.4 } }, (i) => ({
    ours: samples(1, 0.02, i), javascript: samples(2, 0.02, i), embind_val: samples(2, 0.02, i),
  }));
  const table = tableOf([row]);
  assert.match(table, /^W: Node 24, Emscripten 3\.1\.69$/m);
  assert.match(table, /^ {4}JavaScript .*0\.500x .*at most 0\.6: yes$/m);
  assert.match(table, /^ {4}embind, val .*0\.500x .*at most 0\.4: NO$/m);
});

test('a plot has a bar for each value, the longest for the largest', () => {
  const row = {
    work: 'cold', figure: 'load to first reply, added to JavaScript', unit: 'ms', node: 24, toolchain: '3.1.69', ours: { tenth: 2 },
    comparators: { embind_val: { tenth: 8 }, rust_structural: { tenth: 4 } },
  };
  const { start, ...others } = plotsOf([row, { ...row, node: 22 }]);
  assert.deepEqual(others, {});
  const bars = [...start.matchAll(/<rect(?<ours> class="ours")? .*width="(?<width>[\d.]+)"/g)].map(({ groups }) => [groups.ours !== undefined, Number(groups.width)]);
  const [[, most]] = bars.slice(-1);
  assert.deepEqual(bars, [[true, most / 4], [false, most / 2], [false, most]]);
});

test('events have the stated sizes', () => {
  const bodyOf = (name) => JSON.parse(inputOf(name)).body;
  assert.equal(inputOf('get').length, 1688);
  assert.ok(Math.abs(bodyOf('order').length - 2000) < 100, `${bodyOf('order').length}`);
  assert.ok(Math.abs(bodyOf('document').length - 100_000) < 1000, `${bodyOf('document').length}`);
  assert.equal(JSON.parse(inputOf('queue')).Records.length, 10);
  assert.equal(Buffer.from(bodyOf('bytes'), 'base64').length, 1 << 20);
});

test('replies are compared as callers read them', async () => {
  const replying = (...replies) => compareReplies(replies.map((reply, i) => ({ name: `n${i}`, handle: async () => reply })), '{}', {});
  const json = (body) => ({ statusCode: 200, headers: { 'content-type': 'application/json' }, body });
  await replying(json('{"a":1,"b":2}'), json('{"b":2,"a":1}'), { body: '{"a":1,"b":2}', ...json('{"a":1,"b":2}') });
  await replying(undefined, null);
  await assert.rejects(replying(json('{"a":1}'), json('{"a":2}')), /n1 does not reply as n0 does/);
  await assert.rejects(replying({ body: '{"a":1}' }, { body: '{"a": 1}' }), /n1 does not reply/);
});

test('pictures may differ by one level', async () => {
  const of = (...pictures) => comparePictures(pictures.map((bytes, i) => ({ name: `n${i}`, picture: async () => Buffer.from(bytes).toString('base64') })));
  await of([1, 2, 3], [1, 2, 3], [2, 1, 3]);
  await assert.rejects(of([1, 2, 3], [1, 2, 5]), /n1 makes another picture than n0: a byte differs by 2/);
  await assert.rejects(of([1, 2, 3], [1, 2]), /n1 makes another picture than n0/);
});

test('new rows of one work replace its rows in a report, and keep the others and the order', () => {
  const row = (work, figure, node, value) => ({ work, figure, node, toolchain: '3.1.69', ours: { minimum: value } });
  const report = [row('W1', 'loop', 24, 1), row('size', 'hello', 24, 2), row('size', 'hello', 22, 3), row('trap', 'fresh', 24, 4)];
  const again = [row('size', 'hello', 22, 30), row('size', 'hello', 24, 20), row('size', 'await', 24, 50)];
  assert.deepEqual(renewed(report, again), [report[0], again[1], again[0], report[3], again[2]]);
  assert.deepEqual(renewed(report, []), report);
});
