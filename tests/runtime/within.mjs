// Calls a built function in the Node.js of a runtime, without that runtime's client.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { functionsFolder } from './runtimes.mjs';

/**
 * Runs the body of an async function in that Node.js, and returns its result. Its arguments are the module's exports; `outcome`, which
 * calls a function and returns its reply or its error; `pages`, which returns the total number of memory pages of the module's instances;
 * and `context`, which makes the context of an invocation with the given remaining milliseconds. `environment` is added to this process's.
 */
export function within(node, name, body, environment = {}) {
  const module = pathToFileURL(path.join(functionsFolder(), name, 'index.mjs'));
  const script = `const { memories } = await import(${JSON.stringify(new URL('../memories.mjs', import.meta.url))});
    const pages = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength / 65536, 0);
    const module = await import(${JSON.stringify(module)});
    const outcome = async (call) => { try { return { reply: await call() }; } catch (error) { return { name: error.name, message: error.message }; } };
    const context = (left = 600_000) => { const end = Date.now() + left; return { awsRequestId: 'one', getRemainingTimeInMillis: () => end - Date.now() }; };
    console.log(JSON.stringify(await (${body})(module, outcome, pages, context)));`;
  const { status, stdout, stderr } = spawnSync(node, ['--input-type=module', '-e', script], { encoding: 'utf8', timeout: 600_000, env: { ...process.env, ...environment } });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}
