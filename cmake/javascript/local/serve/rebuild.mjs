// Builds the function as a developer would, by its target.

import { spawn } from 'node:child_process';

/**
 * `{ ended, cancel }`: `ended` settles with whether it has been built, and with what was said, which matters if it has not or if
 * something was warned of. `cancel` ends a build whose sources have changed: build tools take an object file for newer than a source that
 * was written while it was compiled.
 */
export function rebuild({ cmake, folder, config, target }) {
  // What a make above this one has set is about its own jobs.
  const { MAKEFLAGS, MAKELEVEL, MFLAGS, ...env } = process.env;
  const child = spawn(cmake, ['--build', folder, ...(config ? ['--config', config] : []), '--target', target], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((settle) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => { said += text; });
    child.once('error', (error) => settle({ isBuilt: false, said: `${cmake} could not be run: ${error.message}\n` }));
    child.once('close', (status) => settle({ isBuilt: status === 0, said }));
  });
  const cancel = () => {
    // The compilers too; interrupted, the tool deletes what is half written.
    try { process.kill(-child.pid, 'SIGINT'); } catch { /* it has ended */ }
  };
  return { ended, cancel };
}
