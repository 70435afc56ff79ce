// Serves a built function on this machine as its function URL would, buffered or streamed. Builds and reloads it when a source changes.
//
//   node server.mjs FOLDER [--handler index.handler] [--port 3000] [--timeout SECONDS]
//                   [--build FOLDER --target NAME [--config NAME] [--cmake PROGRAM] [--watch FOLDER]...]
//
// FOLDER is the folder that is deployed. With --build, CMake builds it when something changes in a folder of --watch. Without --build, it is
// reloaded when its files change. The old function answers until the new one is ready, and also if that cannot be built or loaded.
//
// This process listens, builds and watches. The function runs in another process (process.mjs), which receives the connections.
// Exit status: 0 when it is interrupted, 2 wrong usage.

import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, watch } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { functionEnvironment } from '../function_environment.mjs';
import { findModule, readTimeout, UsageError } from '../function_module.mjs';
import { rebuild } from './rebuild.mjs';
import { stopReading } from './connection.mjs';
import { PAGE } from './page.mjs';
import { milliseconds } from './print.mjs';
import { FAILED_BYTES } from '../function_reply.mjs';
import { watchSources } from './watch.mjs';

const USAGE = 'usage: node server.mjs FOLDER [--handler index.handler] [--port 3000] [--timeout SECONDS] [--build FOLDER --target NAME [--watch FOLDER]...]';

/** How many milliseconds must pass without a change before it builds or loads, because editors save files in several steps. */
const CALM = 30;

const say = (text) => process.stdout.write(`${text}\n`);
const stop = (status) => {
  building?.cancel();
  current?.kill('SIGKILL');
  next?.kill('SIGKILL');
  process.exit(status);
};

/** The process that answers, and one that is loading. */
let current = null, next = null;

/** The running build, and the changed file that requires another build. */
let building = null, changed = null;

/** Connections for the first process that is ready. */
const waiting = [];

/** Whether the function could not be loaded and no process answers: connections do not wait then. */
let isBroken = false;

let hasServed = false;

const option = readArguments();
const name = path.basename(option.folder);
const listener = net.createServer({ pauseOnConnect: true }, hand);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop(0));
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error instanceof UsageError ? error.message : error.stack}\n`);
  stop(error instanceof UsageError ? 2 : 1);
});

listener.once('error', (error) => {
  throw error.code === 'EADDRINUSE' ? new UsageError(`port ${option.port} is in use: stop the program that uses it, or choose another with PORT (--port)`)
    : new UsageError(`cannot listen on port ${option.port} of 127.0.0.1 (${error.code}): choose another with PORT (--port)`);
});
listener.listen(option.port, '127.0.0.1', begin);

function readArguments() {
  const { env } = process;
  const text = (value) => ({ type: 'string', default: value });
  const list = { type: 'string', multiple: true, default: [] };
  try {
    const { positionals: [folder, ...rest], values } = parseArgs({
      allowPositionals: true, options: {
        handler: text(env.HANDLER || 'handler'), port: text(env.PORT || '3000'), timeout: text(env.TIMEOUT || '30'),
        build: { type: 'string' }, config: text(''), target: { type: 'string' }, cmake: text('cmake'), watch: list,
      },
    });
    if (folder === undefined || rest.length > 0) throw new UsageError(`a function's folder is needed\n${USAGE}`);
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65535) throw new UsageError(`${values.port} is not a port: choose one from 1 to 65535, or 0 for any free port`);
    const handler = values.handler.includes('.') ? values.handler : `index.${values.handler}`; // with a dot it is a whole handler string
    return { ...values, folder: path.resolve(folder), handler, port, timeout: readTimeout(values.timeout) };
  } catch (error) {
    process.stderr.write(error instanceof UsageError ? `${error.message}\n` : `${error.message.split('.')[0]}\n${USAGE}\n`);
    return process.exit(2);
  }
}

async function begin() {
  if (option.build) {
    watchSources(option.watch.map((folder) => path.resolve(folder)).filter(isWatched), sourceChanged);
    await buildWhileChanging();
  } else {
    findModule(option.folder, option.handler);
  }
  watchOutput();
}

/** Whether to watch a folder: the headers of an installed SDK are watched, but no folder of the system, such as /usr/include. */
function isWatched(folder) {
  return !/^\/usr\/(include|lib|share)\b/.test(folder) && !folder.split(path.sep).some((part) => part.startsWith('.')) && existsSync(folder);
}

// ---- Changes

/** The state of the files from which the function was loaded, to reload it only after a difference. */
let loaded = '', timer;
const stampOf = (folder) => (existsSync(folder) ? readdirSync(folder) : []).map((file) => {
  const { mtimeMs, size } = statSync(path.join(folder, file), { throwIfNoEntry: false }) ?? {};
  return `${file} ${mtimeMs} ${size}`;
}).join('\n');

function sourceChanged(file) {
  changed = file;
  building?.cancel();
  clearTimeout(timer);
  if (building === null) timer = setTimeout(buildWhileChanging, CALM);
}

/** Builds until no source changes meanwhile, and loads the result. */
async function buildWhileChanging() {
  do {
    const began = performance.now();
    if (changed !== null) say(`${path.relative(option.watch[0], changed)} has changed: building ${name} ...`);
    changed = null;
    building = rebuild({ cmake: option.cmake, folder: option.build, config: option.config, target: option.target });
    const { isBuilt, said } = await building.ended, took = milliseconds(performance.now() - began);
    if (changed !== null) {
      await new Promise((settle) => setTimeout(settle, CALM));
      continue;
    }
    const stamp = stampOf(option.folder), hasOutput = stamp !== '', isNew = hasOutput && stamp !== loaded, isFirst = loaded === '';
    if (!isBuilt) say(`${said}${name} could not be built, ${took}${hasOutput ? ': the previous build is still served' : ': there is nothing to serve yet'}`);
    else if (/\bwarning:/.test(said)) say(said.trimEnd());
    if (isBuilt && !isFirst) say(isNew ? `Built, ${took}` : `${name} has not changed, ${took}`);
    if (isNew && (isBuilt || isFirst)) load();
    isBroken = current === null && next === null;
  } while (changed !== null);
  building = null;
}

/** Watches the folder, because someone else may build the function too. */
function watchOutput() {
  let later;
  const look = () => {
    const stamp = stampOf(option.folder);
    if (building === null && stamp !== '' && stamp !== loaded) load();
  };
  const changes = () => {
    clearTimeout(later);
    later = setTimeout(look, CALM);
  };
  mkdirSync(option.folder, { recursive: true });
  watch(option.folder, changes);
  changes();
}

// ---- Processes

/** Starts a process with the current files of the folder. Until it is ready, the previous process answers. */
function load() {
  loaded = stampOf(option.folder);
  next?.kill('SIGKILL');
  const began = performance.now();
  const child = (next = fork(path.join(import.meta.dirname, 'process.mjs'), [option.folder, option.handler, String(option.timeout)], {
    cwd: option.folder, env: { ...functionEnvironment({ folder: option.folder, handler: option.handler }), ...process.env }, execArgv: [],
  }));
  let isReady = false;
  child.on('message', (message, socket) => {
    if (socket) {
      stopReading(socket);
      hand(socket);
    }
    if (message !== 'ready') return;
    isReady = true;
    const isFirst = !hasServed;
    hasServed = true;
    current?.send('retire', () => {});
    current = child;
    next = null;
    isBroken = false;
    say(isFirst ? `Serving ${name} on http://127.0.0.1:${listener.address().port}/ (Ctrl-C ends it), and its page on ${PAGE}` : `Serving the new ${name}, loaded in ${milliseconds(performance.now() - began)}`);
    for (const socket of waiting.splice(0)) hand(socket);
  });
  child.once('exit', (status, signal) => {
    if (isReady && child === current) {
      current = null;
      say(`The process of ${name} has ended (${signal ?? `exit status ${status}`}): a new one handles the next request`);
      load();
    } else if (!isReady && child === next) {
      next = null;
      if (status === 2 && !hasServed) stop(2); // wrong usage: the process has printed why
      isBroken = current === null;
      say(`${name} could not be loaded${current ? ': the previous build is still served' : ': every request fails until it is changed'}`);
      if (isBroken) waiting.splice(0).forEach(refuse);
    }
  });
}

// ---- Connections

function hand(socket) {
  if (isBroken) refuse(socket);
  else if (current === null) waiting.push(socket);
  else current.send('connection', socket, () => {});
}

/** Sends the platform's reply for a function that cannot be loaded. */
function refuse(socket) {
  socket.on('error', () => {});
  socket.once('data', () => socket.end(FAILED_BYTES));
  socket.resume();
}
