// Starts the local server, and waits for its output. Also small clients that show details that browsers hide.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import http from 'node:http';
import path from 'node:path';

const SERVER = path.join(import.meta.dirname, '..', '..', 'cmake', 'javascript', 'local', 'serve', 'server.mjs');
export const PLAIN = path.join(import.meta.dirname, 'standins', 'plain');

export function fromEnvironment(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run tests/suites/62-serve.sh, which reads tests/environment.sh`);
  return value;
}

/** The time in milliseconds after which a process counts as hung. */
const PATIENCE = 600_000;

/** A process and its output. */
export class Printing {
  #process;
  #text = '';
  #seen = 0;
  #waiting = new Set();

  constructor(program, args, options = {}) {
    this.#process = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    for (const stream of [this.#process.stdout, this.#process.stderr]) stream.setEncoding('utf8').on('data', (text) => {
      this.#text += text;
      for (const look of this.#waiting) look();
    });
    this.ended = new Promise((settle, fail) => this.#process.once('error', fail).once('close', (status, signal) => {
      this.end = { status, signal };
      for (const look of this.#waiting) look();
      settle(this.end);
    }));
    this.limit = setTimeout(() => this.kill('SIGKILL'), PATIENCE);
    this.ended.finally(() => clearTimeout(this.limit)).catch(() => {});
  }

  get text() { return this.#text; }
  get pid() { return this.#process.pid; }

  /** The match of `pattern` in the output after the last match; rejects if the process ends without one. */
  prints(pattern) {
    return new Promise((settle, fail) => {
      const look = () => {
        const match = pattern.exec(this.#text.slice(this.#seen));
        if (match === null && this.end === undefined) return;
        this.#waiting.delete(look);
        if (match === null) return fail(new Error(`it ended (${JSON.stringify(this.end)}) without printing ${pattern}:\n${this.#text}`));
        this.#seen += match.index + match[0].length;
        settle(match);
      };
      this.#waiting.add(look);
      look();
    });
  }

  kill(signal, { group = false } = {}) {
    try { process.kill(group ? -this.pid : this.pid, signal); } catch { /* it has ended */ }
    return this.ended;
  }
}

/** The server, on a free port. */
export class Server extends Printing {
  constructor(args, { node = process.execPath, env = {} } = {}) {
    const { PORT, HANDLER, TIMEOUT, ...inherited } = process.env;
    super(node, [SERVER, ...args], { env: { ...inherited, ...env } });
  }

  static async start(folder, args = [], options = {}) {
    const server = new Server([folder, '--port', '0', ...args], options);
    await server.isServing();
    return server;
  }

  async isServing() {
    [, this.url] = await this.prints(/^Serving \S+ on (http:\/\/127\.0\.0\.1:\d+)\//m);
  }

  get port() { return Number(new URL(this.url).port); }

  stop() { return this.kill('SIGINT'); }

  /** A request and its complete reply: `{ status, phrase, headers, rawHeaders, body }`; rejects if the reply is aborted. */
  request(target, { method = 'GET', headers = {}, body, agent = false } = {}) {
    return new Promise((settle, fail) => {
      const request = http.request({ host: '127.0.0.1', port: this.port, path: target, method, headers, agent }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk)).on('error', (error) => fail(Object.assign(error, { body: Buffer.concat(chunks).toString() })));
        response.on('end', () => settle({ status: response.statusCode, phrase: response.statusMessage, headers: response.headers, rawHeaders: response.rawHeaders, body: Buffer.concat(chunks).toString() }));
      }).on('error', fail);
      request.end(body);
    });
  }

  /** A request whose reply is not read yet: settles with the response of node:http. */
  open(target, options = {}) {
    return new Promise((settle, fail) => http.get({ host: '127.0.0.1', port: this.port, path: target, agent: false, ...options }, settle).on('error', fail));
  }

  async json(target, options) {
    const { status, body } = await this.request(target, options);
    assert.equal(status, 200, body);
    return JSON.parse(body);
  }
}

/** Asserts the platform's reply for a failed function. */
export function isFailure({ status, phrase, body }) {
  assert.deepEqual({ status, phrase, body }, { status: 502, phrase: 'Bad Gateway', body: 'Internal Server Error' });
}
