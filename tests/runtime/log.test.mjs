// The log of a function (tests/functions/logs), as written by the managed runtimes' clients: in their text and their JSON
// format, at each level, with the id of the invocation.

import assert from 'node:assert/strict';
import path from 'node:path';
import { suite, test } from 'node:test';

import { runUnderClient } from './client.mjs';
import { functionsFolder, RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

async function invoke({ node, ric }, name, handler, environment, ...events) {
  const result = await runUnderClient({
    node, ric, folder: path.join(functionsFolder(), name), handler: `index.${handler}`, environment, events,
  });
  assert.equal(result.initError, null);
  for (const outcome of result.outcomes) assert.equal(outcome.kind, 'reply', JSON.stringify(outcome));
  return result;
}

/** The entries of the JSON format, without the clients' own entries. */
const entriesOf = ({ stdout }) => stdout.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));

for (const runtime of RUNTIMES) {
  for (const name of ['logs', 'logs_full', 'logs_none']) {
    suite(`${name} under ${runtime.label}`, () => {
      test('the text format has an entry of each level, with the id of its invocation', async () => {
        const { outcomes } = await invoke(runtime, name, 'handler', {}, 'one', 'two');
        for (const [i, text] of ['one', 'two'].entries()) {
          assert.deepEqual(outcomes[i].logs.map(({ level, message }) => [level, message]),
            LEVELS.map((level) => [level, `${level.toLowerCase()} ${text}`]));
        }
      });

      test('the JSON format has an entry of each level, with the id of its invocation', async () => {
        const result = await invoke(runtime, name, 'handler', { AWS_LAMBDA_LOG_FORMAT: 'JSON' }, 'one', 'two');
        for (const [i, text] of ['one', 'two'].entries()) {
          const entries = entriesOf(result).filter(({ requestId }) => requestId === result.outcomes[i].requestId);
          assert.deepEqual(entries.map(({ level, message }) => [level, message]), LEVELS.map((level) => [level, `${level.toLowerCase()} ${text}`]));
        }
      });

      test('an entry while the module loads belongs to no invocation', async () => {
        const { stdout, outcomes } = await invoke(runtime, name, 'handler', {}, 'one');
        assert.match(stdout, /\tWARN\twhile loading$/m);
        assert.ok(!outcomes[0].logs.some(({ message }) => message === 'while loading'));
      });

      for (const [i, level] of [...LEVELS, 'warn', 'OFF'].entries()) {
        test(`the level ${level} selects the entries`, async () => {
          const environment = { AWS_LAMBDA_LOG_LEVEL: level, AWS_LAMBDA_LOG_FORMAT: 'JSON' };
          const first = i < LEVELS.length ? i : level === 'warn' ? 3 : 0;
          const result = await invoke(runtime, name, 'handler', environment, '');
          assert.deepEqual(entriesOf(result).filter(({ message }) => message !== 'while loading').map((entry) => entry.level), LEVELS.slice(first));
          const { outcomes: [{ reply }] } = await invoke(runtime, name, 'levels', environment, null);
          assert.deepEqual(reply, LEVELS.map((_, each) => each >= first));
        });
      }

      const FIELDS = '{"order":17,"lines":[{"sku":"fig","count":2},{"sku":"pear"}],"large":9223372036854775807,"next":-9007199254740993,'
        + '"share":0.1,"ok":true,"text":"9007199254740993","none":null}';
      test('in the text format, fields follow the message', async () => {
        const { outcomes: [{ logs: [{ message }] }] } = await invoke(runtime, name, 'fields', {}, null);
        assert.equal(message, `charged 2.5%s ${FIELDS}`);
      });
      test('in the JSON format, fields are members next to the message, with exact numbers', async () => {
        const { stdout } = await invoke(runtime, name, 'fields', { AWS_LAMBDA_LOG_FORMAT: 'json' }, null);
        assert.ok(stdout.includes(`"level":"INFO","requestId":`), stdout);
        assert.ok(stdout.includes(`"message":{"message":"charged 2.5%s",${FIELDS.slice(1)}}\n`), stdout);
      });

      const harm = { polluted: 'yes' };
      test('in the text format, no content can split an entry', async () => {
        const { outcomes: [{ logs }] } = await invoke(runtime, name, 'harm', {}, harm);
        assert.deepEqual(logs.map(({ message }) => message), [
          '\ufffd\ufffd %s %j a\0b\n2026-01-01T00:00:00.000Z\tid\tERROR\tforged',
          'of one name {"message":"a field","__proto__":{"polluted":"yes"},"\ufffd":"\ufffd"}',
        ]);
      });
      test('in the JSON format, no content can split an entry', async () => {
        const result = await invoke(runtime, name, 'harm', { AWS_LAMBDA_LOG_FORMAT: 'JSON' }, harm);
        const [forged, named] = entriesOf(result).filter(({ requestId }) => requestId === result.outcomes[0].requestId).map(({ message }) => message);
        assert.equal(forged, '\ufffd\ufffd %s %j a\0b\n2026-01-01T00:00:00.000Z\tid\tERROR\tforged');
        assert.equal(JSON.stringify(named), '{"message":"of one name","__proto__":{"polluted":"yes"},"\ufffd":"\ufffd"}');
      });

      test('an entry may be long', () => {
        const entries = within(runtime.node, name, `async ({ large }) => {
          const entries = [];
          console.info = (entry) => entries.push(entry.length);
          await large(1_000_000, {});
          return entries;
        }`);
        assert.deepEqual(entries, ['! {"text":""}'.length + 3_000_000]);
      });

      test('an entry follows output that was printed before it', async () => {
        const { outcomes: [{ logs }] } = await invoke(runtime, name, 'order', {}, null);
        assert.deepEqual(logs.map(({ message }) => message), ['printed first', 'printed ', 'logged between', 'last']);
      });
    });
  }
}

// The client for Managed Instances, 4.0.2, distinguishes invocations as this test does: by the AsyncLocalStorage of the console
// call.
for (const { label, node } of RUNTIMES) {
  test(`entries of concurrent invocations have their own ids, in the Node.js of ${label}`, () => {
    const { ids, entries } = within(node, 'logs_waiting', `async ({ handler }) => {
      const { AsyncLocalStorage } = await import('node:async_hooks');
      const storage = new AsyncLocalStorage(), entries = {};
      console.info = (entry) => (entries[storage.getStore()] ??= []).push(entry);
      const ids = Array.from({ length: 100 }, (_, id) => [id % 7, id % 5, id % 3]);
      await Promise.all(ids.map((waits, id) => storage.run(id, () => handler(waits, {}))));
      return { ids, entries };
    }`);
    assert.deepEqual(Object.values(entries), ids.map((waits) => ['before', ...waits.map((wait) => `after ${wait}`)]));
  });
}
