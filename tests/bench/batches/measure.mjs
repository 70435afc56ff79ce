// Prints the figures of tests/bench/batches.sh, after a comparison of the replies.
//
//   node measure.mjs FOLDER   the folder with the built functions; ROUTERS and ESBUILD are set

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder] = process.argv.slice(2), work = path.join(folder, '..', 'comparators');
const load = (name) => import(pathToFileURL(path.join(folder, name, 'index.mjs')));
const zip = (name) => statSync(path.join(folder, `${name}.zip`)).size;

console.log(`SQS, everything crosses: ${zip('batch_bare')} bytes of zip`);
console.log(`messages read as JSON in a loop: ${zip('batch_loop')} bytes; by batch ${zip('batch_each') - zip('batch_loop')} more; by batch as tasks ${zip('batch_task') - zip('batch_loop')} more`);

rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
symlinkSync(process.env.ROUTERS, path.join(work, 'node_modules'));
execFileSync(process.env.ESBUILD, [path.join(import.meta.dirname, 'apps.mjs'), '--bundle', '--minify', '--platform=node', '--format=esm', '--log-level=error', `--outfile=${work}/apps.mjs`], { cwd: work, env: { ...process.env, NODE_PATH: process.env.ROUTERS } });
const { plain, powertools } = await import(pathToFileURL(path.join(work, 'apps.mjs')));

// An event of ten orders, as Amazon SQS sends it; the messages at `wrong` have this price.
const event = (wrong = [], price = -1) => ({
  Records: Array.from({ length: 10 }, (_, i) => ({
    messageId: `19dd0b57-b21e-4ac1-bd88-01bbb068cb${i + 10}`, receiptHandle: `AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a${i}`,
    body: JSON.stringify({ id: `order-${1000 + i}`, price: wrong.includes(i) ? price : 12.5 + i, lines: [{ sku: 'pear-green-small', count: i + 1 }, { sku: 'fig-dried', count: 2 }] }),
    attributes: { ApproximateReceiveCount: '1', SentTimestamp: '1545082649183', SenderId: 'AIDAIENQZJOLO23YVJ4VO', ApproximateFirstReceiveTimestamp: '1545082649185' },
    messageAttributes: {}, md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3', eventSource: 'aws:sqs', eventSourceARN: 'arn:aws:sqs:us-east-2:123456789012:my-queue', awsRegion: 'us-east-2',
  })),
});
const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 3000 };
const contestants = { 'lw::batch': (await load('batch_each')).handler, 'lw::batch as tasks': (await load('batch_task')).handler, 'plain JavaScript': plain, Powertools: powertools };

// What is logged of a failure counts, but not where it goes.
console.error = () => {};

for (const [what, wrong] of [['none fails', []], ['one fails', [4]], ['five fail', [0, 2, 4, 6, 8]]]) {
  const given = event(wrong), expected = wrong.map((i) => ({ itemIdentifier: given.Records[i].messageId }));
  for (const [name, handler] of Object.entries(contestants)) assert.deepEqual((await handler(given, context)).batchItemFailures, expected, name);
  const times = await inTurns(contestants, 41, async (handler) => {
    const start = process.hrtime.bigint();
    for (let round = 0; round < 200; round++) await handler(given, context);
    return Number(process.hrtime.bigint() - start) / 1000 / 200;
  });
  const [own] = Object.values(times);
  console.log(`ten messages, ${what}: ${Object.entries(times).map(([name, time], i) => `${name} ${time.toFixed(2)} µs${i === 0 ? '' : ` (${(own / time).toFixed(3)} of it)`}`).join(', ')}`);
}

// ---- the members that cross

const crossing = { 'two members of each': (await load('batch_part')).handler, 'all members': (await load('batch_bare')).handler };
for (const [name, handle] of Object.entries(crossing)) assert.equal(await handle(event(), context), 10, name);
const given = event(), crossed = await inTurns(crossing, 41, async (handle) => {
  const start = process.hrtime.bigint();
  for (let round = 0; round < 1000; round++) await handle(given, context);
  return Number(process.hrtime.bigint() - start) / 1e6;
});
console.log(`ten messages cross: ${Object.entries(crossed).map(([name, time]) => `${name} ${time.toFixed(2)} µs`).join(', ')} (${(crossed['two members of each'] / crossed['all members']).toFixed(3)} of it)`);

// ---- a crash in the fifth of ten records: the whole invocation

const handler = contestants['lw::batch'];
const calls = { 'with a crash': event([4], 1e6), 'without one': event() };
assert.deepEqual((await handler(calls['with a crash'], context)).batchItemFailures, [{ itemIdentifier: calls['with a crash'].Records[4].messageId }]);
const crashes = await inTurns(calls, 101, async (given) => {
  const start = process.hrtime.bigint();
  await handler(given, context);
  return Number(process.hrtime.bigint() - start) / 1000;
});
console.log(`a crash in record 5 of 10 adds ${((crashes['with a crash'] - crashes['without one']) / 1000).toFixed(2)} ms to the invocation`);

/** Measures contestants in turns. @returns the least figure of each */
async function inTurns(each, turns, measure) {
  const values = Object.fromEntries(Object.keys(each).map((name) => [name, []]));
  for (let turn = 0; turn < turns; turn++) for (const [name, one] of Object.entries(each)) values[name].push(await measure(one));
  return Object.fromEntries(Object.entries(values).map(([name, figures]) => [name, Math.min(...figures)]));
}
