// Runs one invocation for moto_server.py: an unpacked function under the managed runtime's client.
//
//   node run_deployed.mjs FOLDER < {"ric": …, "handler": …, "event": …, "environment": {…}}
//
// Prints {"payload": text, "isError": boolean, "log": text}, as Lambda's Invoke returns.

import { text } from 'node:stream/consumers';

import { runUnderClient } from '../runtime/client.mjs';

const { ric, handler, event, environment } = JSON.parse(await text(process.stdin));
const { outcomes: [outcome], initError, exit, stdout, stderr } = await runUnderClient({
  node: process.execPath, ric, folder: process.argv[2], handler, events: [event], environment,
});
const error = outcome.error ?? initError ?? (outcome.kind === 'lost' && { errorType: 'Runtime.ExitError', errorMessage: `the runtime exited: ${JSON.stringify(exit)}` });
console.log(JSON.stringify({ payload: error ? JSON.stringify(error) : outcome.body, isError: Boolean(error), log: stdout + stderr }));
