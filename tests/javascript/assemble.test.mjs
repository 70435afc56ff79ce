// assemble.mjs: joins parts of the runtime into one text, and rejects invalid parts.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { assemble, readPart } from '../../cmake/javascript/build/assemble.mjs';

/** The text of the parts `files` of a runtime with the files `sources`. */
const joined = (files, sources, options) => assemble(files, { read: (file) => sources[file], ...options });

test('a part is split into imports, exports and the rest', () => {
  const source = `// A part.

import { one, two } from './numbers.mjs';
// And another:
import { compiled } from './function.mjs';

/** Exported. */
export const a = one;
export async function b() {
  return import('node:path'); // no statement
}
export function* c() {}
export class D {}
export let e;
const f = { import: import.meta.dirname, export: two };
f.import(f.export);
`;
  assert.deepEqual(readPart('part.mjs', source), {
    imports: [{ names: ['one', 'two'], from: 'numbers.mjs' }, { names: ['compiled'], from: 'function.mjs' }],
    declared: ['a', 'b', 'c', 'D', 'e', 'f'],
    exported: ['a', 'b', 'c', 'D', 'e'],
    text: `// A part.

// And another:

/** Exported. */
const a = one;
async function b() {
  return import('node:path'); // no statement
}
function* c() {}
class D {}
let e;
const f = { import: import.meta.dirname, export: two };
f.import(f.export);`,
  });
});

test('an import of another form is rejected with its place', () => {
  const refused = (line, said = /^part\.mjs:2: a part imports by \{ name, … \} from '\.\/part\.mjs' on one line, not "/) =>
    assert.throws(() => readPart('part.mjs', `// A part.\n${line}\n`), (error) => said.test(error.message) && error.message.includes(`"${line.trim().split('\n')[0]}"`), line);
  for (const line of [
    "import path from 'node:path';", "import { join } from 'node:path';", "import * as all from './all.mjs';", "import './all.mjs';",
    "import { one as two } from './numbers.mjs';", "import {\n  one,\n} from './numbers.mjs';", "import { one } from '../build/numbers.mjs';", "import { one } from './numbers.mjs'",
    '  import { one } from "./numbers.mjs";', "const a = 1; import { one } from './numbers.mjs';",
  ]) refused(line);
  assert.throws(() => readPart('part.mjs', "const a = 1;\nimport { one } from './numbers.mjs';\n"), /^Error: part\.mjs:2: a part imports above all code, not "import \{ one \}/);
});

test('an export of another form is rejected with its place', () => {
  for (const line of ['export { a };', "export * from './numbers.mjs';", 'export default a;', 'export default function a() {}', 'export const { a } = b;', 'export var a = 1;', '  export const a = 1;', 'f(); export const a = 1;']) {
    assert.throws(() => readPart('part.mjs', `${line}\n`), (error) => error.message === `part.mjs:1: a part exports by one const, let, function or class for each name, not "${line.trim()}"`, line);
  }
});

test('a comment may contain import and export', () => {
  const text = "// import { a } from 'b'\n/**\n * export of things\n */\n  // export\nf();";
  assert.equal(readPart('part.mjs', text).text, text);
});

const SOURCES = {
  'top.mjs': "import { left } from './left.mjs';\nimport { right } from './right.mjs';\nexport const top = left + right;\n",
  'left.mjs': "import { base } from './base.mjs';\nexport const left = base + 1;\n",
  'right.mjs': "import { base } from './base.mjs';\nimport { given } from './function.mjs';\nexport const right = base + given;\n",
  'base.mjs': 'export const base = 1;\n',
  'other.mjs': 'export const base = 2;\n',
  'bare.mjs': 'export const bases = 2;\n',
  'giver.mjs': 'export const given = 3;\n',
  'one.mjs': "import { two } from './two.mjs';\nexport const one = two;\n",
  'two.mjs': "import { three } from './three.mjs';\nexport const two = three;\n",
  'three.mjs': "import { one } from './one.mjs';\nexport const three = one;\n",
};

test('a part comes after those that it imports, and once', () => {
  const text = joined(['top.mjs', 'left.mjs', 'base.mjs'], SOURCES, { written: ['given'] });
  assert.equal(text, 'const base = 1;\n\nconst left = base + 1;\n\nconst right = base + given;\n\nconst top = left + right;');
});

test('a part may replace another', () => {
  assert.equal(joined(['left.mjs'], SOURCES, { instead: { 'base.mjs': 'other.mjs' } }), 'const base = 2;\n\nconst left = base + 1;');
  assert.throws(() => joined(['left.mjs'], SOURCES, { instead: { 'base.mjs': 'bare.mjs' } }), /^Error: left\.mjs imports base from base\.mjs, and bare\.mjs does not export it$/);
});

test('the build, or another part, defines the names that function.mjs declares', () => {
  assert.equal(joined(['right.mjs', 'giver.mjs'], SOURCES), 'const base = 1;\n\nconst right = base + given;\n\nconst given = 3;');
  assert.throws(() => joined(['right.mjs'], SOURCES, { written: ['taken'] }), /^Error: right\.mjs imports given from function\.mjs, and neither the build nor a part of this function declares it$/);
});

test('importing a name that is not exported is rejected', () => {
  const sources = { ...SOURCES, 'base.mjs': 'const base = 1;\n' };
  assert.throws(() => joined(['left.mjs'], sources), /^Error: left\.mjs imports base from base\.mjs, and base\.mjs does not export it$/);
  // An export declares one name: of several, only the first is read.
  assert.throws(() => joined(['left.mjs'], { ...SOURCES, 'base.mjs': 'export const none = 0, base = 1;\n' }), /base\.mjs does not export it$/);
});

test('two parts that declare the same name are rejected, and a part that declares a name of the build', () => {
  assert.throws(() => joined(['base.mjs', 'other.mjs'], SOURCES), /^Error: other\.mjs declares base, and so does base\.mjs: rename one of them$/);
  assert.throws(() => joined(['base.mjs'], SOURCES, { written: ['base'] }), /^Error: base\.mjs declares base, and so does function\.mjs/);
});

test('a cycle is rejected', () => {
  assert.throws(() => joined(['top.mjs', 'one.mjs'], SOURCES, { written: ['given'] }), /^Error: one\.mjs imports two\.mjs imports three\.mjs imports one\.mjs: none of them can come first$/);
});

test('every part of the runtime follows the rules', () => {
  const runtime = new URL('../../cmake/javascript/runtime/', import.meta.url);
  for (const file of readdirSync(runtime).filter((name) => name.endsWith('.mjs'))) {
    const source = readFileSync(new URL(file, runtime), 'utf8');
    if (!/^export const needs /m.test(source)) readPart(file, source); // codecs call these functions, and helpers.mjs copies each alone
  }
});
