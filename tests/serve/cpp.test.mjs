// C++ functions, as served by `make serve` and the target <name>_serve.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';

import { fromEnvironment, isFailure, Printing, Server } from './server.mjs';

const ROOT = path.join(import.meta.dirname, '..', '..'), FUNCTIONS = fromEnvironment('FUNCTIONS');

suite('a function in C++', () => {
  test('replies like a Function URL', async () => {
    const server = await Server.start(path.join(FUNCTIONS, 'orders'));
    const { status, headers, body } = await server.request('/', { method: 'POST', body: '[]', headers: { 'content-type': 'application/json' } });
    assert.deepEqual([status, headers['content-type'], JSON.parse(body).status], [422, 'application/problem+json', 422]);
    await server.stop();
  });

  test('serves the files of its zip', async () => {
    const server = await Server.start(path.join(FUNCTIONS, 'site')), at = (target, headers = {}) => server.request(target, { headers });
    const page = await at('/');
    assert.deepEqual([page.status, page.headers['content-type'], page.headers['cache-control']], [200, 'text/html; charset=utf-8', 'no-cache']);
    assert.match(page.body, /^<!doctype html>/);
    assert.equal((await at('/', { 'if-none-match': page.headers.etag })).status, 304);
    assert.deepEqual([(await at('/', { 'accept-encoding': 'br' })).headers['content-encoding'], (await at('/guide')).headers.location], ['br', './guide/']);
    for (const target of ['/../site.wasm', '/..%2fsite.wasm', '/files/', '/index.mjs']) assert.equal((await at(target)).status, 404, target);
    await server.stop();
  });

  test("fails with its C++ type, message and stack on the terminal", async () => {
    const server = await Server.start(path.join(FUNCTIONS, 'orders'), [], { env: { HANDLER: 'buy' } });
    isFailure(await server.request('/'));
    await server.prints(/^#1 \| lambda_wasm::InvalidEvent: The value at \/customer does not fit: expected string, found nothing\.\n(#1 \|     at .*\n)+#1 502 GET \/ /m);
    await server.stop();
  });
});

suite('make serve', () => {
  // The variables of a `make test` that started this suite must not reach the `make` of the tests.
  const { MAKEFLAGS, MAKELEVEL, MFLAGS, FUNCTION, EVENT, HANDLER, PORT, ...env } = process.env;
  env.PATH = `${fromEnvironment('EMSCRIPTEN_DEFAULT')}:${env.PATH}`;
  const make = (...words) => new Printing('make', ['-s', '-C', ROOT, 'serve', 'PORT=0', ...words], { env, detached: true });

  const served = async (serving, target, seen) => {
    const [, url] = await serving.prints(/^Serving \S+ on (http:\/\/127\.0\.0\.1:\d+)\//m);
    assert.match(await (await fetch(url + target)).text(), seen);
    await serving.prints(/^#1 200 GET /m);
    await serving.kill('SIGINT', { group: true });
    await assert.rejects(fetch(url), /fetch failed/);
  };
  test('serves hello until it is interrupted', () => served(make(), '/?name=Ada', /^Hello, Ada!$/));
  test('serves another example', () => served(make('FUNCTION=echo'), '/a/path?b=c', /^\{"sender":"function_url","method":"GET","path":"\/a\/path","query":\[\["b","c"\]\],/));
  test('serves a handler in JavaScript', () => served(make('FUNCTION=greeting'), '/?name=Bob', /^Hello, Bob!$/));

  test('of an unknown example lists the examples', async () => {
    const serving = make('FUNCTION=nosuch');
    assert.notEqual((await serving.ended).status, 0);
    assert.match(serving.text, /^There is no example nosuch; there are: /);
  });
});

test('in a host build, one sentence tells how to serve', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'serve-'));
  try {
    execFileSync('cmake', ['-S', ROOT, '-B', folder, '-G', 'Ninja'], { stdio: 'ignore' });
    const { status, stdout } = spawnSync('cmake', ['--build', folder, '--target', 'hello_serve'], { encoding: 'utf8' });
    assert.notEqual(status, 0);
    assert.match(stdout, /^hello_serve serves what is deployed, and this build is for the host: configure a folder with emcmake and build the target there\.$/m);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
