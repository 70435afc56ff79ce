// The example proxy, under the managed runtimes' clients, with an origin on loopback.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { asGolden, listGoldens, readCases, readGolden, writeGolden } from '../runtime/cases.mjs';
import { Client, CLOCK, Invocation, runUnderClient } from '../runtime/client.mjs';
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
  // The test controls the clock of the five seconds' timeout, and of the invocation.
  const options = (environment) => ({ node, ric, folder: path.join(functionsFolder(), 'proxy'), environment: { ORIGIN: at.origin, ...environment }, imports: [CLOCK] });
  const run = (events, environment) => runUnderClient({ ...options(environment), events });
  const answerTo = async (event, environment) => (await run([event], environment)).outcomes[0];
  // The outcome of an event whose time passes when `until` has settled; `until` gets the client and the origin's output.
  const outcomeOf = async (event, until) => {
    const client = await Client.start(options());
    try {
      const printed = once(server.stdout, 'data'), outcome = client.invoke(event);
      await until(client, printed);
      client.passTime();
      return await outcome;
    } finally {
      await client.kill();
    }
  };
  const hanging = (_, printed) => printed;
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

    test('a body keeps its header content-encoding unless this Node.js decoded it', async () => {
      for (const codings of ['gzip', 'br', 'zstd', 'zstd,gzip', 'own', 'gzip,own']) {
        const { prelude: { headers }, bytes } = await answerTo(get(`/coded/${codings}`)), sent = coded(codings, 'größe');
        if (headers['content-encoding'] === undefined) {
          assert.deepEqual([codings, bytes.toString(), headers['content-length']], [codings, 'größe', undefined]);
        } else {
          assert.deepEqual([codings, bytes, headers['content-encoding'], headers['content-length']], [codings, sent, codings, String(sent.length)]);
        }
      }
    });

    test('10 MB arrive unchanged', async () => {
      const { prelude, bytes, error } = await answerTo(get('/pattern/10485760'));
      assert.deepEqual([prelude.statusCode, prelude.headers['content-length'], error], [200, '10485760', undefined]);
      assert.ok(bytes.equals(pattern(10_485_760)), `${bytes.length} bytes, not as they were sent`);
    });

    // Wasm memory grows to fit the largest chunk. The process starts with 60 MB, and Node.js collects chunks late: 115 to 165 MB at most.
    // A body stored as a whole would take 3782 pages and 540 MB.
    test('100 MB need the memory of one chunk', async () => {
      const MEMORY_FILE = path.join(temporary, label.replaceAll(' ', '_'));
      const client = await Client.start({ ...options({ MEMORY_FILE }), imports: [CLOCK, new URL('watch_memory.mjs', import.meta.url)] });
      const memoryAfter = async (size) => {
        const { bytes, error } = await client.invoke(get(`/pattern/${size}`));
        assert.deepEqual([bytes?.length, error], [size, undefined]);
        client.signal('SIGHUP'); // writes the file
        while (!existsSync(MEMORY_FILE)) await pause(10);
        const memory = JSON.parse(readFileSync(MEMORY_FILE));
        rmSync(MEMORY_FILE);
        return memory;
      };
      const first = await memoryAfter(10_000_000), last = await memoryAfter(100_000_000);
      await client.stop();
      assert.ok(last.pages > 0 && last.pages <= 32, `${last.pages} pages of 64 KB, ${first.pages} before`);
      assert.ok(last.resident <= 200, `${last.resident} MB, ${first.resident} MB before`);
    });

    test('an origin that refuses the connection gets a 502, and the error is logged', async () => {
      const { outcomes: [refused], logs } = await run([get('/text')], { ORIGIN: at.nobody });
      assert.deepEqual(statusOf(refused), [502, 'The origin cannot be reached.']);
      assert.ok(logs.some(({ level, message }) => level === 'ERROR' && message.includes('ECONNREFUSED')), JSON.stringify(logs));
    });
    test('an unknown origin gets a 502', async () => {
      assert.deepEqual(statusOf(await answerTo(get('/text'), { ORIGIN: 'http://nowhere.invalid' })), [502, 'The origin cannot be reached.']);
    });
    test('an origin that does not respond gets a 504', async () => {
      assert.deepEqual(statusOf(await outcomeOf(get('/hang'), hanging)), [504, 'The origin has not answered in time.']);
    });
    test('an origin that does not respond gets a 504 when the invocation runs out of time', async () => {
      assert.deepEqual(statusOf(await answerTo(get('/hang', { remaining: 400 }))), [504, "The function's time was almost over."]);
    });
    test('an origin that aborts its body aborts the reply, with an error in the trailers', async () => {
      const { prelude, body, error } = await answerTo(get('/cut'));
      assert.deepEqual([prelude.statusCode, body, error?.errorType], [200, 'x'.repeat(1000), 'lambda_wasm::http::ConnectionLost']);
    });
    test('an origin that stalls within its body aborts the reply at the deadline', async () => {
      let arrives;
      const half = new Promise((settle) => { arrives = (bytes) => { if (bytes.includes('x'.repeat(1000))) settle(); }; });
      const { prelude, body, error } = await outcomeOf(get('/slow', { arrives }), () => half);
      assert.deepEqual([prelude.statusCode, body, error?.errorType], [200, 'x'.repeat(1000), 'lambda_wasm::Cancelled']);
    });
    test('without ORIGIN, loading fails with the reason', async () => {
      const { initError } = await run([get('/text')], { ORIGIN: undefined });
      assert.equal(initError?.errorMessage, 'ORIGIN is not set');
    });
  });
}
