// Requests a second: a function on the local server, compared with a node:http server that sends the same fixed reply.
//
//   node served.mjs '{"folder": function, "path": path, "rounds": count, "seconds": count}'     WRK names wrk
//
// Prints {ours, javascript}: requests a second, for each round. In each round both have a turn, in alternating order. Their replies are
// compared first.

import { execFile, spawn } from 'node:child_process';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { promisify } from 'node:util';

const { folder, path, rounds, seconds } = JSON.parse(process.argv[2]);
const here = join(import.meta.dirname, '..');

/** Starts a process that prints its address; its later output is discarded. */
function start(script, ...args) {
  const server = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, PORT: '0' } });
  return new Promise((settle, fail) => {
    let text = '';
    server.once('exit', (status) => fail(new Error(`${script} has ended with ${status}:\n${text}`)));
    server.stdout.setEncoding('utf8').on('data', (part) => { // read to the end: printing is part of the measurement
      if (text.length < 1000) text += part;
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
      if (url !== undefined) settle({ url: url + path, stop: () => { server.removeAllListeners('exit').kill(); } });
    });
  });
}

async function reply(url) {
  const response = await fetch(url);
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}

async function load(url) {
  const { stdout } = await promisify(execFile)(process.env.WRK, ['--threads', '1', '--connections', '50', '--duration', `${seconds}s`, url]);
  assert.doesNotMatch(stdout, /Socket errors|Non-2xx/);
  return Number(/Requests\/sec: *([\d.]+)/.exec(stdout)[1]);
}

const ours = await start(join(here, '..', '..', 'cmake', 'javascript', 'local', 'serve', 'server.mjs'), folder);
const ready = await reply(ours.url);
const javascript = await start(join(here, 'comparators', 'javascript', 'server.mjs'), JSON.stringify(ready));
assert.deepEqual(await reply(javascript.url), ready);

const servers = { ours, javascript }, results = { ours: [], javascript: [] };
for (let round = -1; round < rounds; round++) {
  const names = Object.keys(servers);
  for (const name of round % 2 === 0 ? names : names.reverse()) {
    const figure = await load(servers[name].url);
    if (round >= 0) results[name].push(figure); // the first is a warm-up
  }
}
console.log(JSON.stringify(results));
ours.stop();
javascript.stop();
