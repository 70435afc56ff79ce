// helpers.mjs: the text of the functions that generated codecs call.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { helpersFor } from '../../cmake/javascript/build/helpers.mjs';
import { KINDS } from '../../cmake/javascript/build/kinds.mjs';

const namesIn = (text) => [...text.matchAll(/^(?:function|class) (\w+)/gm)].map(([, name]) => name);

test('a text has the functions and all functions that they call, each once', () => {
  assert.deepEqual(namesIn(helpersFor(['putInteger', 'putUnsigned'])), ['putInteger', 'putWide', 'putUnsigned']);
  assert.deepEqual(namesIn(helpersFor(['putBytes'])).sort(), ['makeRoom', 'putBase64', 'putBytes']);
  assert.equal(helpersFor([]), '');
});

test('the text of a function that codecs may call has every function that it calls', () => {
  const modules = Object.values(KINDS).map(({ helpers }) => helpers), all = Object.assign({}, ...modules);
  const functions = Object.keys(all).filter((name) => typeof all[name] === 'function');
  const inner = Object.values(Object.assign({}, ...modules.map(({ needs }) => needs))).flat(); // helpers that others need; they may rely on the others' helpers
  for (const name of functions.filter((each) => !inner.includes(each))) {
    const text = helpersFor(name.startsWith('request_') ? ['httpRequest', name] : [name]), there = namesIn(text); // parts of a request come after httpRequest
    for (const other of functions) if (new RegExp(`(?<![.\\w])${other}\\(`).test(text)) assert.ok(there.includes(other), `${name} calls ${other}, and its needs do not name it`);
  }
});
