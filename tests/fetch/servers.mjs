// Servers on loopback, in their own process: some reply properly, and some misbehave.
//
//   node servers.mjs
//
// Prints their addresses as JSON, and exits when its standard input ends. `control` returns the other servers' records since its last
// call: the number of connections, the requests that have begun, and the requests whose connection was closed before the reply ended.
// `control?begun=2&closed=1` waits for so many, and does not reset the records. `control?step` lets waiting replies continue.

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer as createPlainServer } from 'node:net';
import path from 'node:path';

import { coded } from './coded.mjs';
import { Hash, OCTETS, pattern } from './pattern.mjs';

const ORDER = { id: 7, sku: 'pear', prices: [2.5, 0.1], note: 'größe '.repeat(300) };
const TYPE = { 'content-type': 'application/json' };

const nothing = () => ({ connections: 0, begun: [], closed: [] });
let seen = nothing(), flaky = 0;
const waiting = new Set(), steps = []; // the control requests that wait for records, and the replies that wait for a step

function see(what, name) {
  seen[what].push(name);
  for (const look of waiting) look();
}

async function received(request) {
  const hash = new Hash();
  for await (const chunk of request) hash.see(chunk);
  return hash;
}

/** By the first part of the path; `rest` is the text after it. */
const ANSWERS = {
  order: (_, response) => response.writeHead(200, TYPE).end(JSON.stringify(ORDER)),
  marked: (_, response) => response.writeHead(200, TYPE).end(`\ufeff${JSON.stringify(ORDER)}`),
  markedTwice: (_, response) => response.writeHead(200, TYPE).end(`\ufeff\ufeff${JSON.stringify(ORDER)}`),
  misfit: (_, response) => response.writeHead(200, TYPE).end('{"id":"x","sku":1}'),
  text: (_, response) => response.end('größe'),
  empty: (_, response) => response.writeHead(204).end(),
  status: (_, response, rest) => response.writeHead(Number(rest)).end('said'),
  // node:http writes header text as Latin-1, so these characters are octets.
  octets: (_, response) => response.writeHead(302, { 'x-utf-8': Buffer.from('café 日本').toString('latin1'), 'x-latin': 'caf\xe9', 'x-all': OCTETS, location: Buffer.from('/echo?q=ö').toString('latin1') }).end(),
  coded: (_, response, rest) => response.writeHead(200, { 'content-encoding': decodeURIComponent(rest) }).end(coded(decodeURIComponent(rest), 'größe')),
  codedTwice: (_, response) => response.writeHead(200, ['content-encoding', 'gzip', 'content-encoding', 'br']).end(coded('gzip, br', 'größe')),
  codedEmpty: (_, response, rest) => response.writeHead(Number(rest), { 'content-encoding': 'gzip' }).end(),
  twice: (_, response) => {
    response.setHeader('set-cookie', ['a=1; Path=/', 'b=2, 3']);
    response.setHeader('x-twice', ['one', 'two']);
    response.end();
  },
  echo: async (request, response) => {
    const chunks = await Array.fromAsync(request);
    response.end(JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString() }));
  },
  pattern: (_, response, rest) => response.end(pattern(Number(rest))),
  // The pattern in six parts, each at a step.
  stepwise: async (_, response, rest) => {
    const bytes = pattern(Number(rest)), part = Math.ceil(bytes.length / 6);
    response.flushHeaders();
    for (let i = 0; i < bytes.length; i += part) {
      await new Promise((settle) => steps.push(settle));
      response.write(bytes.subarray(i, i + part));
    }
    response.end();
  },
  received: async (request, response) => {
    const hash = await received(request).catch(() => undefined); // the request was aborted
    if (hash !== undefined) response.end(`${hash.length} ${hash.value}`);
  },
  redirect: (_, response, rest) => response.writeHead(Number(rest.slice(0, 3)), { location: rest.slice(3) }).end('elsewhere'),
  loop: (_, response) => response.writeHead(302, { location: '/loop' }).end(),
  flaky: (_, response) => response.writeHead(++flaky % 3 === 0 ? 200 : 503).end(),

  hang: () => {},
  reset: (request) => request.socket.resetAndDestroy(),
  close: (request) => request.socket.destroy(),
  // The headers and a part of the body, followed by a closed connection (cut) or silence (drip).
  cut: (request, response) => { response.writeHead(200, { 'content-length': 100_000 }).write('x'.repeat(1000), () => request.socket.destroy()); },
  drip: (_, response) => response.writeHead(200, { 'content-length': 100_000 }).write('x'.repeat(1000)),
  endless: (_, response) => {
    const chunk = Buffer.alloc(65536), more = () => { while (!response.destroyed && response.write(chunk)); };
    response.on('drain', more);
    more();
  },
};

function answer(request, response) {
  const [, name, rest] = /^\/([a-zA-Z]*)(?:\/(.*))?$/.exec(request.url.split('?')[0]);
  see('begun', name);
  response.on('close', () => { if (!response.writableFinished) see('closed', name); });
  ANSWERS[name](request, response, rest);
}

function control({ url }, response) {
  const { searchParams: asked } = new URL(url, 'http://localhost');
  if (asked.has('step')) for (const go of steps.splice(0)) go();
  const look = () => {
    if (!['begun', 'closed'].every((what) => seen[what].length >= Number(asked.get(what)))) return;
    waiting.delete(look);
    response.end(JSON.stringify(seen));
    if (asked.size === 0) seen = nothing();
  };
  waiting.add(look);
  look();
}

async function listen(server) {
  server.on('connection', () => { seen.connections++; });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server.address().port;
}

const pem = readFileSync(path.join(import.meta.dirname, 'self_signed.pem'));
console.log(JSON.stringify({
  http: `http://127.0.0.1:${await listen(createServer({ keepAliveTimeout: 600_000, requestTimeout: 0 }, answer))}`,
  https: `https://127.0.0.1:${await listen(createSecureServer({ key: pem, cert: pem }, answer))}`,
  garbage: `http://127.0.0.1:${await listen(createPlainServer((socket) => { socket.on('error', () => {}); socket.end('220 mail.example.com ready\r\n\r\n'); }))}`,
  nobody: 'http://127.0.0.1:2', // a port of the system's, which no server takes: one that was free a moment ago may be another's by then
  control: `http://127.0.0.1:${await listen(createServer(control))}`,
}));
process.stdin.on('end', () => process.exit()).resume();
