// Headers that a program names are sent with the request (include/lambda_wasm/edge/http.hpp): tests/functions/named_headers. Each
// invocation must see its own, not those of earlier invocations.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';

import { RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

for (const { label, node } of RUNTIMES) {
  suite(`headers by name on ${label.replace(/.* on /, '')}`, () => {
    test('every invocation sees its own', () => {
      const replies = within(node, 'named_headers', async ({ handler, other }, outcome) => {
        const event = (headers, more) => ({ requestContext: { http: {} }, headers, ...more }), long = 'x'.repeat(3000), all = [];
        const ask = async (of, ...given) => all.push(await outcome(async () => (await of(event(...given))).body));
        await ask(handler, { 'x-one': '1', 'x-two': '2' });
        await ask(handler, {});
        await ask(handler, { 'x-two': '3', 'x-throw': '' });
        await ask(handler, { 'x-one': 5 });
        await ask(other, {});
        await ask(other, { 'x-one': 'é', 'x-two': long });
        await ask(handler, { 'X-One': '7' }, { cookies: ['a=1', 'b=2'] });
        await ask(handler, { 'x-one': 'ü🍐', 'x-two': '\ud800' });
        const same = event({ 'x-one': '8' });
        all.push(await outcome(async () => (await other(same)).body));
        same.headers = { 'x-one': '9' };
        all.push(await outcome(async () => (await other(same)).body));
        return all.map(({ reply, name, message }) => (reply ?? `${name}: ${message}`).replace(long, 'long'));
      });
      assert.deepEqual(replies, [
        '[1][2]none[1][1]', 'nonenonenonenonenone', 'shop::Closed: none[3]none',
        'lambda_wasm::InvalidEvent: The value at /headers/x-one does not fit: expected string, found number 5.',
        'nonenone', '[é][long]', '[7]none[a=1; b=2][7][7]', '[ü🍐][\ufffd]none[ü🍐][ü🍐]', '[8]none', '[9]none',
      ]);
    });
  });
}
