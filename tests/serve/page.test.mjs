// The page of the local server (cmake/javascript/local/serve/page.mjs), in a browser, and requests for other hosts.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, suite, test } from 'node:test';

import { Browser } from './browser.mjs';
import { fromEnvironment, PLAIN, Server } from './server.mjs';

const FUNCTIONS = fromEnvironment('FUNCTIONS');
const temporary = mkdtempSync(path.join(tmpdir(), 'page-'));
after(() => rmSync(temporary, { recursive: true }));

/** Writes a function that logs the path of each request. @returns its folder */
function written(name) {
  const folder = path.join(temporary, name);
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'index.mjs'), "export const handler = async ({ rawPath }) => { console.log(`seen ${rawPath}`); return { statusCode: 201, body: '' }; };\n");
  return folder;
}

suite('a request for another host', () => {
  test('is refused, whatever it is for', async () => {
    const server = await Server.start(PLAIN);
    for (const target of ['/event', '/_lambda_wasm/', '/_lambda_wasm/requests']) {
      const { status, body } = await server.request(target, { headers: { host: 'evil.example:3000' } });
      assert.equal(status, 403);
      assert.equal(body, 'This server answers requests to 127.0.0.1 and localhost, not to "evil.example:3000": open the address that it prints.\n');
    }
    await server.prints(/^-- 403 GET \/event is for the host "evil.example:3000", not for this machine$/m);
    for (const host of ['localhost', 'LOCALHOST:80', 'api.localhost:1', '127.0.0.1', '192.0.2.7:3000', '[::1]:3000', 'localhost.']) {
      assert.equal((await server.request('/event', { headers: { host } })).status, 200, host);
    }
    for (const host of ['localhost.example', 'notlocalhost', '127.0.0.1.example', '1.2.3', 'a b']) {
      assert.equal((await server.request('/event', { headers: { host } })).status, 403, host);
    }
    await server.stop();
  });
});

suite('the page', () => {
  test('has a path of its own, which the function does not get', async () => {
    const server = await Server.start(PLAIN);
    const page = await server.request('/_lambda_wasm/');
    assert.equal(page.status, 200);
    assert.match(page.body, /<title>Local server<\/title>/);
    const moved = await server.request('/_lambda_wasm');
    assert.deepEqual([moved.status, moved.headers.location], [308, '/_lambda_wasm/']);
    assert.equal((await server.request('/_lambda_wasm/nothing')).status, 404);
    assert.equal((await server.request('/_lambda_wasm/..%2f..%2fserver.mjs')).status, 404);
    assert.equal((await server.request('/_lambda_wasm/', { method: 'POST' })).status, 405);
    assert.equal((await server.request('/_lambda_wasm/openapi.json')).status, 204);
    assert.equal((await server.request('/_lambda_wasmer')).body, '/_lambda_wasmer');
    await server.stop();
  });

  test('shows the requests and the log of each, also those after a new build', async () => {
    const folder = written('logging'), server = await Server.start(folder);
    await server.request('/first');
    await server.prints(/^#1 201 /m);
    const browser = await Browser.start(fromEnvironment('CHROMIUM'));
    await browser.open(`${server.url}/_lambda_wasm/`);
    await browser.until(`document.querySelector('#request-1 b')?.textContent === '201'`);
    assert.equal(await browser.value(`document.querySelector('#request-1').innerText`), '201 GET /first ' + await browser.value(`document.querySelector('#request-1 span').textContent`) + '\nseen /first\n');
    await server.request('/a?<b>');
    await browser.until(`document.querySelector('#request-2 code')?.textContent === 'GET /a?<b>'`);
    utimesSync(path.join(folder, 'index.mjs'), 1, 1);
    await server.prints(/^Serving the new logging/m);
    await server.request('/later');
    await browser.until(`document.querySelectorAll('#requests li').length === 1 && document.querySelector('#request-1 code').textContent === 'GET /later'`);
    assert.deepEqual(browser.errors, []);
    await browser.stop();
    await server.stop();
  });

  test('shows the API of a function with routes, and tries a route', async () => {
    const folder = path.join(temporary, 'api');
    cpSync(path.join(FUNCTIONS, 'api'), folder, { recursive: true });
    cpSync(path.join(FUNCTIONS, 'api.openapi.json'), `${folder}.openapi.json`);
    const server = await Server.start(folder);
    const browser = await Browser.start(fromEnvironment('CHROMIUM'));
    await browser.open(`${server.url}/_lambda_wasm/`);
    await browser.until(`document.querySelectorAll('.opblock').length > 3`);
    await browser.value(`[...document.querySelectorAll('.opblock')].find((each) => each.querySelector('.opblock-summary-path').textContent.replaceAll('\\u200b', '') === '/health').querySelector('.opblock-summary-control').click()`);
    await browser.until(`document.querySelector('.opblock.is-open .execute') !== null && document.querySelector('#api').viewer.specSelectors.specResolvedSubtree(['paths', '/health', 'get']) !== undefined`);
    await browser.value(`document.querySelector('.opblock.is-open .execute').click()`);
    await browser.until(`document.querySelector('.opblock.is-open .live-responses-table tbody .response-col_status')?.textContent.startsWith('200')`);
    await browser.until(`document.querySelector('#request-1 code')?.textContent === 'GET /health'`);
    assert.deepEqual(browser.errors, []);
    await browser.stop();
    await server.stop();
  });

  test('says why there is no viewer', async () => {
    const folder = written('without_viewer');
    writeFileSync(`${folder}.openapi.json`, JSON.stringify({ openapi: '3.1.0', info: { title: 'A', version: '1' }, paths: {} }));
    const server = await Server.start(folder, [], { env: { LAMBDA_WASM_CACHE: '/dev/null/none' } });
    const { status, body } = await server.request('/_lambda_wasm/swagger-ui.css');
    assert.equal(status, 503);
    assert.match(body, /^lambda_wasm: the cache folder \/dev\/null\/none cannot be written; set LAMBDA_WASM_CACHE to one that can\n$/m);
    await server.stop();
  });
});
