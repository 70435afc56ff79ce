// Random structs with constraints: C++ accepts the values that ajv accepts by the JSON Schema that C++ wrote of the constraints.
//
//   PROGRAM       the native program that constraints.mjs made
//   SEED, COUNT   the seed and the number of structs that it was made with
//   VALUES        the number of values of each; 50 if not set

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { makeObject, makeStructs, schemaOf } from './constraints.mjs';
import { Random } from './random.mjs';

const { PROGRAM } = process.env, SEED = Number(process.env.SEED), COUNT = Number(process.env.COUNT), VALUES = Number(process.env.VALUES ?? 50);
const load = createRequire(`${process.env.VALIDATORS}/`);
const Ajv = load('ajv/dist/2020.js').default, addFormats = load('ajv-formats').default;

const structs = makeStructs(SEED, COUNT), random = new Random(SEED + 1);
const run = (arguments_, input) => execFileSync(PROGRAM, arguments_, { encoding: 'utf8', input, maxBuffer: 1 << 28 }).trim().split('\n');

test(`${COUNT} structs of seed ${SEED}, ${VALUES} values each: verdicts as ajv's`, () => {
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  const validators = run(['keywords']).map((line, n) => {
    const properties = JSON.parse(line).map(({ keywords, ofEach }, i) => [`f${i}`, schemaOf(structs[n].fields[i].type, keywords, ofEach)]);
    return ajv.compile({ type: 'object', properties: Object.fromEntries(properties) });
  });
  assert.equal(validators.length, COUNT);
  const cases = structs.flatMap((struct, n) => Array.from({ length: VALUES }, () => ({ n, value: makeObject(random, struct) })));
  const verdicts = run([], cases.map(({ n, value }) => `${n}\t${JSON.stringify(value)}\n`).join(''));
  const wrong = cases.map((each, i) => ({ ...each, cpp: verdicts[i], ajv: validators[each.n](each.value) ? '1' : '0' })).filter(({ cpp, ajv: other }) => cpp !== other);
  const shown = wrong.slice(0, 5).map(({ n, value, cpp }) => `${JSON.stringify(structs[n].fields.map(({ type, options }) => [type.cpp, ...options]))}\n  ${JSON.stringify(value)}: C++ says ${cpp}`);
  assert.equal(wrong.length, 0, `of seed ${SEED} ${wrong.length} of ${cases.length} differ:\n${shown.join('\n')}`);
  const accepted = verdicts.filter((verdict) => verdict === '1').length / cases.length;
  assert.ok(accepted > 0.1 && accepted < 0.9, `${accepted} of the values are accepted`);
});
