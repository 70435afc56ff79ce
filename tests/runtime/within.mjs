// Calls a built function in a Node of a runtime without that runtime's client.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { functionsFolder } from './runtimes.mjs';

/**
 * Runs the body of an async function in that Node, and gives what it returns. It is called with the module's exports; with
 * `outcome`, which calls a function and gives its reply or its error; and with `pages`, which tells how many pages of memory
 * the instances of the module have in all; and with `context`, which makes one of an invocation that has so many milliseconds left.
 * `environment` is beside this process's own.
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
