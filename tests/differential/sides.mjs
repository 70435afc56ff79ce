// The two edges: a function as a native program (native.cpp) and as Wasm, with the same events.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The answers of a program to `[{ handler, event }]`, where events are JSON text: each is `=` and the reply, or `!` and the error. */
export async function answersOfProgram(program, invocations, parameters = []) {
  const child = spawn(program, parameters, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.on('error', () => {}); // a program that ends early is detected by its status
  child.stdin.end(invocations.map(({ handler, event }) => `${handler}\t${event}\n`).join(''));
  const chunks = [];
  for await (const chunk of child.stdout) chunks.push(chunk);
  const lines = Buffer.concat(chunks).toString().split('\n').slice(0, -1);
  const [status, signal] = child.exitCode === null && child.signalCode === null
    ? await new Promise((resolve) => { child.once('exit', (...how) => resolve(how)); }) : [child.exitCode, child.signalCode];
  assert.equal(lines.length, invocations.length, `the program ended with ${signal ?? status} at ${JSON.stringify(invocations[lines.length])}`);
  return lines;
}

export const load = (folder) => import(pathToFileURL(path.join(folder, 'index.mjs')));

/** The answer of the Wasm function, in the same form. */
export async function answerOfModule(module, { handler, event }) {
  try {
    const reply = await module[handler](JSON.parse(event), {});
    return `=${JSON.stringify(reply) ?? 'null'}`;
  } catch (error) {
    // A key of an event may contain a lone surrogate, which the native edge replaces by U+FFFD.
    return `!${JSON.stringify({ errorType: error.name, errorMessage: error.message.toWellFormed() })}`;
  }
}

/** Invokes both with each event, and fails with the first that differ. @returns the answers */
export async function compare(program, folder, invocations) {
  const module = await load(folder), native = await answersOfProgram(program, invocations), differences = [];
  for (const [i, invocation] of invocations.entries()) {
    const wasm = await answerOfModule(module, invocation);
    if (wasm !== native[i]) differences.push({ ...invocation, wasm, native: native[i] });
  }
  const shown = differences.slice(0, 10).map(({ handler, event, wasm, native: other }) => `${handler}: ${event}\n  Wasm:   ${wasm}\n  native: ${other}`);
  assert.equal(differences.length, 0, `${differences.length} of ${invocations.length} differ:\n${shown.join('\n')}`);
  return native;
}
