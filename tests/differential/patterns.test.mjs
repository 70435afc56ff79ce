// Random patterns: the verdicts of include/lambda_wasm/text/pattern.hpp about texts are those of JavaScript's regular expressions with
// the flag `u`, and with `v` where it takes the pattern; and what is no regular expression is refused.
//
//   PROGRAM       patterns.cpp, compiled with the patterns of SEED that patterns.mjs wrote
//   SEED          the seed
//   COUNT         the number of patterns that are compiled while the program runs
//   COMPILED      the number of those that patterns.mjs wrote

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { makePatterns } from './patterns.mjs';

const { PROGRAM } = process.env, SEED = Number(process.env.SEED), COUNT = Number(process.env.COUNT), COMPILED = Number(process.env.COMPILED);
const { patterns, made } = makePatterns(SEED, Math.max(COUNT, COMPILED));
const TEXTS = 12;

/** The names of the faults, by their numbers. */
const FAULTS = /enum class Fault \{([^}]*)\}/.exec(readFileSync(path.join(import.meta.dirname, '../../include/lambda_wasm/text/pattern/fault.hpp'), 'utf8'))[1].split(',').map((name) => name.trim()).filter(Boolean);
/** What JavaScript takes and a pattern does not. */
const LEFT_OUT = ['look_around', 'back_reference', 'lazy', 'named_group', 'other_group', 'boundary', 'property', 'anchor', 'class_operator', 'too_large', 'too_many_states'];
const LARGE = ['too_large', 'too_many_states'];

/** The whole-text regular expression, or undefined if JavaScript refuses it. */
function expression(pattern, flag) {
  try {
    new RegExp(pattern, flag); // by itself: `a)(?:b` would fit between the parentheses below
    return new RegExp(`^(?:${pattern})$`, flag);
  } catch {
    return undefined;
  }
}

const hexadecimal = (text) => Buffer.from(text).toString('hex');

/** The program's answers: for each `{ field, texts }` the name of a fault, or an array of verdicts. */
function answers(questions) {
  const input = questions.map(({ field, texts }) => `${[field, ...texts.map(hexadecimal)].join(' ')}\n`).join('');
  const lines = execFileSync(PROGRAM, { input, encoding: 'utf8', maxBuffer: 1 << 28 }).split('\n').slice(0, -1);
  assert.equal(lines.length, questions.length);
  return lines.map((line) => (line.startsWith('=') ? [...line.slice(1)].map((verdict) => verdict === '1') : FAULTS[Number(line)]));
}

/** Asks the program, and compares its verdicts. @returns how many texts match and do not match */
function compare(questions) {
  const counts = { matching: 0, others: 0 }, wrong = [];
  for (const [i, answer] of answers(questions).entries()) {
    const { pattern, texts } = questions[i];
    if (typeof answer === 'string') {
      if (!LARGE.includes(answer)) wrong.push(`/${pattern}/ is refused: ${answer}`);
      continue;
    }
    for (const flag of ['u', 'v']) {
      const matcher = expression(pattern, flag);
      if (matcher === undefined && flag === 'u') wrong.push(`/${pattern}/u is refused by JavaScript`);
      if (matcher === undefined) continue;
      texts.forEach((text, j) => {
        const matches = matcher.test(text);
        counts[matches ? 'matching' : 'others']++;
        if (matches !== answer[j]) wrong.push(`/${pattern}/${flag} ${matches ? 'matches' : 'does not match'} ${JSON.stringify(text)}`);
      });
    }
  }
  assert.equal(wrong.length, 0, `of seed ${SEED} ${wrong.length} are wrong:\n${wrong.slice(0, 10).join('\n')}`);
  return counts;
}

const question = ({ tree, pattern }, field) => ({ pattern, field, texts: Array.from({ length: TEXTS }, () => patterns.text(tree)) });

test('patterns that are compiled at compile time', () => {
  const { matching, others } = compare(made.slice(0, COMPILED).map((each, i) => question(each, `#${i}`)));
  assert.ok(matching > COMPILED && others > COMPILED, `${matching} match, ${others} do not`);
});

test('patterns that are compiled at run time', () => {
  const { matching, others } = compare(made.map((each) => question(each, hexadecimal(each.pattern))));
  assert.ok(matching > COUNT && others > COUNT, `${matching} match, ${others} do not`);
});

test('patterns that are broken', () => {
  const broken = made.map(({ tree, pattern }) => ({ tree, pattern: patterns.broken(pattern) })).map((each) => question(each, hexadecimal(each.pattern)));
  const counts = { both: 0, none: 0, leftOut: 0 }, accepted = [], wrong = [];
  for (const [i, answer] of answers(broken).entries()) {
    const { pattern } = broken[i], isExpression = expression(pattern, 'u') !== undefined, isRefused = typeof answer === 'string';
    if (isRefused && isExpression && !LEFT_OUT.includes(answer) && !(answer === 'escape' && /\\c/.test(pattern))) wrong.push(`/${pattern}/u is refused: ${answer}`);
    if (!isRefused && !isExpression) wrong.push(`/${pattern}/u is refused by JavaScript only`);
    if (!isRefused) accepted.push(broken[i]);
    counts[isRefused ? (isExpression ? 'leftOut' : 'none') : 'both']++;
  }
  assert.equal(wrong.length, 0, `of seed ${SEED} ${wrong.length} are wrong:\n${wrong.slice(0, 10).join('\n')}`);
  assert.ok(Object.values(counts).every((count) => count > COUNT / 50), JSON.stringify(counts));
  compare(accepted);
});
