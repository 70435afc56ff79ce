// Invokes a built function once, the way the managed Node.js runtime does, with no package installed.
//
//   node invoke.mjs FOLDER EVENT.json [--handler index.handler] [--timeout SECONDS]
//   node invoke.mjs FOLDER -          reads the event from standard input
//
// The reply goes to standard output as readable JSON, and nothing else does: what the function logs goes to standard error.
// A function error is printed there as the runtime reports it. Exit status: 0 a reply, 1 a function error, 2 wrong usage.
//
// Names and order follow nodejs24.x: its client is the npm package aws-lambda-ric, which tests/runtime runs in full.

import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, parseArgs } from 'node:util';

import { functionEnvironment } from './function_environment.mjs';

const USAGE = 'usage: node invoke.mjs FOLDER EVENT.json|- [--handler index.handler] [--timeout SECONDS]';

/** Where the function is not to blame: printed as one sentence. */
class UsageError extends Error {}

const writeReply = process.stdout.write.bind(process.stdout);

/** What ends the process: 'exit' finds it unset when the function took the process down. */
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
  const handler = await loadHandler(file, handlerString);
  limit(requestId, timeout);
  const result = await handler(event, makeContext(requestId, timeout));
  finish(0, { write: writeReply }, `${serialize(result)}\n`);
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
  const seconds = Number(values.timeout);
  if (!(seconds > 0 && seconds <= 900)) throw new UsageError('--timeout takes seconds, above 0 and up to 900 as Lambda does');
  return { folder: path.resolve(positionals[0]), eventFile: positionals[1], handlerString: values.handler, timeout: seconds * 1000 };
}

function readEvent(file) {
  let text;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new UsageError(`the event ${file} cannot be read (${error.code}): give a file with a JSON event, or - for standard input`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`the event ${file === '-' ? 'on standard input' : file} is not JSON (${error.message}): correct it, an event is one JSON value`);
  }
}

/** The file that `index` of `index.handler` stands for, tried in the runtime's order. */
function findModule(folder, handlerString) {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`there is no folder ${folder}: build the function first, or give the folder that holds its index.mjs`);
  }
  const [, module] = splitHandler(handlerString);
  const base = path.resolve(folder, path.dirname(handlerString), module);
  const found = ['.js', '.mjs', '.cjs'].map((extension) => base + extension).find((file) => existsSync(file));
  if (!found) {
    throw new UsageError(`${base}.mjs does not exist: build the function first, or name another module with --handler`);
  }
  return found;
}

/** The runtime splits at the first dot of the base name: `folder/index.handler`. */
function splitHandler(handlerString) {
  const match = /^([^.]+)\.(.+)$/.exec(path.basename(handlerString));
  if (!match || handlerString.includes('..')) {
    throw new UsageError(`${handlerString} names no handler: write module.export, as index.handler`);
  }
  return match;
}

async function loadHandler(file, handlerString) {
  const module = await import(pathToFileURL(file)).catch((error) => {
    throw error instanceof SyntaxError ? named('Runtime.UserCodeSyntaxError', String(error), error.stack) : error;
  });
  const [, , name] = splitHandler(handlerString);
  const find = (from) => name.split('.').reduce((object, key) => object?.[key], from);
  const handler = find(module) ?? find(module.default);
  if (typeof handler !== 'function') {
    const functions = Object.keys(module).filter((key) => typeof module[key] === 'function');
    throw new UsageError(`${file} exports no function ${name}: name one with --handler (it exports ${functions.join(', ') || 'none'})`);
  }
  if (handler[Symbol.for('aws.lambda.runtime.handler.streaming')]) {
    throw new UsageError(`${handlerString} streams its reply, which this tool cannot show: name a handler that returns one with --handler`);
  }
  if (handler.length >= 3) {
    throw named('Runtime.CallbackHandlerDeprecated', 'the nodejs24.x runtime refuses a handler of three parameters: return a promise instead');
  }
  return handler;
}

/** The members of nodejs24.x's context, in its order. Tenant, client context and identity come from an invoker, and here there is none. */
function makeContext(requestId, timeout) {
  const deadline = Date.now() + timeout;
  const { env } = process;
  env._X_AMZN_TRACE_ID ??= `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${randomBytes(12).toString('hex')};Sampled=0`;
  return {
    clientContext: undefined,
    identity: undefined,
    invokedFunctionArn: `arn:aws:lambda:${env.AWS_REGION}:123456789012:function:${env.AWS_LAMBDA_FUNCTION_NAME}`,
    awsRequestId: requestId,
    tenantId: undefined,
    xRayTraceId: env._X_AMZN_TRACE_ID,
    getRemainingTimeInMillis: () => deadline - Date.now(),
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
  };
}

/** The runtime's own serialisation: `undefined` is `null`. Indented, so that a person can read it. */
function serialize(result) {
  try {
    return JSON.stringify(result === undefined ? null : result, null, 2);
  } catch {
    throw named('Runtime.JSONStringifyError', 'Unable to stringify response body');
  }
}

/** As in the runtime, where these are plain log calls; what the function writes to standard output by itself is log there too. */
function sendLogsToStandardError() {
  for (const level of ['trace', 'debug', 'info', 'log', 'warn', 'error', 'fatal']) {
    console[level] = (...parts) => process.stderr.write(`${format(...parts)}\n`);
  }
  process.stdout.write = process.stderr.write.bind(process.stderr);
}

/** Lambda's own errors: the timeout's, and below that of a process which went away. */
function limit(requestId, timeout) {
  const message = `RequestId: ${requestId} Error: Task timed out after ${(timeout / 1000).toFixed(2)} seconds`;
  setTimeout(() => fail(named('Sandbox.Timedout', message, '')), timeout).unref();
}

function reportExit(requestId, status) {
  if (finished) return;
  const reason = status === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: exit status ${status}`;
  writeSync(2, report(named('Runtime.ExitError', `RequestId: ${requestId} Error: ${reason}`, '')));
  process.exitCode = 1;
}

function named(name, message, stack) {
  return Object.assign(new Error(message), { name }, stack === undefined ? {} : { stack });
}

function fail(error) {
  finish(1, process.stderr, report(error));
}

/** An error as the runtime posts it: a thrown value that is no Error has its JavaScript type for a name. */
function report(error) {
  const isError = error instanceof Error;
  return `${JSON.stringify({
    errorType: isError ? error.name : typeof error,
    errorMessage: isError ? error.message : String(error),
    trace: isError && error.stack ? error.stack.split('\n') : [],
  }, null, 2)}\n`;
}

/** Ends the process once `text` is out: what the function left running is not waited for, as in the frozen sandbox. */
function finish(status, stream, text) {
  if (finished) return;
  finished = true;
  stream.write(text, () => process.exit(status));
}
