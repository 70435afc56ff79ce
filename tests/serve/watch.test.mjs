// Which changes of a project's folder are changes of its sources.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

import { watchSources } from '../../cmake/javascript/local/serve/watch.mjs';

const root = mkdtempSync(path.join(tmpdir(), 'watch-'));
after(() => rmSync(root, { recursive: true }));

const changes = [];
let reported = () => {};
watchSources([root], (file) => {
  changes.push(path.relative(root, file));
  reported();
});

/** Until `name` has changed; returns what has changed before it, and forgets all of that. */
async function until(name) {
  const alive = setInterval(() => {}, 1000); // the watches do not keep the process alive
  while (!changes.includes(name)) await new Promise((resolve) => { reported = resolve; });
  clearInterval(alive);
  return changes.splice(0).filter((each) => each !== name);
}

const write = (name) => writeFileSync(path.join(root, name), '');

// The operating system reports changes in order, so a source that changes last tells that all before it were seen.
test('a folder that becomes a build folder while it is watched', async () => {
  mkdirSync(path.join(root, 'build/objects'), { recursive: true });
  await until('build');
  write('build/CMakeCache.txt');
  write('build/objects/main.o');
  write('build/function.js');
  write('main.cpp');
  assert.deepEqual(await until('main.cpp'), []);
});

test('hidden folders and packages', async () => {
  mkdirSync(path.join(root, '.serverless'));
  mkdirSync(path.join(root, 'node_modules'));
  write('.serverless/state.json');
  write('main.cpp');
  assert.deepEqual(await until('main.cpp'), []);
});

test('a folder of sources that is new', async () => {
  mkdirSync(path.join(root, 'source'));
  await until('source');
  write('source/more.cpp');
  assert.deepEqual(await until('source/more.cpp'), []);
});
