// Invokes a built function once, as the managed Node.js runtime does, without any package installed.
//
//   node invoke.mjs FOLDER EVENT.json [--handler index.handler] [--timeout SECONDS]
//   node invoke.mjs FOLDER -          reads the event from standard input
//
// Prints only the reply to standard output, as readable JSON; a streamed reply is printed as HTTP would send it. Logs of the function go to
// standard error, and so does a function error, as the runtime reports it. Exit status: 0 a reply, 1 a function error, 2 wrong usage.
//
// Names and order follow nodejs24.x, whose client is the npm package aws-lambda-ric; tests/runtime runs that package.

import { randomUUID } from 'node:crypto';
import { readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { finished as allWritten } from 'node:stream/promises';
import { parseArgs } from 'node:util';

import { logTo } from './function_console.mjs';
import { makeContext, traceId } from './function_context.mjs';
import { functionEnvironment } from './function_environment.mjs';
import { errorReport, exited, serialize, timedOut } from './function_error.mjs';
import { awslambda, ResponseStream } from './function_stream.mjs';
import { findModule, isStreaming, loadHandler, readTimeout, UsageError } from './function_module.mjs';

const USAGE = 'usage: node invoke.mjs FOLDER EVENT.json|- [--handler index.handler] [--timeout SECONDS]';

const writeReply = process.stdout.write.bind(process.stdout);

/** Whether this program ends the process. If it is false at 'exit', the function ended the process. */
let finished = false;

main().catch((error) => {
  if (error instanceof UsageError) finish(2, process.stderr, `${error.message}\n`);
  else fail(error);
});

async function main() {
  const { folder, eventFile, handlerString, timeout } = readArguments(process.argv.slice(2));
  const event = readEvent(eventFile);
  const file = findModule(folder, handlerString);

  const defaults = functionEnvironment({ folder, handler: handlerString });
  for (const [name, value] of Object.entries(defaults)) process.env[name] ??= value;
  process.chdir(folder);
  sendLogsToStandardError();

  const requestId = randomUUID();
  process.once('exit', (status) => reportExit(requestId, status));
  globalThis.awslambda = awslambda;
  const handler = await loadHandler(file, handlerString);
  setTimeout(() => fail(timedOut(requestId, timeout)), timeout).unref();
  const trace = (process.env._X_AMZN_TRACE_ID ??= traceId(requestId));
  const context = makeContext({ requestId, trace, timeout, env: process.env });
  if (isStreaming(handler)) {
    await stream(handler, event, context);
    finish(0, { write: writeReply }, '\n');
  } else {
    finish(0, { write: writeReply }, `${serialize(await handler(event, context), 2)}\n`);
  }
}

/** Prints a reply while the handler writes it: first its head as HTTP would send it, then its bytes. */
async function stream(handler, event, context) {
  const shown = Object.assign(new Writable({ write: (chunk, _, done) => writeReply(chunk, done) }), { flushHeaders() {} });
  const reply = new ResponseStream(shown, ({ status, headers }) => {
    const lines = headers.map((text, i) => (i % 2 === 0 ? `${text}: ` : `${text}\n`));
    writeReply(`${status}\n${lines.join('')}\n`);
  });
  await Promise.all([allWritten(reply), handler(event, reply, context)]);
}

function readArguments(args) {
  let parsed;
  try {
    parsed = parseArgs({
      args, allowPositionals: true, options: { handler: { type: 'string', default: 'index.handler' }, timeout: { type: 'string', default: '30' } },
    });
  } catch (error) {
    throw new UsageError(`${error.message.split('.')[0]}\n${USAGE}`);
  }
  const { positionals, values } = parsed;
  if (positionals.length !== 2) throw new UsageError(`a function's folder and an event are needed\n${USAGE}`);
  const timeout = readTimeout(values.timeout);
  return { folder: path.resolve(positionals[0]), eventFile: positionals[1], handlerString: values.handler, timeout };
}

function readEvent(file) {
  let text;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new UsageError(`the event ${file} cannot be read (${error.code}): give a file with a JSON event, or - for standard input`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')); // some editors write a byte order mark
  } catch (error) {
    throw new UsageError(`the event ${file === '-' ? 'on standard input' : file} is not JSON (${error.message}): correct it, an event is one JSON value`);
  }
}

/** Redirects text that the function writes to standard output: it is part of the log. */
function sendLogsToStandardError() {
  logTo((text) => process.stderr.write(text));
  process.stdout.write = process.stderr.write.bind(process.stderr);
}

/** Reports that the function ended the process. */
function reportExit(requestId, status) {
  if (finished) return;
  writeSync(2, report(exited(requestId, status)));
  process.exitCode = 1;
}

function fail(error) {
  finish(1, process.stderr, report(error));
}

const report = (error) => `${JSON.stringify(errorReport(error), null, 2)}\n`;

/** Ends the process after writing `text`. Work that the function left running is not awaited, because Lambda would freeze the sandbox. */
function finish(status, stream, text) {
  if (finished) return;
  finished = true;
  stream.write(text, () => process.exit(status));
}
