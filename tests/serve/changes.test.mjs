// A rebuilt function is reloaded.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, beforeEach, suite, test } from 'node:test';

import { Server } from './server.mjs';

const temporary = mkdtempSync(path.join(tmpdir(), 'serve-'));
after(() => rmSync(temporary, { recursive: true }));

const handler = (text) => `export const handler = async ({ rawPath }) => (rawPath === '/never' ? new Promise(() => {}) : '${text}');\n`;

let count = 0, project, source, folder, args;
beforeEach(() => {
  project = path.join(temporary, String((count += 1)));
  source = path.join(project, 'source', 'index.mjs');
  folder = path.join(project, 'build', 'lambda', 'function');
  args = ['--build', path.join(project, 'build'), '--target', 'function', '--watch', project];
  cpSync(path.join(import.meta.dirname, 'project'), project, { recursive: true });
  mkdirSync(path.dirname(source));
  writeFileSync(source, handler('first'));
  execFileSync('cmake', ['-S', project, '-B', path.join(project, 'build'), '-G', 'Ninja']);
  mkdirSync(folder, { recursive: true });
});

const body = async (server) => (await server.request('/')).body;

suite('a source that changes', () => {
  test('is built and loaded; existing connections use the new build', async () => {
    const server = await Server.start(folder, args), agent = new http.Agent({ keepAlive: true });
    assert.equal((await server.request('/', { agent })).body, '"first"');
    writeFileSync(source, handler('second'));
    await server.prints(/^source\/index\.mjs has changed: building function \.\.\.\nBuilt, .* m?s\nServing the new function, loaded in /m);
    assert.equal((await server.request('/', { agent })).body, '"second"');
    agent.destroy();
    await server.stop();
  });

  test('may be replaced by renaming another file, as editors do', async () => {
    const server = await Server.start(folder, args);
    writeFileSync(`${source}.new`, handler('second'));
    renameSync(`${source}.new`, source);
    await server.prints(/^Serving the new function/m);
    assert.equal(await body(server), '"second"');
    await server.stop();
  });

  test('may be in a folder that is deleted and created again', async () => {
    const server = await Server.start(folder, args);
    rmSync(path.dirname(source), { recursive: true });
    await server.prints(/^function could not be built, .*: the previous build is still served$/m);
    mkdirSync(path.dirname(source));
    writeFileSync(source, handler('second'));
    await server.prints(/^Serving the new function/m);
    assert.equal(await body(server), '"second"');
    await server.stop();
  });

  test('and cannot be built is reported, and the previous build is served', async () => {
    const server = await Server.start(folder, args);
    writeFileSync(source, 'a mistake\n');
    await server.prints(/^there is a mistake\n(.*\n)*function could not be built, .*: the previous build is still served$/m);
    assert.equal(await body(server), '"first"');
    writeFileSync(source, handler('mended'));
    await server.prints(/^Serving the new function/m);
    assert.equal(await body(server), '"mended"');
    await server.stop();
  });

  test('and cannot be loaded is reported, and the previous build is served', async () => {
    const server = await Server.start(folder, args);
    writeFileSync(source, "throw new TypeError('no configuration');\n");
    await server.prints(/^init \| TypeError: no configuration\n(init .*\n)*function could not be loaded: the previous build is still served$/m);
    assert.equal(await body(server), '"first"');
    await server.stop();
  });

  test('and could not be built at the start is served once it can', async () => {
    writeFileSync(source, 'a mistake\n');
    const server = new Server([folder, '--port', '0', ...args]);
    await server.prints(/^function could not be built, .*: there is nothing to serve yet$/m);
    writeFileSync(source, handler('mended'));
    await server.isServing();
    assert.equal(await body(server), '"mended"');
    await server.stop();
  });

  test('during a build restarts the build; requests get replies meanwhile', async () => {
    const gate = path.join(project, '.gate');
    execFileSync('mkfifo', [gate]);
    const server = await Server.start(folder, args, { env: { GATE: gate } });
    writeFileSync(source, `// gate\n${handler('second')}`);
    // The build has begun when it writes to the gate, and would continue if something were written there.
    await new Promise((settle) => spawn('head', ['-n', '1', gate]).once('close', settle));
    assert.equal(await body(server), '"first"');
    await server.prints(/^source.*\n#1 200 GET \/ .*\n/m);
    writeFileSync(source, handler('third'));
    await server.prints(/^source\/index\.mjs has changed: building function \.\.\.\nBuilt, /m);
    await server.prints(/^Serving the new function/m);
    assert.equal(await body(server), '"third"');
    await server.stop();
  });

  test('that the function does not use is reported', async () => {
    const server = await Server.start(folder, args);
    writeFileSync(path.join(project, 'notes.txt'), 'x');
    await server.prints(/^notes\.txt has changed: building function \.\.\.\nfunction has not changed, /m);
    await server.stop();
  });
});

test('a build by another program is loaded', async () => {
  const server = await Server.start(folder, args);
  writeFileSync(path.join(folder, 'index.mjs'), handler('other'));
  await server.prints(/^Serving the new function/m);
  assert.equal(await body(server), '"other"');
  await server.stop();
});

test('a running request finishes in the build that it started in, and its connection stays open', async () => {
  const file = path.join(folder, 'index.mjs');
  const text = (version, wait) => `export const handler = async (event) => {
    if (event.rawPath === '/wait') {
      console.log('waits');
      await ${wait};
    }
    return '${version}';
  };
`;
  // The old build waits, through a connection to the test, until the new one is loaded.
  const gate = net.createServer().listen(0, '127.0.0.1');
  await once(gate, 'listening');
  writeFileSync(file, text('old', `new Promise((settle) => import('node:net').then(({ connect }) => connect(${gate.address().port}, '127.0.0.1').on('data', settle)))`));
  const server = await Server.start(folder), agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const waiting = server.request('/wait', { agent });
  const [socket] = await once(gate, 'connection');
  writeFileSync(file, text('new', 'null'));
  await server.prints(/^Serving the new function/m);
  assert.equal(await body(server), '"new"');
  socket.end('go on');
  assert.equal((await waiting).body, '"old"');
  assert.equal((await server.request('/', { agent })).body, '"new"');
  agent.destroy();
  gate.close();
  await server.stop();
});
