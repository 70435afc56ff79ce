// The command line, and functions that disturb their process.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, suite, test } from 'node:test';

import { isFailure, PLAIN, Server } from './server.mjs';

const temporary = mkdtempSync(path.join(tmpdir(), 'serve-'));
after(() => rmSync(temporary, { recursive: true }));

suite('a misuse prints one sentence with the remedy', () => {
  const misuses = [
    ['no folder', ['/nowhere'], /^there is no folder \/nowhere: build the function first.*\n$/],
    ['no module', [temporary], /index\.mjs does not exist: build the function first.*\n$/],
    ['no such export', [PLAIN, '--handler', 'nothing'], /^\S+ exports no function nothing: name one with --handler \(it exports handler, stream\)\n$/],
    ['an export that is not a function', [PLAIN, '--handler', 'index.notAFunction'], /^\S+ exports no function notAFunction: .*\n$/],
    ['an invalid port', [PLAIN, '--port', '70000'], /^70000 is not a port: choose one from 1 to 65535, .*\n$/],
    ['an invalid timeout', [PLAIN, '--timeout', '901'], /^--timeout must be more than 0 and at most 900 seconds, .*\n$/],
    ['no arguments', [], /^a function's folder is needed\nusage: .*\n$/],
    ['an unknown option', [PLAIN, '--unknown'], /^Unknown option '--unknown'.*\nusage: .*\n$/],
  ];
  for (const [what, args, sentence] of misuses) {
    test(what, async () => {
      const server = new Server(args, { env: { PORT: '0' } });
      assert.deepEqual(await server.ended, { status: 2, signal: null });
      assert.match(server.text, sentence);
    });
  }

  test('a port that is in use', async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address(), server = new Server([PLAIN], { env: { PORT: String(port) } });
    assert.deepEqual(await server.ended, { status: 2, signal: null });
    assert.equal(server.text, `port ${port} is in use: stop the program that uses it, or choose another with PORT (--port)\n`);
    other.close();
  });
});

suite('the server ends at once', () => {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    test(`on ${signal}, while a request is running`, async () => {
      const server = await Server.start(PLAIN);
      const answer = server.request('/never').then(() => 'answered', ({ code }) => code);
      await server.request('/');
      await server.prints(/^#2 200 GET \/ .*\n/m);
      assert.deepEqual(await server.kill(signal), { status: 0, signal: null });
      assert.equal(await answer, 'ECONNRESET');
      assert.match(server.text, /\n#2 200 GET \/ .*\n$/); // and prints nothing more
    });
  }
});

suite('a function that', () => {
  test('waits longer than its timeout gets a 502', async () => {
    const server = await Server.start(PLAIN, [], { env: { TIMEOUT: '20' } }), reply = server.request('/never');
    await server.prints(/^#1 \| never\n/m);
    await server.request('/late');
    isFailure(await reply);
    await server.prints(/^#1 \| Sandbox\.Timedout: RequestId: \S+ Error: Task timed out after 20\.00 seconds\n(?:#.*\n)*?#1 502 GET \/never /m);
    assert.equal((await server.request('/')).status, 200);
    await server.stop();
  });

  const ends = [
    ['computes longer than its timeout', '/compute', /^#\d+ \| Sandbox\.Timedout: Task timed out after 0\.20 seconds$/m, ['--timeout', '0.2']],
    ['ends its process', '/exit', /^#\d+ \| Runtime\.ExitError: RequestId: \S+ Error: Runtime exited with error: exit status 3$/m],
    ['leaves a rejection unhandled', '/reject', /^#\d+ \| shop::OutOfStock: no such order$/m],
    ['throws in a timer', '/timer', /^#\d+ \| shop::OutOfStock: no such order$/m],
  ];
  for (const [what, target, said, args = []] of ends) {
    test(`${what} gets a 502, and a fresh process handles the next request`, async () => {
      const server = await Server.start(PLAIN, args);
      isFailure(await server.request(target));
      await server.prints(said);
      await server.prints(/^The process of plain has ended \(.*\): a new one handles the next request\nServing the new plain, /m);
      if (args.length === 0) assert.equal((await server.request('/')).status, 200); // with a short timeout this one may time out too
      await server.stop();
    });
  }

  test('cannot be loaded fails every request, until it is changed', async () => {
    const file = path.join(temporary, 'index.mjs');
    writeFileSync(file, "throw Object.assign(new Error('no configuration'), { name: 'shop::BadConfiguration' });\n");
    const server = new Server([temporary, '--port', '0']);
    await server.prints(/^init \| shop::BadConfiguration: no configuration\n(init \|     at .*\n)*\S+ could not be loaded: every request fails until it is changed\n/m);
    writeFileSync(file, "export const handler = async () => 'mended';\n");
    await server.isServing();
    assert.equal((await server.request('/')).body, '"mended"');
    await server.stop();
  });
});
