// A debugger for `node --inspect-brk`: attaches, lets the program run, and detaches when it has ended.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';

/** Runs a shell command that waits for a debugger. Returns its output, `{ stdout, stderr }`; fails if its exit status is not 0. */
export async function attach(command, { cwd, env }) {
  const child = spawn('sh', ['-ec', command], { cwd, env: { ...env, NODE_OPTIONS: '--inspect-port=0' }, timeout: 60_000 });
  const printed = { stdout: '', stderr: '' };
  let socket;
  for (const name of ['stdout', 'stderr']) {
    child[name].setEncoding('utf8').on('data', (text) => {
      printed[name] += text;
      const address = /^Debugger listening on (ws:.*)$/m.exec(printed.stderr)?.[1];
      if (address !== undefined && socket === undefined) socket = resume(address);
      if (printed.stderr.includes('Waiting for the debugger to disconnect')) socket.close();
    });
  }
  const status = await new Promise((settle) => child.on('close', (code, signal) => settle(code ?? signal)));
  assert.equal(status, 0, `it ended with ${status}:\n${printed.stdout}${printed.stderr}`);
  assert.ok(socket !== undefined, `it waited for no debugger:\n${printed.stderr}`);
  return printed;
}

/** Attaches to a program, and resumes it wherever it stops. */
function resume(address) {
  const socket = new WebSocket(address);
  const send = (id, method) => socket.send(JSON.stringify({ id, method }));
  socket.onopen = () => ['Debugger.enable', 'Runtime.runIfWaitingForDebugger'].forEach((method, id) => send(id, method));
  socket.onmessage = ({ data }) => JSON.parse(data).method === 'Debugger.paused' && send(2, 'Debugger.resume');
  return socket;
}
