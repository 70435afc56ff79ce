// Calls AWS services with the AWS SDK for JavaScript v3, which Lambda's Node.js runtimes contain. The C++ side is
// include/lambda_wasm/aws/client.hpp.

import { Failure } from './failure.mjs';
import { importModule } from './modules.mjs';

// All instances of the process share the clients, so that a fresh instance continues with the connections of a failed one.
const clients = [];

/** The operations of one instance on services. */
export class Services {
  #instance;
  #underWay = new Map(); // the address of a Wait → the AbortController of its request

  constructor(instance) { this.#instance = instance; }

  /** Returns the number of the client for a service and a configuration. */
  client(service, configuration = {}) {
    const key = JSON.stringify([service, configuration]), known = clients.findIndex((each) => each.key === key);
    return known >= 0 ? known : clients.push({ key, service, configuration, loaded: null }) - 1;
  }

  // `how` holds the arguments of the instance's `wait` after the promise: the first is the address of the Wait.
  send({ client, command, input }, ...how) {
    const controller = new AbortController(), { signal } = controller, underWay = this.#underWay, [wait] = how;
    const held = (this.#instance.call.held ??= new Set()).add(controller);
    underWay.set(wait, controller);
    const sent = send(clients[client], command, input, signal).finally(() => {
      held.delete(controller);
      if (underWay.get(wait) === controller) underWay.delete(wait); // another request may use this Wait by then
    });
    this.#instance.wait(sent, ...how);
  }

  /** Called when nobody waits for the request any more. */
  abort(wait) { this.#underWay.get(wait)?.abort(); }

  // ---- Properties of an error of the AWS SDK, for C++

  status(error) { return error?.$metadata?.httpStatusCode ?? 0; }

  requestId(error) { return String(error?.$metadata?.requestId ?? ''); }

  /** Whether the same request may succeed later: the service was busy or failed, or the connection failed. */
  isRetryable(error) { return isThrottled(error) || isTransient(error, 0); }
}

// The errors that the AWS SDK retries, as @smithy/core/retry classifies them, without the messages of browsers. That package is not called:
// it cannot be resolved from here, and it had other names before. tests/aws/retryable.test.mjs compares the two.
const THROTTLED = 'BandwidthLimitExceeded EC2ThrottledException LimitExceededException PriorRequestNotComplete ProvisionedThroughputExceededException RequestLimitExceeded RequestThrottled RequestThrottledException SlowDown ThrottledException Throttling ThrottlingException TooManyRequestsException TransactionInProgressException'.split(' ');
const TRANSIENT = ['TimeoutError', 'RequestTimeout', 'RequestTimeoutException'];
const DISCONNECTED = ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'];
const UNAVAILABLE = [500, 502, 503, 504];

const isThrottled = (error) => error?.$metadata?.httpStatusCode === 429 || THROTTLED.includes(error?.name) || error?.$retryable?.throttling === true;

// A cause may have a cause of its own, and may be its own cause.
const isTransient = (error, depth) => error != null && error.name !== 'AbortError' && (
  error.$retryable !== undefined || Boolean(error.$metadata?.clockSkewCorrected) || TRANSIENT.includes(error.name) || DISCONNECTED.includes(error.code)
  || UNAVAILABLE.includes(error.$metadata?.httpStatusCode)
  || (error.name === 'InvalidSignatureException' && says(error, 'Signature expired'))
  || (error.code === 'ERR_HTTP2_STREAM_ERROR' && says(error, 'NGHTTP2_REFUSED_STREAM'))
  || (depth <= 10 && isTransient(error.cause, depth + 1)));

const says = ({ message }, words) => typeof message === 'string' && message.includes(words);

async function send(client, command, input, abortSignal) {
  const { sdk, made } = await (client.loaded ??= load(client));
  const Command = sdk[`${command}Command`];
  if (Command === undefined) throw new Failure('lambda_wasm::Error', `The package ${packageOf(client)} has no ${command}Command: commands are named as in the service's API reference.`);
  return await made.send(new Command(input), { abortSignal });
}

const packageOf = ({ service }) => `@aws-sdk/client-${service}`;

async function load(client) {
  try {
    const sdk = await importModule(packageOf(client));
    const name = Object.keys(sdk).find((each) => /^[A-Z]\w*Client$/.test(each));
    return { sdk, made: new sdk[name](client.configuration) };
  } catch (error) {
    client.loaded = null; // the next request tries again
    if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Failure('lambda_wasm::ModuleNotFound', `There is no package ${packageOf(client)}. Lambda's Node.js runtimes carry the AWS SDK for JavaScript; elsewhere install it next to the function, or set NODE_PATH to its node_modules.`);
  }
}
