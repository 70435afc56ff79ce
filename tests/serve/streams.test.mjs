// Handlers that write their reply to a stream.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, suite, test } from 'node:test';

import { fromEnvironment, isFailure, PLAIN, Server } from './server.mjs';

for (const node of ['NODE22', 'NODE24', 'NODE26']) {
  suite(`a stream in ${node}`, () => {
    let server;
    before(async () => { server = await Server.start(PLAIN, ['--handler', 'index.stream'], { node: fromEnvironment(node) }); });
    after(() => server.stop());

    test('with a content type is a reply with status 200', async () => {
      const { status, headers, body } = await server.request('/plain');
      assert.deepEqual([status, headers['content-type'], headers['transfer-encoding'], body], [200, 'text/plain', 'chunked', 'one,two']);
      await server.prints(/^#(\d+) 200 GET \/plain streams\n#\1 200 GET \/plain .* ms, streamed$/m);
    });

    test('may begin with a prelude, in pieces of any size', async () => {
      const prelude = { statusCode: 418, headers: { 'X-A': 'é'.length, 'content-type': 'text/x' }, cookies: ['a=b', 'c=d'] };
      const { status, headers, body } = await server.request('/prelude', { method: 'POST', body: JSON.stringify(prelude), headers: { 'content-type': 'application/json' } });
      assert.deepEqual([status, headers['x-a'], headers['content-type'], headers['set-cookie'], body], [418, '1', 'text/x', ['a=b', 'c=d'], 'body']);
    });

    test('may be created by awslambda.HttpResponseStream', async () => {
      const { status, headers, body } = await server.request('/from');
      assert.deepEqual([status, headers['x-a'], headers['set-cookie'], body], [201, 'b', ['c=d', 'e=f'], 'made']);
    });

    test('has its headers sent before its body', async () => {
      const response = await server.open('/head');
      assert.equal(response.statusCode, 202);
      await server.request('/other'); // the handler waits for this request
      let body = '';
      for await (const chunk of response) body += chunk;
      assert.equal(body, 'behind');
    });

    test('may be empty', async () => {
      const { status, headers, body } = await server.request('/empty');
      assert.deepEqual([status, headers['content-type'], body], [200, 'application/octet-stream', '']);
    });

    test('to HEAD has no body', async () => assert.equal((await server.request('/plain', { method: 'HEAD' })).body, ''));

    const failures = [
      ['an error before the first byte', '/throw', /shop::OutOfStock: no such order\n/],
      ['a prelude that is not JSON', '/broken_prelude', /MalformedPrelude: The reply's prelude is .* as JSON, followed by eight NUL bytes: /],
      ['an end within the prelude', '/no_prelude', /MalformedPrelude: .*: the stream ended before the NUL bytes\./],
    ];
    for (const [what, path, said] of failures) {
      test(`${what} gets the platform's 502, and is printed`, async () => {
        isFailure(await server.request(path));
        await server.prints(said);
      });
    }

    for (const [prelude, said] of [[{ headers: { 'a b': '1' } }, /Header name must be a valid HTTP token/], [{ headers: { a: 'b\nc' } }, /Invalid character in header content/], [{ statusCode: 99 }, /its statusCode is 99/]]) {
      test(`a prelude of ${JSON.stringify(prelude)} gets the platform's 502, and is printed`, async () => {
        isFailure(await server.request('/prelude', { method: 'POST', body: JSON.stringify(prelude), headers: { 'content-type': 'application/json' } }));
        await server.prints(said);
      });
    }

    test('is aborted by an error after the first byte, which is printed', async () => {
      await assert.rejects(server.request('/half'), { code: 'ECONNRESET', body: 'half' });
      await server.prints(/^#(\d+) 200 GET \/half streams\n#\1 \| shop::OutOfStock: no such order\n(#\1 \|     at .*\n)+#\1 200 GET \/half .* ms, broken off$/m);
    });

    test('must get its content type before the first byte', async () => {
      await assert.rejects(server.request('/late_type'), { code: 'ECONNRESET' });
      await server.prints(/Runtime\.InvalidStreamingOperation: Cannot set content-type, too late\./);
    });

    test('applies backpressure, and drains', async () => {
      const response = await server.open('/flood');
      const [, count] = await server.prints(/ full after (\d+)\n/);
      assert.ok(count < 400, `${count} chunks were taken`);
      let size = 0;
      for await (const chunk of response) size += chunk.length;
      assert.equal(size, 400 * 65_536);
      await server.prints(/ drained true\n/);
    });

    test('continues when its client disconnects, without telling the handler', async () => {
      const response = await server.open('/gone');
      assert.equal((await new Promise((settle) => response.once('data', settle))).toString(), 'begun');
      response.destroy();
      assert.equal((await server.request('/other')).body, 'met');
      await server.prints(/^#(\d+) \| wrote all\n(?:#.*\n)*#\1 200 GET \/gone .* ms, streamed, the client disconnected$/m);
      assert.equal((await server.request('/plain')).body, 'one,two');
    });
  });
}

test('a stream is aborted at its timeout', async () => {
  const server = await Server.start(PLAIN, ['--handler', 'stream']), response = await server.open('/never');
  const [begun] = await once(response, 'data'), broken = once(response, 'error');
  await server.request('/late');
  const [error] = await broken;
  assert.deepEqual([begun.toString(), error.code], ['begun', 'ECONNRESET']);
  await server.prints(/Sandbox\.Timedout: RequestId: .* Task timed out after 30\.00 seconds\n(?:#.*\n)*?#1 200 GET \/never .* broken off/);
  await server.stop();
});
