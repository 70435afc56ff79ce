// Common clients: curl, a browser's EventSource, and wrk under load.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, suite, test } from 'node:test';
import { promisify } from 'node:util';

import { fromEnvironment, PLAIN, Printing, Server } from './server.mjs';

const CURL = fromEnvironment('CURL'), WRK = fromEnvironment('WRK'), CHROMIUM = fromEnvironment('CHROMIUM'), FUNCTIONS = fromEnvironment('FUNCTIONS');
const temporary = mkdtempSync(path.join(tmpdir(), 'serve-'));
after(() => rmSync(temporary, { recursive: true }));
const output = async (program, ...args) => (await promisify(execFile)(program, args)).stdout;


suite('curl', () => {
  test('gets replies on a keep-alive connection', async () => {
    const server = await Server.start(path.join(FUNCTIONS, 'hello'));
    const printed = await output(CURL, '--silent', '--show-error', '--write-out', ' %{http_code} %{num_connects}\n', `${server.url}/?name=Ada`, `${server.url}/?name=Bob`);
    assert.equal(printed, 'Hello, Ada! 200 1\nHello, Bob! 200 0\n');
    await server.stop();
  });
  test('sends a body', async () => {
    const server = await Server.start(PLAIN);
    const event = JSON.parse(await output(CURL, '--silent', '--show-error', '--header', 'expect: 100-continue', '--json', '{"a":1}', `${server.url}/event`));
    assert.deepEqual([event.requestContext.http.method, event.body], ['POST', '{"a":1}']);
    await server.stop();
  });
  test('gets a stream, and detects an aborted one', async () => {
    const server = await Server.start(path.join(FUNCTIONS, 'stream'));
    assert.equal(await output(CURL, '--silent', '--show-error', '--no-buffer', `${server.url}/?lines=3&size=4`), '1 ..\n2 ..\n3 ..\n');
    await server.stop();
    const breaking = await Server.start(PLAIN, ['--handler', 'index.stream']);
    await assert.rejects(output(CURL, '--silent', '--show-error', `${breaking.url}/half`), { code: 18, stdout: 'half' });
    await breaking.stop();
  });
});

suite("a browser's EventSource", () => {
  /** Starts the browser on a page, which reports what it received by a request. */
  const browse = (url) => new Printing(CHROMIUM, ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run',
    `--user-data-dir=${mkdtempSync(path.join(temporary, 'browser-'))}`, '--remote-debugging-port=0', url], { detached: true });

  // The page has another origin than the events, and reports to its own.
  const page = (url) => `<!doctype html><title>events</title><script>
    const seen = [], source = new EventSource(${JSON.stringify(url)});
    source.onopen = () => seen.push('open');
    source.onmessage = ({ lastEventId, data }) => seen.push(lastEventId + ':' + data);
    source.addEventListener('done', ({ lastEventId, data }) => {
      seen.push(lastEventId + ':' + data);
      source.close();
      fetch('/seen', { method: 'POST', body: JSON.stringify(seen) });
    });
  </script>`;

  test('opens, gets every event, and closes', async () => {
    const server = await Server.start(path.join(FUNCTIONS, 'events'));
    let report;
    const reported = new Promise((settle) => { report = settle; });
    const pages = http.createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      response.writeHead(200, { 'content-type': 'text/html' }).end(request.url === '/' ? page(`${server.url}/?from=2`) : '');
      if (request.url === '/seen') report(body);
    }).listen(0, '127.0.0.1');
    await once(pages, 'listening');
    const browser = browse(`http://127.0.0.1:${pages.address().port}/`);
    const seen = await Promise.race([reported, browser.ended.then(() => assert.fail(browser.text))]);
    assert.deepEqual(JSON.parse(seen), ['open', '2:2', '1:1', '0:Lift-off!']);
    await browser.kill('SIGKILL', { group: true });
    pages.close();
    await server.prints(/^#\d+ 200 GET \/\?from=2 .* ms, streamed/m);
    assert.equal((await server.request('/?from=0')).status, 200);
    await server.stop();
  });
});

suite('wrk, with 50 keep-alive connections,', () => {
  /** The number of requests; asserts that none failed. */
  const load = async (url) => {
    const printed = await output(WRK, '--threads', '1', '--connections', '50', '--duration', '2s', '--timeout', '600s', url);
    assert.doesNotMatch(printed, /Socket errors|Non-2xx/);
    return Number(/(\d+) requests in/.exec(printed)[1]);
  };

  test('gets a reply to every request, each of which is printed', async () => {
    const server = await Server.start(path.join(FUNCTIONS, 'hello'));
    const count = await load(`${server.url}/?name=Ada`);
    await server.request('/last');
    await server.prints(/ 200 GET \/last /);
    const lines = server.text.match(/^#\d+ 200 GET \/\?name=Ada /gm).length;
    assert.ok(lines >= count && lines <= count + 50, `${lines} lines of ${count} requests`);
    await server.stop();
  });

  test('gets a reply to every request while the function is reloaded', async () => {
    const folder = path.join(temporary, 'hello');
    cpSync(path.join(FUNCTIONS, 'hello'), folder, { recursive: true });
    const server = await Server.start(folder);
    const loading = load(`${server.url}/?name=Ada`);
    await server.prints(/^#1 200 /m);
    for (let i = 1; i <= 3; i++) {
      utimesSync(path.join(folder, 'index.mjs'), i, i);
      await server.prints(/^Serving the new hello/m);
    }
    await loading;
    await server.stop();
  });
});
