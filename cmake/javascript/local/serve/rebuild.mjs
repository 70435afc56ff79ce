// Builds a target of the function's project.

import { spawn } from 'node:child_process';

/**
 * Returns `{ ended, cancel }`. `ended` resolves with `isBuilt` and with `said`, the output, which matters after a failure or a warning. Call
 * `cancel` if a source changes during the build: build tools take an object file for newer than a source that was written while it was
 * compiled.
 */
export function rebuild({ cmake, folder, config, target }) {
  // These variables of a calling make concern only its own jobs.
  const { MAKEFLAGS, MAKELEVEL, MFLAGS, ...env } = process.env;
  const child = spawn(cmake, ['--build', folder, ...(config ? ['--config', config] : []), '--target', target], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((settle) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => { said += text; });
    child.once('error', (error) => settle({ isBuilt: false, said: `${cmake} could not be run: ${error.message}\n` }));
    child.once('close', (status) => settle({ isBuilt: status === 0, said }));
  });
  const cancel = () => {
    // Interrupts the compilers too. The build tool then deletes files that are incomplete.
    try { process.kill(-child.pid, 'SIGINT'); } catch { /* it has ended */ }
  };
  return { ended, cancel };
}
