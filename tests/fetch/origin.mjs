// The origin of examples/proxy: on loopback, in its own process. Its replies contain no date and no port, so that they can be golden
// replies.
//
//   node origin.mjs
//
// Prints its address and an address where nobody listens, as JSON, and a line when a request hangs; exits when its standard input ends.

import { once } from 'node:events';
import { createServer } from 'node:http';

import { coded } from './coded.mjs';
import { pattern } from './pattern.mjs';

const TEXT = { 'content-type': 'text/plain; charset=utf-8' };

/** The octets of a header, as node:http expects them. */
const octets = (text) => Buffer.from(text).toString('latin1');

/** By the first part of the path; `rest` is the text after it. */
const ANSWERS = {
  // The request as received, without its host.
  echo: async (request, response) => {
    const { method, url, headers: { host: _, ...headers } } = request, body = Buffer.concat(await Array.fromAsync(request));
    const text = JSON.stringify({ method, url, headers, body: body.toString('latin1') });
    response.writeHead(201, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), 'x-from': 'the origin' }).end(text);
  },
  text: (_, response) => response.writeHead(200, TEXT).end('größe'),
  redirect: (_, response) => response.writeHead(302, { location: '/text' }).end('elsewhere'),
  // The last three violate RFC 6265, as cookies of many servers do.
  cookies: (_, response) => response.writeHead(200, {
    'set-cookie': ['a=1; Path=/', 'b=2; Secure', 'c={"d": 3, "e": [4]}; Path=/', 'no value', octets('f=größe')], 'x-twice': ['one', 'two'], 'x-utf-8': octets('größe'),
  }).end(),
  zipped: (request, response) => ANSWERS.coded(request, response, 'gzip'),
  coded: (_, response, rest) => {
    const body = coded(rest, 'größe');
    response.writeHead(200, { ...TEXT, 'content-encoding': rest, 'content-length': body.length }).end(body);
  },
  hops: (_, response) => response.writeHead(200, { connection: 'close, X-Hop', 'x-hop': 'one', 'keep-alive': 'timeout=9', 'proxy-connection': 'close', upgrade: 'h2c', 'x-end': 'yes' }).end('text'),
  empty: (_, response) => response.writeHead(204).end(),
  pattern: (_, response, rest) => response.end(pattern(Number(rest))),

  reset: (request) => request.socket.resetAndDestroy(),
  hang: () => console.log('hangs'),
  // The headers and a part of the body, followed by a closed connection (cut) or silence (slow).
  cut: (request, response) => { response.writeHead(200, { ...TEXT, 'content-length': 100_000 }).write('x'.repeat(1000), () => request.socket.destroy()); },
  slow: (_, response) => response.writeHead(200, { ...TEXT, 'content-length': 100_000 }).write('x'.repeat(1000)),
};

function answer(request, response) {
  const [, name, rest] = /^\/([a-z]*)(?:\/(.*))?$/.exec(request.url.split('?')[0]) ?? [];
  response.sendDate = false;
  if (ANSWERS[name] === undefined) response.writeHead(404, TEXT).end(`There is no ${request.url}`); else ANSWERS[name](request, response, rest);
}

async function listen(server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${server.address().port}`;
}

// A port of the system's, which no server takes: one that was free a moment ago may be another's by then.
const nobody = 'http://127.0.0.1:2';
console.log(JSON.stringify({ origin: await listen(createServer({ keepAliveTimeout: 600_000, requestTimeout: 0 }, answer)), nobody }));
process.stdin.on('end', () => process.exit()).resume();
