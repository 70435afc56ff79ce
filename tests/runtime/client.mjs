// Runs a built function under the managed runtime's own client, aws-lambda-ric, as Lambda would.
//
// The client is started in a Node of the caller's choice with the environment of a function and of
// nothing else, and is fed by a RuntimeApi. 3.3.0 is started as `bin/index.mjs index.handler`, 4.0.2 (the client of
// nodejs24.x) as `index.mjs` with `_HANDLER`.

import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { functionEnvironment } from '../../cmake/javascript/local/function_environment.mjs';
import { Invocation, RuntimeApi } from './runtime_api.mjs';

export { Invocation };

export const CLOCK = new URL('clock.mjs', import.meta.url);

/** How long a run may take in all before it counts as hung, in milliseconds: on a machine that is busy with other things, too. */
const PATIENCE = 600_000;

/**
 * Feeds `events`, one after another, to one process of the client, then ends it.
 *
 * An event is any JSON value, or an `Invocation` for one with headers of its own.
 *
 * @param node         path of the Node program
 * @param ric          folder of the aws-lambda-ric package
 * @param folder       the built function: what the zip holds
 * @param handler      its handler string
 * @param environment  further variables of the function
 * @param timeout      milliseconds for the whole run
 * @param imports      modules that the process imports before: with `CLOCK`, the time that it waits for passes when `passTime` says so,
 *                     and not before (clock.mjs)
 * @returns `{ outcomes, initError, mostUnderWay, exit, stdout, stderr, logs }`: an outcome for each event (runtime_api.mjs
 *          lists the kinds, `logs` are its own lines), the init error or null, how many events were under way at once, how the process ended by itself or
 *          null, and what it wrote.
 * @throws when the client hangs past `timeout`, saying on which event, with what it wrote until then. It is ended.
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

/** One process of the client, for tests that decide as they go or have several invocations under way. */
export class Client {
  #api;
  #process;
  #closed;      // settles with {code, signal} once the process is gone and all it wrote was read
  #hung;        // rejects when the time is up
  #timer;
  #stdout = '';
  #stderr = '';

  /** What the client should be busy with; names the place in the error of a hung one. */
  doing = 'initialising';

  /** Takes what `runUnderClient` takes, less the events. Settles before the function is loaded. */
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

  /** Time has passed: the first long timer of the process is due (clock.mjs). */
  passTime() { this.signal('SIGUSR2'); }

  signal(name) { this.#process.kill(name); }

  /** Settles with the outcome; `lost` when the process ends before it posts one. */
  async invoke(event) {
    const invocation = event instanceof Invocation ? event : new Invocation(event);
    return await Promise.race([this.#api.invoke(invocation), this.#hung]);
  }

  /**
   * Waits until the client asks for one more event or ends by itself, then ends it.
   *
   * The waiting matters: what the function writes or does while its reply is posted belongs to the run.
   *
   * @returns the whole run, as `runUnderClient` does
   */
  async stop(outcomes = []) {
    this.doing = 'asking for the event after the last';
    const exit = await Promise.race([this.#api.idle(), this.#closed, this.#hung]) ?? null;
    await this.kill();
    const logs = parseLogs(this.#stdout);
    for (const outcome of outcomes) outcome.logs = logs.filter(({ requestId }) => requestId === outcome.requestId);
    return { outcomes, initError: this.#api.initError, mostUnderWay: this.#api.mostUnderWay, exit, stdout: this.#stdout, stderr: this.#stderr, logs };
  }

  /** Ends the process at once. Safe to call again. */
  async kill() {
    clearTimeout(this.#timer);
    this.#process.kill('SIGKILL');
    await this.#closed.catch(() => {}); // it never started, which `stop` reports
    await this.#api.stop();
  }

  #spawn(node, program, folder, environment) {
    this.#process = spawn(node, program, { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process.stdout.setEncoding('utf8').on('data', (text) => { this.#stdout += text; });
    this.#process.stderr.setEncoding('utf8').on('data', (text) => { this.#stderr += text; });
    this.#closed = new Promise((settle, fail) => {
      this.#process.once('error', fail).once('close', (code, signal) => settle({ code, signal }));
    });
    this.#closed.finally(() => this.#api.abandon()).catch(() => {}); // `stop` reports what failed
  }

  #limit(timeout) {
    this.#hung = new Promise((_, fail) => {
      this.#timer = setTimeout(() => fail(new Error(
        `the runtime client hung while ${this.doing} and was ended after ${timeout} ms;`
          + ` it wrote:\n${this.#stdout}${this.#stderr}`,
      )), timeout);
    });
    this.#hung.catch(() => {}); // told to whoever awaits it
  }
}

/**
 * The lines that the client wrote for `console` calls: `time TAB request id TAB level TAB message`.
 *
 * The clients turn a message's newlines into carriage returns; here they are newlines again.
 */
function parseLogs(text) {
  return text.split('\n').map((line) => LOG_LINE.exec(line)?.groups).filter(Boolean)
    .map(({ requestId, level, message }) => ({ requestId, level, message: message.replaceAll('\r', '\n') }));
}

const LOG_LINE = /^\d{4}-[\d-]+T[\d:.]+Z\t(?<requestId>[^\t]*)\t(?<level>[A-Z]+)\t(?<message>.*)$/s;
