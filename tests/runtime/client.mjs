// Runs a built function under the managed runtime's own client, aws-lambda-ric, as Lambda would.
//
// The client is started in a Node.js of the caller's choice, with only the environment of a function,
// and gets its events from a RuntimeApi. 3.3.0 is started as `bin/index.mjs index.handler`, 4.0.2 (the client of
// nodejs24.x) as `index.mjs` with `_HANDLER`.

import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { functionEnvironment } from '../../cmake/javascript/local/function_environment.mjs';
import { Invocation, RuntimeApi } from './runtime_api.mjs';

export { Invocation };

export const CLOCK = new URL('clock.mjs', import.meta.url);

/** The time in milliseconds after which a run counts as hung, also on a busy machine. */
const PATIENCE = 600_000;

/**
 * Sends `events`, one after another, to one process of the client, then ends it.
 *
 * An event is any JSON value, or an `Invocation` to set its headers.
 *
 * @param node         path of the Node.js program
 * @param ric          folder of the aws-lambda-ric package
 * @param folder       the built function: the content of the zip
 * @param handler      its handler string
 * @param environment  additional environment variables of the function
 * @param timeout      milliseconds for the whole run
 * @param imports      modules that the process imports first: with `CLOCK`, `passTime` controls the clock of its timers
 *                     (clock.mjs)
 * @returns `{ outcomes, initError, mostUnderWay, exit, stdout, stderr, logs }`: an outcome for each event (runtime_api.mjs lists the kinds,
 *          `logs` are its own lines), the init error or null, the maximum number of concurrent events, the exit of the process or null if
 *          it did not end by itself, and its output.
 * @throws if the client hangs past `timeout`: the error names the event and contains the output. The client is ended.
 */
export async function runUnderClient({ events, ...options }) {
  const client = await Client.start(options);
  try {
    const outcomes = [];
    for (const event of events) {
      client.doing = `handling event ${outcomes.length + 1} of ${events.length}`;
      outcomes.push(await client.invoke(event));
    }
    return await client.stop(outcomes);
  } finally {
    await client.kill();
  }
}

/** One process of the client, for tests that react to replies or run several invocations at the same time. */
export class Client {
  #api;
  #process;
  #closed;      // settles with {code, signal} when the process has ended and its output has been read
  #hung;        // rejects at the timeout
  #timer;
  #stdout = '';
  #stderr = '';

  /** The client's current work, for the error of a hung client. */
  doing = 'initialising';

  /** Takes the options of `runUnderClient` without `events`. Settles before the function is loaded. */
  static async start({ node, ric, folder, handler = 'index.handler', environment = {}, timeout = PATIENCE, imports = [] }) {
    const { version } = JSON.parse(await readFile(path.join(ric, 'package.json'), 'utf8'));
    const old = Number.parseInt(version, 10) < 4;
    const client = new Client();
    client.#api = await RuntimeApi.start();
    client.#spawn(node, old ? [path.join(ric, 'bin', 'index.mjs'), handler] : [path.join(ric, 'index.mjs')], folder, {
      ...functionEnvironment({ folder, handler, runtime: old ? 'nodejs22.x' : 'nodejs24.x' }),
      ...(imports.length > 0 && { NODE_OPTIONS: imports.map((each) => `--import=${each}`).join(' ') }),
      ...environment,
      AWS_LAMBDA_RUNTIME_API: client.#api.address,
    });
    client.#limit(timeout);
    return client;
  }

  /** Advances the process's clock to its first long timer (clock.mjs). */
  passTime() { this.signal('SIGUSR2'); }

  signal(name) { this.#process.kill(name); }

  /** Settles with the outcome; `lost` if the process ends before it posts one. */
  async invoke(event) {
    const invocation = event instanceof Invocation ? event : new Invocation(event);
    return await Promise.race([this.#api.invoke(invocation), this.#hung]);
  }

  /**
   * Waits until the client asks for one more event or ends by itself, then ends it.
   *
   * Waiting matters: output and effects of the function while its reply is posted belong to the run.
   *
   * @returns the result of the run, like `runUnderClient`
   */
  async stop(outcomes = []) {
    this.doing = 'asking for the event after the last';
    const exit = await Promise.race([this.#api.idle(), this.#closed, this.#hung]) ?? null;
    await this.kill();
    const logs = parseLogs(this.#stdout);
    for (const outcome of outcomes) outcome.logs = logs.filter(({ requestId }) => requestId === outcome.requestId);
    return { outcomes, initError: this.#api.initError, mostUnderWay: this.#api.mostUnderWay, exit, stdout: this.#stdout, stderr: this.#stderr, logs };
  }

  /** Ends the process at once. May be called again. */
  async kill() {
    clearTimeout(this.#timer);
    this.#process.kill('SIGKILL');
    await this.#closed.catch(() => {}); // it never started: `stop` reports that
    await this.#api.stop();
  }

  #spawn(node, program, folder, environment) {
    this.#process = spawn(node, program, { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process.stdout.setEncoding('utf8').on('data', (text) => { this.#stdout += text; });
    this.#process.stderr.setEncoding('utf8').on('data', (text) => { this.#stderr += text; });
    this.#closed = new Promise((settle, fail) => {
      this.#process.once('error', fail).once('close', (code, signal) => settle({ code, signal }));
    });
    this.#closed.finally(() => this.#api.abandon()).catch(() => {}); // `stop` reports failures
  }

  #limit(timeout) {
    this.#hung = new Promise((_, fail) => {
      this.#timer = setTimeout(() => fail(new Error(
        `the runtime client hung while ${this.doing} and was ended after ${timeout} ms;`
          + ` it wrote:\n${this.#stdout}${this.#stderr}`,
      )), timeout);
    });
    this.#hung.catch(() => {}); // reported to its awaiters
  }
}

/**
 * Parses the lines that the client wrote for `console` calls: `time TAB request id TAB level TAB message`.
 *
 * The clients turn a message's newlines into carriage returns; here they are newlines again.
 */
function parseLogs(text) {
  return text.split('\n').map((line) => LOG_LINE.exec(line)?.groups).filter(Boolean)
    .map(({ requestId, level, message }) => ({ requestId, level, message: message.replaceAll('\r', '\n') }));
}

const LOG_LINE = /^\d{4}-[\d-]+T[\d:.]+Z\t(?<requestId>[^\t]*)\t(?<level>[A-Z]+)\t(?<message>.*)$/s;
