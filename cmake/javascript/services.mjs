// AWS services by the AWS SDK for JavaScript v3, which Lambda's Node.js runtimes carry (include/lambda_wasm/aws/client.hpp has the
// C++ side).

import { Failure } from './lane.mjs';
import { importModule } from './modules.mjs';

// Clients are the process's, not an instance's: one that takes a failed one's place goes on with them and their connections.
const clients = [];

/** What one instance asks of services. */
export class Services {
  #instance;
  #underWay = new Map(); // the address of a Wait → how to abort what it waits for

  constructor(instance) { this.#instance = instance; }

  /** The number of the client of a service by a configuration. */
  client(service, configuration = {}) {
    const key = JSON.stringify([service, configuration]), known = clients.findIndex((each) => each.key === key);
    return known >= 0 ? known : clients.push({ key, service, configuration, loaded: null }) - 1;
  }

  // `how` is what the instance's `wait` takes besides the promise, from the Wait on.
  send({ client, command, input }, ...how) {
    const controller = new AbortController(), { signal } = controller, underWay = this.#underWay, [wait] = how;
    const held = (this.#instance.call.held ??= new Set()).add(controller);
    underWay.set(wait, controller);
    const sent = send(clients[client], command, input, signal).finally(() => {
      held.delete(controller);
      if (underWay.get(wait) === controller) underWay.delete(wait); // by then another one may wait there
    });
    this.#instance.wait(sent, ...how);
  }

  /** Nobody waits for it any more. */
  abort(wait) { this.#underWay.get(wait)?.abort(); }

  // ---- What C++ asks of an error of the SDK

  status(error) { return error?.$metadata?.httpStatusCode ?? 0; }

  requestId(error) { return String(error?.$metadata?.requestId ?? ''); }

  /** Whether the same request may do well later: the service was busy or failed, or the connection did. */
  isRetryable(error) {
    const status = this.status(error);
    return error?.$retryable !== undefined || status === 429 || status >= 500 || RETRYABLE.test(error?.name) || DISCONNECTED.test(error?.code);
  }
}

const RETRYABLE = /Throttl|^SlowDown$|^TooManyRequests|ThroughputExceeded|^(Request|Bandwidth)?LimitExceeded(Exception)?$|^RequestTimeout|^TimeoutError$|^PriorRequestNotComplete$|^TransactionInProgress/;
const DISCONNECTED = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)/;

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
    client.loaded = null; // the next one tries again
    if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Failure('lambda_wasm::ModuleNotFound', `There is no package ${packageOf(client)}. Lambda's Node.js runtimes carry the AWS SDK for JavaScript; elsewhere install it beside the function, or name its node_modules in NODE_PATH.`);
  }
}
