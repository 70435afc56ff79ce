// The example proxy, under the managed runtimes' clients, before an origin on loopback.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { asGolden, listGoldens, readCases, readGolden, writeGolden } from '../runtime/cases.mjs';
import { Client, Invocation, runUnderClient } from '../runtime/client.mjs';
import { functionsFolder, RUNTIMES } from '../runtime/runtimes.mjs';
import { coded } from './coded.mjs';
import { pattern } from './pattern.mjs';

const EXAMPLE = path.join(import.meta.dirname, '..', '..', 'examples', 'proxy');
const approves = process.env.APPROVE === '1';
const [{ cases }] = readCases(EXAMPLE);

let server, at, temporary;
before(async () => {
  temporary = mkdtempSync(path.join(tmpdir(), 'proxy-'));
  server = spawn(process.execPath, [path.join(import.meta.dirname, 'origin.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
  at = JSON.parse((await once(server.stdout, 'data'))[0]);
});
after(() => {
  server?.stdin.end();
  rmSync(temporary, { recursive: true });
});

test('every golden reply has its event', () => {
  const goldens = cases.map(({ golden }) => golden);
  assert.deepEqual(listGoldens(EXAMPLE).filter((file) => !goldens.includes(file)), []);
});

const get = (rawPath, options) => new Invocation({ version: '2.0', rawPath, rawQueryString: '', headers: {}, requestContext: { http: { method: 'GET' } } }, options);

for (const { label, node, ric } of RUNTIMES.toReversed()) {
  const options = (environment) => ({ node, ric, folder: path.join(functionsFolder(), 'proxy'), environment: { ORIGIN: at.origin, ...environment } });
  const run = (events, environment) => runUnderClient({ ...options(environment), events });
  const answerTo = async (event, environment) => (await run([event], environment)).outcomes[0];
  const statusOf = ({ prelude, body }) => [prelude?.statusCode, JSON.parse(body).detail];

  suite(`proxy under ${label}`, () => {
    let outcomes;
    before(async () => { ({ outcomes } = await run(cases.map(({ event }) => event))); });
    for (const [index, { name, golden }] of cases.entries()) {
      test(name, () => {
        const answer = asGolden(outcomes[index]);
        if (approves && label === RUNTIMES.at(-1).label) writeGolden(golden, answer);
        assert.deepEqual(answer, readGolden(golden) ?? `${golden} is missing: APPROVE=1 writes it`);
      });
    }

    test('a body keeps its header content-encoding, unless it was decoded: by what this Node.js knows', async () => {
      for (const codings of ['gzip', 'br', 'zstd', 'zstd,gzip', 'own', 'gzip,own']) {
        const { prelude: { headers }, bytes } = await answerTo(get(`/coded/${codings}`)), sent = coded(codings, 'größe');
        if (headers['content-encoding'] === undefined) {
          assert.deepEqual([codings, bytes.toString(), headers['content-length']], [codings, 'größe', undefined]);
        } else {
          assert.deepEqual([codings, bytes, headers['content-encoding'], headers['content-length']], [codings, sent, codings, String(sent.length)]);
        }
      }
    });

    test('10 MB arrive as the origin sends them', async () => {
      const { prelude, bytes, error } = await answerTo(get('/pattern/10485760'));
      assert.deepEqual([prelude.statusCode, prelude.headers['content-length'], error], [200, '10485760', undefined]);
      assert.ok(bytes.equals(pattern(10_485_760)), `${bytes.length} bytes, not as they were sent`);
    });

    // The memory of Wasm has the size that the largest chunk so far has asked for. The process has 60 MB before it begins, and Node.js
    // lets chunks lie about before it collects them: 115 to 165 MB at the most. Held whole, the body takes 3782 pages and 540 MB.
    test('100 MB take the memory of a chunk', async () => {
      const MEMORY_FILE = path.join(temporary, label.replaceAll(' ', '_'));
      const client = await Client.start(options({ MEMORY_FILE, NODE_OPTIONS: `--import=${path.join(import.meta.dirname, 'watch_memory.mjs')}` }));
      const memoryAfter = async (size) => {
        const { bytes, error } = await client.invoke(get(`/pattern/${size}`, { remaining: 20_000 }));
        assert.deepEqual([bytes?.length, error], [size, undefined]);
        await pause(100);
        return JSON.parse(readFileSync(MEMORY_FILE));
      };
      const first = await memoryAfter(10_000_000), last = await memoryAfter(100_000_000);
      await client.stop();
      assert.ok(last.pages > 0 && last.pages <= 32, `${last.pages} pages of 64 KB, ${first.pages} before`);
      assert.ok(last.resident <= 200, `${last.resident} MB, ${first.resident} MB before`);
    });

    test('an origin that refuses is answered with 502, and the log has what happened', async () => {
      const { outcomes: [refused], logs } = await run([get('/text')], { ORIGIN: at.nobody });
      assert.deepEqual(statusOf(refused), [502, 'The origin cannot be reached.']);
      assert.ok(logs.some(({ level, message }) => level === 'ERROR' && message.includes('ECONNREFUSED')), JSON.stringify(logs));
    });
    test('... as is one that DNS does not know', async () => {
      assert.deepEqual(statusOf(await answerTo(get('/text'), { ORIGIN: 'http://nowhere.invalid' })), [502, 'The origin cannot be reached.']);
    });
    test('one that does not answer is answered for with 504', async () => {
      assert.deepEqual(statusOf(await answerTo(get('/hang'))), [504, 'The origin has not answered in time.']);
    });
    test('... also when the invocation has less time', async () => {
      assert.equal(statusOf(await answerTo(get('/hang', { remaining: 400 })))[0], 504);
    });
    test('one that breaks off in the body breaks the reply off, with an error in the trailers', async () => {
      const { prelude, body, error } = await answerTo(get('/cut'));
      assert.deepEqual([prelude.statusCode, body, error?.errorType], [200, 'x'.repeat(1000), 'lambda_wasm::http::ConnectionLost']);
    });
    test('... as does one that stops in it', async () => {
      const { prelude, body, error } = await answerTo(get('/slow', { remaining: 400 }));
      assert.deepEqual([prelude.statusCode, body, error?.errorType], [200, 'x'.repeat(1000), 'lambda_wasm::Cancelled']);
    });
    test('without ORIGIN it does not load, and says why', async () => {
      const { initError } = await run([get('/text')], { ORIGIN: undefined });
      assert.equal(initError?.errorMessage, 'ORIGIN is not set');
    });
  });
}
