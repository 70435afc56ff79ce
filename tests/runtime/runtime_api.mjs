// A small Lambda Runtime API server, for running the managed runtime's own client on this machine.
//
// It implements the protocol of the developer guide's page "Using the Lambda runtime API": the client asks
// for the next invocation, and posts a reply, a stream, a function error or an init error. Everything
// the client posts is stored unchanged. It listens on 127.0.0.1 only, on a port chosen by the system.

import http from 'node:http';

const VERSION = '/2018-06-01/runtime';

/** The largest reply that the service accepts, in bytes. */
export const LARGEST_REPLY = 6_291_556;

/** The client sends the stack of a function error in one header; Node.js rejects 16 KB by default. */
const LARGEST_HEADERS = 4 << 20;

/** Keeps the connection of a slow client open, on a busy machine. */
const PATIENT = { keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0 };

const TRAILER_ERROR_TYPE = 'lambda-runtime-function-error-type';
const TRAILER_ERROR_BODY = 'lambda-runtime-function-error-body';

/** The content type of a stream that begins with a JSON prelude and eight NUL bytes. */
const PRELUDE_TYPE = 'application/vnd.awslambda.http-integration-response';
const PRELUDE_END = Buffer.alloc(8);

/** The service's error for a reply over its limit. */
const TOO_LARGE = {
  errorType: 'Function.ResponseSizeTooLarge',
  errorMessage: `Response payload size exceeded maximum allowed payload size (${LARGEST_REPLY} bytes).`,
  stackTrace: [],
};

/**
 * One event for the function, with the service's headers.
 *
 * `body` replaces the event's JSON text (for text that is not JSON). `remaining` is the time until the
 * deadline, in milliseconds. Each of `traceId`, `tenantId`, `clientContext` and `identity` is sent only
 * if it is set. Without a `requestId` the server sets a consecutive one, so that a golden reply may contain it.
 * If it `breaks`, the connection is cut at the first bytes of the reply. `arrives` is called with the reply so far, while it arrives.
 */
export class Invocation {
  constructor(event, options = {}) {
    this.body = options.body ?? JSON.stringify(event);
    this.requestId = options.requestId;
    this.arn = options.arn ?? 'arn:aws:lambda:us-east-1:123456789012:function:function';
    this.remaining = options.remaining ?? 600_000;
    this.traceId = options.traceId;
    this.tenantId = options.tenantId;
    this.clientContext = options.clientContext;
    this.identity = options.identity;
    this.breaks = options.breaks ?? false;
    this.arrives = options.arrives;
  }

  /** The headers of the response to `GET …/invocation/next`. */
  headers() {
    const headers = {
      'Content-Type': 'application/json',
      'Lambda-Runtime-Aws-Request-Id': this.requestId,
      'Lambda-Runtime-Deadline-Ms': String(Date.now() + this.remaining),
      'Lambda-Runtime-Invoked-Function-Arn': this.arn,
    };
    if (this.traceId !== undefined) headers['Lambda-Runtime-Trace-Id'] = this.traceId;
    if (this.tenantId !== undefined) headers['Lambda-Runtime-Aws-Tenant-Id'] = this.tenantId;
    if (this.clientContext !== undefined) headers['Lambda-Runtime-Client-Context'] = JSON.stringify(this.clientContext);
    if (this.identity !== undefined) headers['Lambda-Runtime-Cognito-Identity'] = JSON.stringify(this.identity);
    return headers;
  }
}

/**
 * The server. `invoke` queues an invocation for the next request of a client; several may run at the same time.
 *
 * The result of an invocation is an outcome, `{ kind, requestId, … }`:
 *
 * | kind     | when                                             | and it has                                    |
 * |----------|--------------------------------------------------|-----------------------------------------------|
 * | `reply`  | the handler's result was posted                  | `body` (text as posted), `reply` (parsed)     |
 * | `error`  | a function error was posted                      | `body`, `error` {errorType, errorMessage, stackTrace} |
 * | `stream` | a streaming handler's content was posted         | `bytes`, `body`, `prelude` where there is one, `error` where the trailers have one |
 * | `broken` | the connection that it posted on was cut (`breaks`) | nothing more                               |
 * | `lost`   | the client went away (`abandon`) before it posted | nothing more                                  |
 */
export class RuntimeApi {
  #server = http.createServer({ maxHeaderSize: LARGEST_HEADERS, ...PATIENT }, (request, response) => this.#serve(request, response));
  #queue = [];        // {invocation, settle} that no client has requested yet
  #waiting = [];      // responses to clients that wait for an invocation
  #underWay = new Map(); // by request id: {invocation, settle}
  #idle = [];         // the awaiters of idle()
  #abandoned = false;
  #count = 0;         // invocations so far

  /** The maximum number of concurrent invocations. */
  mostUnderWay = 0;

  /** The init error {errorType, errorMessage, stackTrace} that the client posted, or null. */
  initError = null;

  static async start() {
    const api = new RuntimeApi();
    await new Promise((ready, failed) => api.#server.once('error', failed).listen(0, '127.0.0.1', ready));
    return api;
  }

  /** `127.0.0.1:port`, for AWS_LAMBDA_RUNTIME_API. */
  get address() {
    return `127.0.0.1:${this.#server.address().port}`;
  }

  /** Sends an invocation to the client; settles with its outcome and never rejects. */
  invoke(invocation) {
    this.#count += 1;
    invocation.requestId ??= `8f507c4e-0000-4000-8000-${String(this.#count).padStart(12, '0')}`;
    return new Promise((settle) => {
      this.#queue.push({ invocation, settle });
      if (this.#abandoned) this.abandon();
      else this.#hand();
    });
  }

  /** Settles as soon as a client requests an invocation and none is queued. */
  idle() {
    return new Promise((settle) => {
      this.#idle.push(settle);
      this.#hand();
    });
  }

  /** Declares that no client will make another request: all queued, running and later invocations are `lost`. */
  abandon() {
    this.#abandoned = true;
    const all = [...this.#queue.splice(0), ...this.#underWay.values()];
    this.#underWay.clear();
    for (const { invocation, settle } of all) settle({ kind: 'lost', requestId: invocation.requestId });
  }

  async stop() {
    this.abandon();
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  #hand() {
    while (this.#queue.length > 0 && this.#waiting.length > 0) {
      const response = this.#waiting.shift();
      if (response.destroyed) continue;
      const next = this.#queue.shift();
      next.handed = performance.now();
      this.#underWay.set(next.invocation.requestId, next);
      this.mostUnderWay = Math.max(this.mostUnderWay, this.#underWay.size);
      response.writeHead(200, next.invocation.headers()).end(next.invocation.body);
    }
    this.#waiting = this.#waiting.filter((response) => !response.destroyed);
    if (this.#waiting.length > 0) for (const settle of this.#idle.splice(0)) settle();
  }

  async #serve(request, response) {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (request.method === 'GET' && pathname === `${VERSION}/invocation/next`) {
      this.#waiting.push(response);
      return this.#hand();
    }
    const [, id, what] = /^\/2018-06-01\/runtime\/invocation\/([^/]+)\/(response|error)$/.exec(pathname) ?? [];
    const requestId = decodeURIComponent(id ?? ''), { breaks, arrives } = this.#underWay.get(requestId)?.invocation ?? {};
    let first;
    request.once('data', () => {
      first = performance.now();
      if (breaks) request.socket.destroy();
    });
    const bytes = await read(request, arrives).catch(() => null), last = performance.now();
    const entry = this.#underWay.get(requestId); // another post may have ended it meanwhile
    if (bytes === null) { // the client ended while it posted, or the connection was cut
      if (breaks && this.#underWay.delete(requestId)) entry.settle({ kind: 'broken', requestId });
      return undefined;
    }
    if (request.method === 'POST' && pathname === `${VERSION}/init/error`) {
      this.initError = parseError(bytes.toString());
      return answer(response, 202, { status: 'OK' });
    }
    if (request.method !== 'POST' || entry === undefined) {
      return answer(response, id === undefined ? 404 : 400, {
        errorType: 'InvalidRequest',
        errorMessage: `${request.method} ${pathname} names no invocation that is under way`,
      });
    }
    this.#underWay.delete(requestId);
    const outcome = what === 'error' ? asError(bytes) : asReply(bytes, request);
    const tooLarge = outcome.error === TOO_LARGE;
    // Responds first: the awaiter of the outcome may end the client, which still waits for this response.
    answer(response, tooLarge ? 413 : 202, tooLarge ? { errorType: 'RequestEntityTooLarge', errorMessage: TOO_LARGE.errorMessage } : { status: 'OK' });
    const times = { first: (first ?? last) - entry.handed, last: last - entry.handed };
    entry.settle({ requestId, contentType: request.headers['content-type'], times, ...outcome });
    return undefined;
  }
}

function asReply(bytes, request) {
  if (request.headers['lambda-runtime-function-response-mode'] === 'streaming') return asStream(bytes, request);
  const body = bytes.toString();
  if (bytes.length > LARGEST_REPLY) return { kind: 'error', body, error: TOO_LARGE };
  return { kind: 'reply', body, reply: JSON.parse(body) };
}

function asStream(bytes, request) {
  const outcome = { kind: 'stream', bytes };
  if (request.headers['content-type'] === PRELUDE_TYPE) {
    const end = bytes.indexOf(PRELUDE_END);
    if (end >= 0) {
      outcome.prelude = JSON.parse(bytes.subarray(0, end).toString());
      outcome.bytes = bytes.subarray(end + PRELUDE_END.length);
    }
  }
  outcome.body = outcome.bytes.toString();
  if (request.trailers[TRAILER_ERROR_TYPE] !== undefined) {
    outcome.error = parseError(Buffer.from(request.trailers[TRAILER_ERROR_BODY] ?? '', 'base64').toString());
  }
  return outcome;
}

function asError(bytes) {
  const body = bytes.toString();
  return { kind: 'error', body, error: parseError(body) };
}

/** The clients call the stack `trace`, the service `stackTrace`. */
function parseError(text) {
  const { errorType, errorMessage, trace, stackTrace } = JSON.parse(text);
  return { errorType, errorMessage, stackTrace: trace ?? stackTrace ?? [] };
}

function answer(response, status, body) {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

async function read(request, arrives) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
    arrives?.(Buffer.concat(chunks));
  }
  return Buffer.concat(chunks);
}
