// Calls a built function in a Node of a runtime without that runtime's client.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { functionsFolder } from './runtimes.mjs';

/** Runs the body of an async function of the module's exports in that Node, and gives what it returns. */
export function within(node, name, body) {
  const module = pathToFileURL(path.join(functionsFolder(), name, 'index.mjs'));
  const script = `const module = await import(${JSON.stringify(module)});
    const outcome = async (call) => { try { return { reply: await call() }; } catch (error) { return { name: error.name, message: error.message }; } };
    console.log(JSON.stringify(await (${body})(module, outcome)));`;
  const { status, stdout, stderr } = spawnSync(node, ['--input-type=module', '-e', script], { encoding: 'utf8', timeout: 60_000 });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}
