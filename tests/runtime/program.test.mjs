// The environment that C++ programs expect, under the managed runtimes: tests/functions/program, with the minimal runtime, with an
// embedded file, and with the whole runtime; tests/functions/files, with the same; and tests/functions/parts, one file of which includes
// only a part of the SDK.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';

import { runUnderClient } from './client.mjs';
import { functionsFolder, RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

const invoke = async ({ node, ric }, name, ...events) => {
  const result = await runUnderClient({
    node, ric, folder: path.join(functionsFolder(), name), events, environment: { COLOUR: 'blau\u00e4' },
  });
  assert.equal(result.initError, null);
  for (const outcome of result.outcomes) assert.equal(outcome.kind, 'reply', JSON.stringify(outcome));
  return result;
};

for (const runtime of RUNTIMES) {
  suite(`a C++ program under ${runtime.label}`, () => {
    for (const name of ['program', 'program_embedded', 'program_full']) {
      test(`${name}: stdio and iostreams are logged when the invocation ends`, async () => {
        const { outcomes, stdout, stderr } = await invoke(runtime, name,
          { print: 'first line\nsecond ä, ', stream: 'streamed', error: 'to stderr' }, { print: 'again' });
        const log = stdout + stderr;
        for (const line of ['first line', 'second ä, streamed', 'to stderr', 'again']) assert.match(log, new RegExp(`${line}$`, 'm'));
        assert.ok(log.indexOf('second') < log.indexOf('again'));
        assert.equal(outcomes.length, 2);
      });

      test(`${name}: the environment, clocks and randomness are the machine's`, async () => {
        const before = Date.now();
        const { outcomes: [{ reply }] } = await invoke(runtime, name, { variable: 'COLOUR' });
        assert.equal(reply.variable, 'blauä');
        assert.ok(reply.now >= before && reply.now <= Date.now());
        assert.deepEqual([reply.is_steady, reply.is_random], [true, true]);
      });
    }

    for (const name of ['program_embedded', 'program_full']) {
      test(`${name}: an embedded file can be read`, async () => {
        const { outcomes: [{ reply }] } = await invoke(runtime, name, { read: '/data/embedded.txt' });
        assert.equal(reply.file, 'from the build\n');
      });
    }

    for (const name of ['files', 'files_embedded', 'files_full']) {
      test(`${name}: every call on a missing file, and on a closed one, fails with the right error`, () => {
        const { nowhere, closed, standard, names } = within(runtime.node, name,
          'async (m) => ({ nowhere: await m.nowhere(), closed: await m.closed(), standard: await m.standard(), names: await m.names() })');
        assert.deepEqual({ nowhere, closed, standard }, { nowhere: [], closed: [], standard: [] });
        assert.deepEqual(names, { sysname: 'Emscripten', nodename: 'emscripten', machine: 'wasm32', host: 'emscripten' });
      });
    }

    test('files: without a file system, there is no current directory and no socket', () => {
      const { folder, socket } = within(runtime.node, 'files', 'async (m) => ({ folder: await m.folder(), socket: await m.sockets() })');
      assert.deepEqual({ folder, socket }, { folder: -44, socket: true }); // ENOENT of WASI
    });

    for (const name of ['parts', 'parts_none']) {
      test(`${name}: a file that includes only the request links with the JavaScript that it needs`, () => {
        const event = { requestContext: { http: {} }, rawQueryString: 'a=1', headers: { B: '2', C: '3' }, body: '4' };
        const reply = within(runtime.node, name, `async ({ told }) => told(${JSON.stringify(event)})`);
        assert.equal(reply.body, '1234');
      });

      test(`${name}: a file that includes only a part of the SDK links with the JavaScript that it needs`, async () => {
        const { outcomes } = await invoke(runtime, name, '[0.5,1e300,123456789012345678e-4]', '[1');
        assert.deepEqual(outcomes.map(({ reply }) => reply), ['[1,2e+300,24691357802469.137]',
          'The text is not JSON: it ends too early, at byte 2 (line 1, column 3).']);
      });
    }

    test('program: a missing file does not open', async () => {
      const { outcomes: [{ reply }] } = await invoke(runtime, 'program', { read: '/data/embedded.txt' });
      assert.equal(reply.file, undefined);
    });

    test('program_full: /tmp is the machine\u2019s', async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'program-')), file = path.join(folder, 'written.txt');
      try {
        const { outcomes: [{ reply }] } = await invoke(runtime, 'program_full', { read: file, write: 'by C++' });
        assert.equal(reply.file, 'by C++');
        assert.equal(readFileSync(file, 'utf8'), 'by C++');
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  });
}
