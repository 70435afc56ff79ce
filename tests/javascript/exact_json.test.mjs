// JSON text with large integers, and in lines.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Digits, parseExactly, print, printLine } from '../../cmake/javascript/build/documents/exact_json.mjs';

test('large integers keep their digits', () => {
  const text = '{ "most": 18446744073709551615, "least": -9223372036854775808, "safe": 9007199254740991, "real": 0.1, "text": "18446744073709551615 \\" 1", "18446744073709551615": [] }';
  const value = parseExactly(text);
  assert.deepEqual(value.most, new Digits('18446744073709551615'));
  assert.equal(value.safe, 9007199254740991);
  assert.equal(value.text, '18446744073709551615 " 1');
  assert.equal(printLine(value).length, text.length);
  assert.deepEqual(parseExactly(printLine(value)), value);
});

test('members of any name are kept', () => {
  assert.equal(printLine(parseExactly('{"__proto__":1,"\\u001f":"\\u001fdigits"}')), '{ "__proto__": 1, "\\u001f": "\\u001fdigits" }');
});

test('what fits stands on one line', () => {
  const long = 'x'.repeat(100);
  assert.equal(print({}), '{}');
  assert.equal(print([]), '[]');
  assert.equal(print(1), '1');
  assert.equal(print({ a: { b: [1, null, 'c'] }, d: {} }), '{\n  "a": { "b": [1, null, "c"] },\n  "d": {}\n}');
  assert.equal(print({ a: [{ b: long }, long, new Digits('99999999999999999999')] }),
    `{\n  "a": [\n    { "b": "${long}" },\n    "${long}",\n    99999999999999999999\n  ]\n}`);
});
