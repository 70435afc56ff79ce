// Builds the function as a developer would, by its target.

import { spawn } from 'node:child_process';

/** Whether it has been built, and what was said, which matters if it has not or if something was warned of. */
export function build({ cmake, folder, target }) {
  // What a make above this one has set is about its own jobs.
  const { MAKEFLAGS, MAKELEVEL, MFLAGS, ...env } = process.env;
  return new Promise((settle) => {
    let said = '';
    const child = spawn(cmake, ['--build', folder, '--target', target], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => { said += text; });
    child.once('error', (error) => settle({ isBuilt: false, said: `${cmake} could not be run: ${error.message}\n` }));
    child.once('close', (status) => settle({ isBuilt: status === 0, said }));
  });
}
