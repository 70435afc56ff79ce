// Echo handlers of random described types: their replies to events that fit or nearly fit are those of oracle.mjs, natively and as Wasm,
// byte for byte; also while the memory grows, instances trap and other invocations wait.
//
//   PROGRAM, FUNCTION   the native program, and the folder of the built function
//   SEED, COUNT         the seed and the number of types that they were generated with

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { expectedAnswer, isExpected } from './oracle.mjs';
import { Random } from './random.mjs';
import { answerOfModule, answersOfProgram, load } from './sides.mjs';
import { makeProgram } from './types.mjs';
import { Values } from './values.mjs';

const { PROGRAM, FUNCTION } = process.env, SEED = Number(process.env.SEED), COUNT = Number(process.env.COUNT);
const { types } = makeProgram(SEED, COUNT), random = new Random(SEED + 1), values = new Values(random);
const module = await load(FUNCTION);

/** An invocation of the handler `prefix_N` of this number. */
function invocationOf(prefix, number, value) {
  const type = types[number], event = values.text(value);
  return { handler: `${prefix}_${number}`, type, event, expected: expectedAnswer(type, JSON.parse(event)) };
}
/** An invocation of one of the handlers, with an event that fits, nearly fits or is large. */
function invocation(prefix, numbers, isLarge = false) {
  const number = random.one(numbers), type = types[number];
  return invocationOf(prefix, number, isLarge ? values.fitting(type, 300) : random.chance(0.5) ? values.fitting(type) : values.nearlyFitting(type));
}
const all = types.map((_, i) => i), waiting = all.filter((i) => i % 4 === 0);

function same(invocations, answers, side) {
  const wrong = invocations.map((each, i) => ({ ...each, answer: answers[i] })).filter(({ answer, expected }) => !isExpected(answer, expected));
  const short = (text) => (text.length > 1500 ? `${text.slice(0, 1500)}… (${text.length})` : text);
  const shown = wrong.slice(0, 5).map(({ handler, type, event, answer, expected }) => `${handler}, ${type.cpp}: ${short(event)}\n  ${side}: ${short(answer)}\n  expected: ${short(expected.text)}`);
  assert.equal(wrong.length, 0, `of seed ${SEED} ${wrong.length} of ${invocations.length} are wrong:\n${shown.join('\n')}`);
}

const trapped = () => assert.rejects(module.trap(true, {}), { name: 'lambda_wasm::Trap' });
const pages = () => module.pages(null, {});

test('events that fit or nearly fit', async () => {
  const invocations = Array.from({ length: 8_000 }, () => invocation('echo', all)), answers = [];
  for (const each of invocations) answers.push(await answerOfModule(module, each));
  same(invocations, answers, 'Wasm');
  same(invocations, await answersOfProgram(PROGRAM, invocations), 'native');
  const accepted = invocations.filter(({ expected }) => expected.text.startsWith('=')).length;
  assert.ok(accepted > 3_000 && accepted < 7_500, `${accepted} are accepted`);
});

test('values that nest about as deep as they may', async () => {
  const recursive = all.filter((i) => types[i].isRecursive), answers = [];
  assert.ok(recursive.length > 0, `no type of seed ${SEED} contains itself`);
  const invocations = Array.from({ length: 40 }, () => random.one(recursive)).map((number) => invocationOf('echo', number, values.deep(types[number])));
  for (const each of invocations) answers.push(await answerOfModule(module, each));
  same(invocations, answers, 'Wasm');
  same(invocations, await answersOfProgram(PROGRAM, invocations), 'native');
});

test('while the memory grows and instances trap', async () => {
  const invocations = Array.from({ length: 1_000 }, (_, i) => invocation('echo', all, i % 10 === 0)), answers = [];
  const before = await pages();
  let most = before;
  for (const [i, each] of invocations.entries()) {
    answers.push(await answerOfModule(module, each));
    if (i % 10 === 0) most = Math.max(most, await pages());
    if (i % 125 === 124) await trapped();
  }
  same(invocations, answers, 'Wasm');
  assert.ok(most > before, `the memory has ${most} pages at most, and had ${before}`);
  same(invocations, await answersOfProgram(PROGRAM, invocations), 'native');
});

test('while a thousand invocations wait, undisturbed by others that trap or do not wait', async () => {
  const waits = [], others = [], pending = [], answers = [];
  for (let i = 0; i < 1_000; i++) {
    waits.push(invocation('wait', waiting, i % 100 === 50));
    pending.push(answerOfModule(module, waits.at(-1)));
    if (i % 5 !== 0) continue;
    others.push(invocation('echo', all, i % 200 === 0));
    answers.push(await answerOfModule(module, others.at(-1)));
    if (i % 250 === 125) await trapped();
  }
  same(waits, await Promise.all(pending), 'Wasm, after a wait');
  same(others, answers, 'Wasm');
  same(waits, await answersOfProgram(PROGRAM, waits), 'native, after a wait');
});
