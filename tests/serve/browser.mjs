// A headless Chromium that opens pages, by the Chrome DevTools Protocol.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Printing } from './server.mjs';

export class Browser {
  #number = 0;
  #replies = new Map();
  #loaded = () => {};
  #sites = new Map();

  /** What a page has logged as an error, thrown, or not found. */
  errors = [];

  static async start(program) {
    const browser = new Browser();
    browser.folder = mkdtempSync(path.join(tmpdir(), 'browser-'));
    browser.process = new Printing(program, ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-features=LocalNetworkAccessChecks', `--user-data-dir=${browser.folder}`, '--remote-debugging-port=0', 'about:blank'], { detached: true });
    const [, url] = await browser.process.prints(/DevTools listening on (ws:\S+)/);
    const { host } = new URL(url);
    const [{ webSocketDebuggerUrl }] = (await (await fetch(`http://${host}/json/list`)).json()).filter(({ type }) => type === 'page');
    browser.socket = new WebSocket(webSocketDebuggerUrl);
    await new Promise((settle, fail) => Object.assign(browser.socket, { onopen: settle, onerror: fail }));
    browser.socket.onmessage = ({ data }) => browser.#receive(JSON.parse(data));
    for (const domain of ['Runtime', 'Log', 'Page']) await browser.#send(`${domain}.enable`);
    return browser;
  }

  #receive({ id, method, params, result, error }) {
    if (id !== undefined) {
      const { settle, fail } = this.#replies.get(id);
      this.#replies.delete(id);
      if (error) fail(new Error(error.message)); else settle(result);
    }
    if (method === 'Fetch.requestPaused') this.#fulfil(params);
    if (method === 'Page.loadEventFired') this.#loaded();
    if (method === 'Runtime.exceptionThrown') this.errors.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    if (method === 'Runtime.consoleAPICalled' && params.type === 'error') this.errors.push(params.args.map(({ value, description }) => value ?? description).join(' '));
    if (method === 'Log.entryAdded' && params.entry.level === 'error') this.errors.push(`${params.entry.text} ${params.entry.url ?? ''}`);
  }

  #send(method, params = {}) {
    const id = (this.#number += 1);
    return new Promise((settle, fail) => {
      this.#replies.set(id, { settle, fail });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  #fulfil({ requestId, request: { url } }) {
    const { origin, pathname } = new URL(url), file = this.#sites.get(origin)?.[pathname.slice(1) || 'index.html'];
    const type = { html: 'text/html', js: 'text/javascript' }[/\w+$/.exec(pathname)?.[0] ?? 'html'];
    this.#send('Fetch.fulfillRequest', file === undefined ? { requestId, responseCode: 404 } : {
      requestId, responseCode: 200, responseHeaders: [{ name: 'content-type', value: type }], body: Buffer.from(file).toString('base64'),
    });
  }

  /** Has the pages of an origin, `https://app.example`, answered with these files, { name: text }, without a server. */
  async answer(origin, files) {
    this.#sites.set(origin, files);
    await this.#send('Fetch.enable', { patterns: [...this.#sites.keys()].map((each) => ({ urlPattern: `${each}/*` })) });
  }

  /** Opens a page, and waits until it and its scripts are loaded. */
  async open(url) {
    const loaded = new Promise((settle) => { this.#loaded = settle; });
    await this.#send('Page.navigate', { url });
    await loaded;
  }

  /** The value of an expression in the page. */
  async value(expression) {
    const { result, exceptionDetails } = await this.#send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    assert.equal(exceptionDetails, undefined, exceptionDetails?.exception?.description);
    return result.value;
  }

  /** Waits until the expression is true in the page that is open. */
  until(expression) {
    return this.value(`new Promise((settle) => { const look = () => ((${expression}) ? settle(true) : setTimeout(look, 20)); look(); })`);
  }

  async stop() {
    this.socket.close();
    await this.process.kill('SIGKILL', { group: true });
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
