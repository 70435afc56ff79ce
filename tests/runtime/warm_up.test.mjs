// The warm-up of a module while it loads: runs each handler's codecs without calling its function (tests/functions/warm_up).

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';

import { RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

for (const { label, node } of RUNTIMES) {
  for (const name of ['warm_up', 'warm_up_none']) {
    suite(`${name} on ${label.replace(/.* on /, '')}`, () => {
      test('no handler is called, and a default result that cannot be encoded is not an error', () => {
        const replies = within(node, name, async ({ handler, unnamed, trap }, outcome) => [
          await outcome(() => handler({})), await outcome(() => unnamed({})), await outcome(() => trap({})), await outcome(() => handler({}))]);
        assert.deepEqual(replies, [{ reply: 1 }, { reply: 'now' }, { reply: { later: 'now' } }, { reply: 3 }]);
      });
    });
  }
}
