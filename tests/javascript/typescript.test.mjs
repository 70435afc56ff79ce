// The file of types: tsc compiles it, and values fit its types or not.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

import { componentsOf } from '../../cmake/javascript/build/documents/components.mjs';
import { definition, jsonSchema } from '../../cmake/javascript/build/documents/json_schema.mjs';
import { typescript } from '../../cmake/javascript/build/documents/typescript.mjs';
import { documentTexts } from '../../cmake/javascript/build/schema.mjs';
import { moduleWith } from './documents/module.mjs';
import { changed, fitting, numbers, randomDocuments } from './documents/random.mjs';

function typesOf(documents) {
  const module = componentsOf(documentTexts(moduleWith(documents)), definition);
  return typescript('x', jsonSchema('x', module), module).split('\n').slice(2).join('\n');
}

/** What tsc says about a file. */
function check(file) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [process.env.TSC, '--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--noEmit', '--types', '',
    '--target', 'es2022', '--module', 'nodenext', file], { encoding: 'utf8' });
  assert.equal(error, undefined);
  return { status, said: stdout + stderr };
}

test('values fit the types that tsc takes, and no others', () => {
  assert.deepEqual(check(path.join(import.meta.dirname, 'documents', 'fits.ts')), { status: 0, said: '' });
});

const STRUCT = { type: 'object', properties: { a: { type: 'string' } } };
const handler = (name) => ({ entry: 'handler', name });
const call = (name, ...list) => ({ entry: 'function', name, in: { arguments: list } });

// The generated schemas have no constraint that TypeScript cannot express.
test('random values fit the types if they fit the schema', () => {
  const require = createRequire(path.join(process.env.VALIDATORS, 'of.cjs')), { Ajv2020 } = require('ajv/dist/2020');
  const below = numbers(Number(process.env.SEED ?? 21)), folder = mkdtempSync(path.join(tmpdir(), 'types-'));
  try {
    const counts = { right: 0, wrong: 0 }, lines = [];
    for (const name of ['a', 'b', 'c', 'd']) {
      const module = componentsOf(documentTexts(moduleWith(randomDocuments(below, 24))), definition), schema = jsonSchema(name, module);
      const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, logger: false }).addSchema(schema);
      writeFileSync(path.join(folder, `${name}.d.ts`), typescript(name, schema, module));
      lines.push(`import type * as ${name} from './${name}.js';`);
      for (const type of module.types) {
        const fits = ajv.compile({ $ref: `${name}.schema.json${definition(type.name)}` });
        for (let i = 0; i < 12; i++) {
          const right = fitting(schema.$defs[type.name], schema.$defs, below);
          assert.ok(fits(right), `${JSON.stringify(right)} as ${type.name}`);
          const value = i < 3 ? right : changed(right, below), isRight = fits(value);
          counts[isRight ? 'right' : 'wrong']++;
          const text = JSON.stringify(value);
          lines.push(`${isRight ? '' : '// @ts-expect-error\n'}export const ${name}_${type.name}_${i}: ${name}.${type.name} = ${text};`);
        }
      }
    }
    assert.ok(counts.right > 500 && counts.wrong > 500, JSON.stringify(counts));
    writeFileSync(path.join(folder, 'values.ts'), lines.join('\n'));
    const { status, said } = check(path.join(folder, 'values.ts'));
    assert.equal(status, 0, said);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('names that no declaration may have are exported, and types have none of them', () => {
  const words = ['default', 'delete', 'await', 'arguments', 'eval', 'let', 'yield', 'static', 'type', 'of', 'async', 'number', 'Promise', 'undefined_', '$', 'größe'];
  const types = ['any', 'string', 'Promise', 'Date', 'Uint8Array', 'type', 'ResponseStream', 'Record', 'as', 'is', 'infer', 'keyof', 'unique', 'asserts', 'readonly', 'satisfies', 'declare', 'module', 'global', 'namespace', 'intrinsic', 'undefined', 'unknown', 'never', 'object', 'symbol', 'bigint', 'boolean', 'void', 'null', 'async', 'of', 'await', 'let', 'yield', 'static'];
  const documents = Object.fromEntries([
    ...words.map((name) => [`entry ${name}`, handler(name)]),
    ...types.map((type) => [`type ${type}`, { type, in: { type: 'object', properties: { a: { type: 'string', format: 'date-time' }, self: { $ref: `type ${type}` } } } }]),
    ['use', { ...call('use', ...types.map((type) => ({ $ref: `type ${type}` }))) }],
    ['take', { entry: 'stream', name: 'take', in: { $ref: 'type type' } }],
  ]);
  const folder = mkdtempSync(path.join(tmpdir(), 'types-'));
  try {
    writeFileSync(path.join(folder, 'x.d.ts'), typesOf(documents));
    writeFileSync(path.join(folder, 'use.ts'), `import * as x from './x.js';\nimport { ${words.map((name) => `${name} as use_${name}`)} } from './x.js';\nexport { ${words.map((name) => `use_${name}`)} };\nx.use;\n`);
    assert.deepEqual(check(path.join(folder, 'use.ts')), { status: 0, said: '' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('parameters are named by their types, or by letters', () => {
  const of = Object.fromEntries(['Order', 'HTTPHead', 'URL', 'Default', 'line_item'].map((type) => [type, { type: `ns::${type}`, in: STRUCT }]));
  const [line] = typesOf({ ...of, call: call('call', { $ref: 'Order' }, { $ref: 'HTTPHead' }, { $ref: 'URL' }, { $ref: 'Default' }, { $ref: 'line_item' }, { $ref: 'Order' }, {}) }).split('(')[1].split(')');
  assert.deepEqual(line.split(',').map((each) => each.split(':')[0].trim()).filter((each) => each !== ''), ['order', 'httpHead', 'url', 'd', 'line_item', 'f', 'g']);
});

test('trailing arguments that may be null may be left out', () => {
  const optional = { anyOf: [{ type: 'string' }, { type: 'null' }] };
  assert.match(typesOf({ call: call('call', optional, { type: 'number' }, optional, { type: ['boolean', 'null'] }) }), /call\(a: string \| null, b: number, c\?: string \| null, d\?: boolean \| null\): void;/);
  assert.match(typesOf({ call: call('call', optional) }), /call\(a\?: string \| null\): void;/);
});

test('comments say what the schema says', () => {
  const member = (schema) => typesOf({ A: { type: 'A', in: { type: 'object', properties: { a: { type: 'string', ...schema } } } }, call: { ...handler('call'), in: { $ref: 'A' } } })
    .split('{\n')[1].split('\n  a?: string;')[0];
  assert.equal(member({ description: 'One line.' }), '  /** One line. */');
  assert.equal(member({ description: 'A comment */ ends.', default: 1 }), '  /**\n   * A comment *\\/ ends.\n   * @default 1\n   */');
  assert.equal(member({ title: 'A', description: 'One.\n\nTwo.', deprecated: true, examples: ['x', ['y', 1]] }),
    '  /**\n   * A\n   * One.\n   *\n   * Two.\n   * @deprecated\n   * @example "x"\n   * @example ["y", 1]\n   */');
});

test('a type is declared for JSON, for arguments, or for both', () => {
  const documents = (json, js = json, others = {}) => typesOf({
    Time: { type: 'Time', in: { type: 'string', format: 'date-time' } }, Holder: { type: 'Holder', in: { type: 'object', properties: { time: { $ref: 'Time' } } } },
    Plain: { type: 'Plain', in: STRUCT }, [json.name]: json, [js.name]: js, ...others,
  });
  const named = (text) => [...text.matchAll(/export (?:type|interface) (\w+)/g)].map(([, name]) => name);
  const json = { ...handler('take'), in: { oneOf: [{ $ref: 'Holder' }, { $ref: 'Plain' }] } }, js = call('call', { $ref: 'Holder' }, { $ref: 'Plain' });
  assert.deepEqual(named(documents(json)), ['Holder', 'Plain', 'Time']);
  assert.deepEqual(named(documents(js)), ['Holder', 'Plain', 'Time']);
  assert.match(documents(js), /type Time = string \| Date;/);
  assert.deepEqual(named(documents(json, js)), ['Holder', 'HolderArgument', 'Plain', 'Time', 'TimeArgument']);
  const odd = { HolderInput: { type: 'HolderInput', in: { type: 'object', properties: { $ref: { $ref: 'Time' }, HolderArgument: { $ref: 'HolderArgument' } } } }, HolderArgument: { type: 'HolderArgument', in: { type: 'null' } } };
  assert.deepEqual(named(documents({ ...json, in: { oneOf: ['Holder', 'HolderInput'].map(($ref) => ({ $ref })) } }, call('call', { $ref: 'Holder' }, { $ref: 'HolderInput' }), odd)),
    ['Holder', 'HolderArgument2', 'HolderArgument', 'HolderInput', 'HolderInputArgument', 'Time', 'TimeArgument']);
  assert.match(documents(json, js), /interface HolderArgument \{\n {2}time\?: TimeArgument;\n\}/);
});
