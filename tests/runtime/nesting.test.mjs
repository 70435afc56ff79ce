// Types that contain themselves, on the lane and as JSON text in Wasm, with a stack of the default size: 256 levels fit, and deeper values
// are refused in each direction (tests/functions/nesting).

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

const TOO_DEEP = 'The value nests deeper than 256 levels.';

for (const { label, node } of RUNTIMES) {
  const at = label.replace(/.* on /, '');

  test(`values nest 256 levels deep and no deeper, on ${at}`, () => {
    const { fits, refused } = within(node, 'nesting', async ({ handler }, outcome, pages, context) => {
      const nested = (levels, step) => Array.from({ length: levels - 1 }).reduce(step, { note: 'innermost' });
      const STEPS = [(inner) => ({ children: [inner] }), (inner) => ({ named: { '~/': inner } }), (inner) => ({ children: [], more: [inner, {}] })];
      const send = (levels, step) => outcome(() => handler(nested(levels, step), context()));
      const fits = [];
      for (const step of STEPS) fits.push(JSON.stringify((await send(256, step)).reply));
      const refused = [];
      for (const step of STEPS) for (const levels of [257, 5_000]) refused.push(await send(levels, step));
      // A refused value leaves no trace.
      for (const step of STEPS) fits.push(JSON.stringify((await send(256, step)).reply));
      return { fits, refused };
    });
    for (const reply of fits) assert.equal(reply.match(/innermost/g)?.length, 1);
    for (const [i, step] of ['/children/0', '/named/~0~1', '/more/0'].entries()) {
      for (const { name, message } of refused.slice(2 * i, 2 * i + 2)) {
        assert.equal(name, 'lambda_wasm::InvalidEvent');
        assert.equal(message, `The value at ${step.repeat(256)} does not fit: expected at most 256 levels, found more.`);
      }
    }
  });

  for (const name of ['nesting', 'nesting_none']) {
    test(`results of ${name} nest 256 levels deep and no deeper, on ${at}`, () => {
      const { fits, refused } = within(node, name, async ({ make, write }, outcome) => {
        const fits = [JSON.stringify(make(256)), write(256)];
        const refused = [];
        for (const levels of [257, 5_000]) refused.push(await outcome(() => make(levels)), await outcome(() => write(levels)));
        return { fits: [...fits, JSON.stringify(make(256)), write(256)], refused };
      });
      for (const reply of fits) assert.equal(reply.match(/children/g)?.length, 256);
      for (const error of refused) assert.deepEqual(error, { name: 'lambda_wasm::InvalidResult', message: TOO_DEEP });
    });
  }

  test(`JSON text nests 256 levels deep and no deeper, on ${at}`, () => {
    const { fits, refused } = within(node, 'nesting', async ({ read_and_write: read }) => {
      const nested = (levels) => '{"children":['.repeat(levels - 1) + '{}' + ']}'.repeat(levels - 1);
      return { fits: read(nested(256)), refused: [257, 380, 5_000, 100_000].map((levels) => read(nested(levels))) };
    });
    assert.equal(fits.match(/children/g).length, 256);
    for (const message of refused.slice(0, 2)) assert.ok(message.includes(`${'/children/0'.repeat(256)} `) && message.includes('at most 256 levels'), message);
    for (const message of refused.slice(2)) assert.ok(message.includes('it nests deeper than 256 levels'), message);
  });
}

test('types that contain others twice cross', () => {
  const [reply, refused] = within(RUNTIMES[1].node, 'nesting', async ({ layers }, outcome) => {
    const layer = (number) => (number === 0 ? { name: 'last' } : { left: [], right: [layer(number - 1)] });
    return [layers(layer(30)), await outcome(() => layers({ left: [], right: [{ left: [{ left: 1 }], right: [] }] }))];
  });
  assert.equal(JSON.stringify(reply).match(/last/g).length, 1);
  assert.match(refused.message, /at \/0\/right\/0\/left\/0\/left does not fit: expected array, found number 1/);
});
