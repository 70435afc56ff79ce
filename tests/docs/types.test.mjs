// The snippets of schemas.md that use the documents of the example orders.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

const { TSC, VALIDATORS } = process.env;
const SNIPPETS = path.join(import.meta.dirname, 'snippets'), folder = mkdtempSync(path.join(tmpdir(), 'types-'));

before(() => {
  const built = path.join(folder, 'build', 'wasm', 'lambda'), client = path.join(folder, 'client', 'source');
  mkdirSync(built, { recursive: true });
  mkdirSync(client, { recursive: true });
  for (const name of ['orders.d.ts', 'orders.schema.json']) cpSync(path.join(SNIPPETS, name), path.join(built, name));
  cpSync(path.join(SNIPPETS, 'typed.ts'), path.join(client, 'typed.ts'));
  cpSync(path.join(SNIPPETS, 'validate.mjs'), path.join(folder, 'validate.mjs'));
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  symlinkSync(VALIDATORS, path.join(folder, 'node_modules'));
});
after(() => rmSync(folder, { recursive: true }));

test('the program with types compiles', () => {
  const { status, stdout } = spawnSync(process.execPath, [TSC, '--strict', '--noEmit', '--types', '', '--target', 'es2022', '--module', 'nodenext', path.join(folder, 'client', 'source', 'typed.ts')], { encoding: 'utf8' });
  assert.deepEqual({ status, stdout }, { status: 0, stdout: '' });
});

test('ajv validates events', () => {
  const code = `import { isOrder } from './validate.mjs';
    console.log(isOrder({ customer: 'Ada', items: [{ fruit: 'pear', count: null }] }), isOrder({ customer: 'Ada', items: [{ fruit: 'plum' }] }));`;
  assert.equal(execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: folder, encoding: 'utf8' }), 'true false\n');
});
