// A process that runs the function and answers requests on the connections that it receives. server.mjs starts one, and starts another
// after each build. Everything that a function leaves in its process, or does to it, thus ends with that process.
//
//   node process.mjs FOLDER HANDLER MILLISECONDS     with the environment of the function
//
// It sends 'ready' when the function is loaded. After the message 'retire' it finishes its requests, returns its connections, and exits.

import { randomUUID } from 'node:crypto';
import http from 'node:http';

import { logTo } from '../function_console.mjs';
import { makeContext, traceId } from '../function_context.mjs';
import { exited, named, timedOut } from '../function_error.mjs';
import { findModule, isStreaming, loadHandler, UsageError } from '../function_module.mjs';
import { descriptorOf, stopReading } from './connection.mjs';
import { eventOf } from './event.mjs';
import { FOREIGN, isOwnHost } from './host.mjs';
import { servePage } from './page.mjs';
import { current, errorText, flush, line, log, milliseconds } from './print.mjs';
import { keepRequest, releaseReaders } from './recent.mjs';
import { FAILED, LARGEST_PAYLOAD, replyOf, TOO_LARGE } from '../function_reply.mjs';
import { awslambda, HIGH_WATER_MARK, ResponseStream } from '../function_stream.mjs';
import { UnderWay } from './under_way.mjs';
import { answerFailure, Watchdog } from './watchdog.mjs';

const [folder, handlerString, time] = process.argv.slice(2), timeout = Number(time);
const env = { ...process.env }, region = env.AWS_REGION; // each read of process.env itself is a system call

process.on('SIGINT', () => {}); // sent to the whole terminal: the server decides
process.on('disconnect', () => {
  underWay.clear(); // the server has ended, so nobody receives a reply
  process.exit();
});
globalThis.awslambda = awslambda;
logTo(log);
process.stdout.write = (text, encoding, done) => {
  log(typeof text === 'string' ? text : Buffer.from(text).toString());
  (typeof encoding === 'function' ? encoding : done)?.();
  return true;
};

const handler = await loadHandler(findModule(folder, handlerString), handlerString).catch((error) => {
  if (error instanceof UsageError) process.stderr.write(`${error.message}\n`);
  else log(errorText(error));
  process.exit(error instanceof UsageError ? 2 : 1);
});
const streams = isStreaming(handler);
const watchdog = new Watchdog(timeout);

const underWay = new UnderWay();

class Invocation {
  static #count = 0;

  number = (Invocation.#count += 1);
  id = randomUUID();
  began = performance.now();
  isSettled = false;

  constructor(request, response) {
    this.request = request;
    this.response = response;
    underWay.add(this);
    this.due = Date.now() + timeout;
    this.slot = watchdog.enter(this.number, this.due, descriptorOf(request.socket));
    awaitDeadline(this.due);
  }

  async run(body) {
    try {
      const { id: requestId, request, response } = this, trace = traceId(requestId);
      const event = eventOf(request, { body, requestId, trace, region });
      const context = makeContext({ requestId, trace, timeout, env });
      if (!streams) return this.reply(replyOf(await current.run(this.number, handler, event, context)));
      const stream = new ResponseStream(response, (head) => this.begin(head), handler[HIGH_WATER_MARK]);
      const ended = new Promise((settle, fail) => stream.once('finish', settle).on('error', fail));
      ended.catch(() => {}); // the handler may fail before this is awaited
      const result = current.run(this.number, handler, event, stream, context);
      if (typeof result?.then !== 'function') throw new Error('Streaming does not support non-async handlers.');
      await Promise.all([result, ended]);
      this.settle(response.writableFinished ? 'streamed' : 'streamed, the client disconnected');
    } catch (error) {
      this.fail(error);
    }
    return undefined;
  }

  /** Ends the invocation and prints `note`. Returns false if it had ended already. */
  settle(note) {
    if (this.isSettled) return false;
    this.isSettled = true;
    underWay.delete(this);
    watchdog.leave(this.slot);
    if (note !== undefined) this.print(note);
    return true;
  }

  print(note) {
    const { request, response } = this, took = milliseconds(performance.now() - this.began);
    line(`#${this.number} ${response.statusCode} ${request.method} ${request.url} ${took}${note === '' ? '' : `, ${note}`}`);
    keepRequest({ number: this.number, status: response.statusCode, method: request.method, url: request.url, took, note });
  }

  reply({ status, headers, body }) {
    if (this.isSettled) return;
    if (status !== 204 && status !== 304) headers.push('content-length', Buffer.byteLength(body));
    headers.push('x-amzn-requestid', this.id);
    this.response.writeHead(status, headers); // throws if a header is invalid
    if (outbox.push({ invocation: this, body }) === 1) setImmediate(sendReplies);
  }

  /** Sends the head of a stream. */
  begin({ status, headers }) {
    if (this.isSettled) return;
    headers.push('x-amzn-requestid', this.id);
    this.response.writeHead(status, headers);
    watchdog.begin(this.slot);
    line(`#${this.number} ${status} ${this.request.method} ${this.request.url} streams`);
  }

  /** Fails the invocation. The caller receives no details; a reply that has begun is aborted. */
  fail(error) {
    if (!this.settle()) return;
    log(errorText(error), this.number);
    const { response } = this;
    if (response.headersSent) {
      response.socket?.destroySoon(); // without the last chunk, which would mark a complete reply
      this.print('broken off');
      return;
    }
    // The phrase is set, because node:http keeps the phrase of a head that it has refused.
    response.writeHead(FAILED.status, FAILED.phrase, [...FAILED.headers, 'content-length', FAILED.body.length, 'x-amzn-requestid', this.id]).end(FAILED.body);
    this.print('');
  }
}

/** Replies of one turn of the event loop are sent together. If each were sent alone, a busy machine would run its client at once. */
let outbox = [];
function sendReplies() {
  const replies = outbox;
  outbox = [];
  for (const { invocation, body } of replies) {
    if (invocation.isSettled) continue; // it has just timed out
    invocation.response.end(body);
    invocation.settle(invocation.response.destroyed ? 'the client disconnected' : '');
  }
}

/** One timer for all invocations: they have the same timeout, so the one that the timer waits for is due first. */
let deadline;
function awaitDeadline(due) {
  deadline ??= setTimeout(() => {
    deadline = undefined;
    let next = Infinity;
    for (const invocation of underWay) {
      if (invocation.due <= Date.now()) invocation.fail(timedOut(invocation.id, timeout));
      else next = Math.min(next, invocation.due);
    }
    if (next < Infinity) awaitDeadline(next);
  }, Math.max(due - Date.now(), 1));
}

// ---- Requests

const server = http.createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  request.socket.requests += 1;
  response.once('close', settleSocket);
  if (!isOwnHost(request.headers.host)) return refuseHost(request, response);
  if (servePage(request, response, folder)) return undefined;
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (encoding === undefined && (length === undefined || length === '0')) new Invocation(request, response).run(null);
  else read(request, response);
  return undefined;
});

function read(request, response) {
  const chunks = [];
  let size = 0;
  request.on('data', (chunk) => {
    if ((size += chunk.length) <= LARGEST_PAYLOAD) chunks.push(chunk);
  }).on('end', () => {
    if (size <= LARGEST_PAYLOAD) new Invocation(request, response).run(Buffer.concat(chunks, size));
    else refuse(request, response);
  }).on('error', () => line(`-- ${request.method} ${request.url} the client disconnected before it had sent the whole request`));
}

/** Refuses a request for another host. */
function refuseHost({ method, url, headers: { host } }, response) {
  const body = FOREIGN(host);
  response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8', 'content-length': Buffer.byteLength(body) }).end(body);
  line(`-- 403 ${method} ${url} is for the host ${JSON.stringify(host)}, not for this machine`);
}

/** Refuses a request that is too large, after reading and discarding it: a client that is still writing would not read the reply. */
function refuse(request, response) {
  response.writeHead(TOO_LARGE.status, [...TOO_LARGE.headers, 'content-length', TOO_LARGE.body.length]).end(TOO_LARGE.body);
  line(`-- ${TOO_LARGE.status} ${request.method} ${request.url} is larger than Lambda accepts`);
}

// ---- Connections

let isRetired = false;
const sockets = new Set();

/** Called when a response is closed. */
function settleSocket() {
  const { socket } = this.req;
  socket.requests -= 1;
  if (isRetired && socket.requests === 0) handBack(socket);
}

/** Keeps connections open: each is returned for the next process as soon as it has no request. */
function retire() {
  isRetired = true;
  releaseReaders();
  for (const socket of sockets) if (socket.requests === 0) handBack(socket);
  endIfIdle();
}

function handBack(socket) {
  if (!socket.writable) return; // it is closing
  stopReading(socket);
  process.send('connection', socket, () => {
    sockets.delete(socket);
    endIfIdle();
  });
}

function endIfIdle() {
  if (isRetired && sockets.size === 0) process.exit();
}

process.on('message', (message, socket) => {
  if (message === 'retire') return retire();
  if (!socket) return undefined; // it was closed on its way here
  sockets.add(socket);
  socket.requests = 0;
  socket.setNoDelay(true);
  socket.once('close', () => {
    sockets.delete(socket);
    endIfIdle();
  });
  server.emit('connection', socket);
  socket.resume();
  return undefined;
});

// ---- The function ends the process

function crash(error) {
  for (const invocation of underWay) invocation.fail(error);
  if (underWay.size === 0) log(errorText(error));
  setImmediate(() => process.exit(1)); // after the replies
}
process.on('uncaughtException', crash);
process.on('unhandledRejection', (error) => crash(error instanceof Error ? error : named('Runtime.UnhandledPromiseRejection', String(error), '')));
process.on('exit', (status) => {
  sendReplies();
  for (const invocation of underWay) {
    log(errorText(exited(invocation.id, status)), invocation.number);
    if (!invocation.response.headersSent) answerFailure(descriptorOf(invocation.request.socket));
  }
  flush();
});

process.send('ready');
