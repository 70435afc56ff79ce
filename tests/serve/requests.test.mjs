// A request becomes the event of a Function URL, and a buffered handler's result becomes the reply.

import assert from 'node:assert/strict';
import net from 'node:net';
import { after, before, suite, test } from 'node:test';

import { fromEnvironment, isFailure, PLAIN, Server } from './server.mjs';

/** A header's text in UTF-8, as the octets of node:http. */
const octets = (text) => Buffer.from(text).toString('latin1');

for (const node of ['NODE22', 'NODE24', 'NODE26']) {
  suite(`in ${node}`, () => {
    let server;
    before(async () => { server = await Server.start(PLAIN, [], { node: fromEnvironment(node) }); });
    after(() => server.stop());

    suite('an event', () => {
      test('has all members of payload format 2.0', async () => {
        const event = await server.json('/event?a=1&b=%C3%A9+x&a=2', {
          method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json', 'X-Name': 'Value', 'User-Agent': 'test', Cookie: 'a=b; c=d', Host: 'localhost:1' },
        });
        const { requestId, time, timeEpoch } = event.requestContext, trace = event.headers['x-amzn-trace-id'];
        assert.match(requestId, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/);
        assert.match(trace, /^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Sampled=0$/);
        assert.match(time, /^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/);
        assert.equal(Date.parse(time.replace(/^(\d+)\/(\w+)\/(\d+):/, '$1 $2 $3 ')), Math.floor(timeEpoch / 1000) * 1000);
        assert.deepEqual(event, {
          version: '2.0', routeKey: '$default', rawPath: '/event', rawQueryString: 'a=1&b=%C3%A9+x&a=2', cookies: ['a=b', 'c=d'],
          headers: {
            'content-type': 'application/json', 'x-name': 'Value', 'user-agent': 'test', cookie: 'a=b; c=d', host: 'localhost:1', 'content-length': '2',
            'x-forwarded-for': '127.0.0.1', 'x-forwarded-port': String(server.port), 'x-forwarded-proto': 'http', 'x-amzn-trace-id': trace,
          },
          queryStringParameters: { a: '1,2', b: 'é x' },
          requestContext: {
            accountId: 'anonymous', apiId: 'local', domainName: 'local.lambda-url.us-east-1.on.aws', domainPrefix: 'local',
            http: { method: 'POST', path: '/event', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
            requestId, routeKey: '$default', stage: '$default', time, timeEpoch,
          },
          isBase64Encoded: false, body: '{}',
        });
      });

      test('omits members without a value', async () => {
        const event = await server.json('/event');
        assert.deepEqual(Object.keys(event), ['version', 'routeKey', 'rawPath', 'rawQueryString', 'headers', 'requestContext', 'isBase64Encoded']);
        assert.equal(event.rawQueryString, '');
      });

      test('joins repeated headers, and the cookies of several', async () => {
        const { headers, cookies } = await server.json('/event', { headers: { 'X-A': ['1', '2'], Cookie: ['a=b', 'c=d; e=f'] } });
        assert.equal(headers['x-a'], '1,2');
        assert.deepEqual(cookies, ['a=b', 'c=d', 'e=f']);
        assert.equal(headers.cookie, 'a=b; c=d; e=f');
      });

      test('decodes headers as UTF-8 if they are valid, else as Latin-1', async () => {
        const { headers, cookies } = await server.json('/event', { headers: { 'X-Utf-8': octets('größe 日本'), 'X-Latin': 'gr\xf6\xdfe', Cookie: octets('a=ö') } });
        assert.deepEqual([headers['x-utf-8'], headers['x-latin'], cookies], ['größe 日本', 'größe', ['a=ö']]);
      });

      test('treats names such as __proto__ and constructor as ordinary names', async () => {
        const { headers, queryStringParameters } = await server.json('/event?__proto__=1&constructor=2&constructor=3', { headers: { ['__proto__']: 'x', constructor: 'y' } });
        assert.equal(headers.constructor, 'y');
        assert.deepEqual(Object.entries(queryStringParameters), [['__proto__', '1'], ['constructor', '2,3']]);
      });

      const bodies = [
        ['text/plain', 'Grüße', false], ['text/plain; charset=utf-8', 'x', false], ['application/json', '{}', false], ['application/ld+json', '{}', false],
        ['application/xml', '<a/>', false], ['application/javascript', '1', false], ['application/octet-stream', 'x', true],
        ['application/x-www-form-urlencoded', 'a=b', true], [undefined, 'x', true], ['text/plain', Buffer.of(0xff, 0), true],
        ['text/plain', 'x', true, { 'content-encoding': 'gzip' }], ['application/jsonx', 'x', true],
      ];
      for (const [type, body, isBase64Encoded, more] of bodies) {
        test(`a body of ${type}${more ? ', encoded,' : ''} ${JSON.stringify(body)} is ${isBase64Encoded ? 'base64' : 'text'}`, async () => {
          const event = await server.json('/event', { method: 'PUT', body, headers: { ...(type && { 'content-type': type }), ...more } });
          assert.equal(event.isBase64Encoded, isBase64Encoded);
          assert.deepEqual(Buffer.from(event.body, isBase64Encoded ? 'base64' : 'utf8'), Buffer.from(body));
        });
      }

      test('is made from a chunked body, and from an empty one', async () => {
        const chunked = await server.json('/event', { method: 'POST', body: 'abc', headers: { 'transfer-encoding': 'chunked', 'content-type': 'text/plain' } });
        assert.deepEqual([chunked.body, chunked.headers['transfer-encoding']], ['abc', undefined]);
        assert.equal(Object.hasOwn(await server.json('/event', { method: 'POST', headers: { 'content-length': 0 } }), 'body'), false);
      });

      test("is made from a proxy's request", async () => {
        const { rawPath, rawQueryString } = await server.json('http://other.example/event?x=1');
        assert.deepEqual([rawPath, rawQueryString], ['/event', 'x=1']);
      });

      test('comes with a context', async () => {
        const { id, same, left, name } = await server.json('/context');
        assert.deepEqual([typeof id, same, name], ['string', true, 'plain']);
        assert.ok(left > 0 && left <= 30_000);
      });

      test('is not made if the body exceeds the limit of Lambda', async () => {
        const { status } = await server.request('/event', { method: 'POST', body: 'x'.repeat(6_291_557) });
        assert.equal(status, 413);
        assert.equal((await server.request('/event', { method: 'POST', body: 'x'.repeat(6_291_557), headers: { 'transfer-encoding': 'chunked' } })).status, 413);
        assert.equal((await server.request('/')).status, 200);
      });

      test('is not made if the client disconnects before its request is complete', async () => {
        const socket = net.connect(server.port, '127.0.0.1');
        socket.write('POST /event HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\nabc');
        socket.end();
        await server.prints(/^-- POST \/event the client disconnected/m);
      });
    });

    suite('a reply', () => {
      const reply = (result) => server.request('/reply', { method: 'POST', body: JSON.stringify(result), headers: { 'content-type': 'application/json' } });
      const JSON_TYPE = 'application/json';

      test('has its status, headers, cookies and body', async () => {
        const { status, headers, body } = await reply({ statusCode: 201, headers: { 'Content-Type': 'text/x', 'X-A': 1 }, cookies: ['a=b', 'c=d'], body: 'é' });
        assert.deepEqual([status, headers['content-type'], headers['x-a'], headers['set-cookie'], body], [201, 'text/x', '1', ['a=b', 'c=d'], 'é']);
        assert.equal(headers['content-length'], '2');
      });
      test('has its headers in UTF-8', async () => {
        const { headers } = await reply({ statusCode: 200, headers: { 'x-a': 'größe 日本' }, cookies: ['a=ö'], body: '' });
        assert.deepEqual([headers['x-a'], headers['set-cookie']], [octets('größe 日本'), [octets('a=ö')]]);
      });
      test('may be base64', async () => assert.equal((await reply({ statusCode: 200, body: 'w6k=', isBase64Encoded: true })).body, 'é'));
      test('may have no body', async () => {
        const { status, headers, body } = await reply({ statusCode: 200, body: null });
        assert.deepEqual([status, headers['content-type'], body], [200, JSON_TYPE, '']);
      });
      for (const status of [204, 304]) {
        test(`may be ${status}`, async () => {
          const { status: actual, headers, body } = await reply({ statusCode: status });
          assert.deepEqual([actual, headers['content-length'], body], [status, undefined, '']);
        });
      }
      test('to HEAD has no body', async () => {
        const { status, headers, body } = await server.request('/text', { method: 'HEAD' });
        assert.deepEqual([status, headers['content-length'], body], [200, '15', '']);
      });
      const inferred = [['an object', { message: 'x' }], ['a list', [1]], ['a number', 1], ['a boolean', false], ['null', null]];
      for (const [what, value] of inferred) {
        test(`of ${what} without a statusCode is JSON`, async () => {
          const { status, headers, body } = await reply(value);
          assert.deepEqual([status, headers['content-type'], body], [200, JSON_TYPE, JSON.stringify(value)]);
        });
      }
      test('of a string is JSON', async () => assert.equal((await server.request('/text')).body, '"Hello, world!"'));
      test('of undefined is null', async () => assert.equal((await server.request('/nothing')).body, 'null'));

      const refused = [
        [{ statusCode: 99 }, /MalformedReply: .* its statusCode is 99, not one from 200 to 599\./], [{ statusCode: 'x' }, /its statusCode is "x"/],
        [{ statusCode: 200, body: {} }, /its body is of type object, not a string: send JSON as text/],
        [{ statusCode: 200, headers: { 'a b': 'c' } }, /Header name must be a valid HTTP token/],
        [{ statusCode: 200, headers: { a: 'b\nc' } }, /Invalid character in header content/],
        [{ statusCode: 200, cookies: ['a\0b'] }, /Invalid character in header content/],
      ];
      for (const [result, said] of refused) {
        test(`${JSON.stringify(result)} is rejected, and the reason is printed`, async () => {
          isFailure(await reply(result));
          await server.prints(said);
        });
      }
      test('that cannot be written as JSON is rejected', async () => {
        isFailure(await server.request('/circle'));
        await server.prints(/Runtime\.JSONStringifyError: Unable to stringify response body/);
      });
      test('may have up to 6 MB', async () => {
        assert.equal((await server.request(`/size?size=${6_291_554}`)).body.length, 6_291_556);
        isFailure(await server.request(`/size?size=${6_291_555}`));
        await server.prints(/Function\.ResponseSizeTooLarge: Response payload size exceeded maximum allowed payload size \(6291556 bytes\)\./);
      });
    });

    suite('the server prints', () => {
      test('a line for each request', async () => {
        await server.request('/some/path?x=1', { method: 'DELETE' });
        await server.prints(/^#\d+ 200 DELETE \/some\/path\?x=1 \d+(\.\d+)? ms$/m);
      });
      test("the function's log lines before that line, with the request's number", async () => {
        await server.request('/log');
        const [, number] = await server.prints(/^#(\d+) \| first 1\n#\1 \| second\n#\1 \| third\n#\1 200 GET \/log /m);
        assert.ok(number > 0);
      });
      test('different numbers for concurrent requests', async () => {
        const both = [server.request('/meet?a'), server.request('/meet?a')];
        assert.deepEqual((await Promise.all(both)).map(({ body }) => body), ['"met"', '"met"']);
        const [, one, other] = await server.prints(/^#(\d+) \| met\n(?:#\d+ 200 .*\n)*#(\d+) \| met$/m);
        assert.notEqual(one, other);
      });
      test('the type, message and stack of an error, which the caller does not see', async () => {
        isFailure(await server.request('/throw'));
        await server.prints(/^#(\d+) \| shop::OutOfStock: no such order\n#\1 \|     at failure \(.*index\.mjs.*\n(#\1 \| .*\n)*#\1 502 GET \/throw /m);
      });
    });
  });
}
