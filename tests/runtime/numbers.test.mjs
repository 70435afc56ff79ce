// Numbers in Wasm, compared with JavaScript's: tests/functions/numbers reads texts and writes floats; numbers.mjs has the texts.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

const environment = { NUMBERS: new URL('./numbers.mjs', import.meta.url).href };

for (const { label, node } of RUNTIMES) {
  test(`number texts have the values of JSON.parse for every type, on ${label.replace(/.* on /, '')}`, () => {
    const numbers = within(node, 'numbers', async ({ read }) => (await import(process.env.NUMBERS)).checkTexts(read, 10_000), environment);
    assert.ok(numbers > 7_500 && numbers < 10_000, `${numbers} of the texts are numbers`);
  });

  test(`floats are written as their shortest text, on ${label.replace(/.* on /, '')}`, () => {
    within(node, 'numbers', async (module) => { await (await import(process.env.NUMBERS)).checkFloats(module, 10_000); return null; }, environment);
  });
}
