// Minifying: the minified module behaves the same, whatever JavaScript it uses. The tools come from the two Emscriptens, whose folders
// EMSCRIPTEN_DEFAULT and EMSCRIPTEN_NEWEST name.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';

import { minify } from '../../cmake/javascript/build/minify.mjs';

const { EMSCRIPTEN_DEFAULT, EMSCRIPTEN_NEWEST } = process.env;

const PROGRAM = `
// A comment with \`a quote.
const first = 1;
const second = 2; /* and */ const third = { 'a': first, 'b-c': second, constructor: 3 };
export let counter = 0;
let one = 10; let two = one + first;
class Base { #secret = 5n; static made = 0; static { Base.made += 1; } get secret() { return this.#secret; } has(other) { return #secret in other; } }
class Derived extends Base { name = 'derived'; static async *numbers(count) { for (let i = 0; i < count; i++) yield i; } }
const text = (strings, ...values) => strings.raw.join('|') + values.join(',');
async function all(...values) {
  const found = [];
  for await (const value of Derived.numbers(3)) found.push(value);
  label: for (const value of values) { for (;;) { if (value > 1) continue label; break; } found.push(value); }
  try { null.x; } catch { found.push('caught'); }
  if (first) { if (!second) found.push('inner'); } else found.push('dangling');
  found.push(third['a'], third['b-c'], third?.['constructor'], third?.none?.['deep'] ?? 'none', 1_000, 0x10, 2 ** 10, (-2) ** 2);
  found.push(/[/\\]"']+(?<name>x)/u.exec(']x')?.groups.name, text\`a\\n\${first}b\`, \`x\${\`y\${two}\`}z\`, 'it\\'s', "\\u2028");
  let unset; unset ??= 'set'; unset &&= unset + '!';
  const { a, ...rest } = third, [head = 'h', , tail] = [undefined, 1, 2];
  found.push(unset, a, Object.keys(rest).join(), head, tail, typeof undeclared, new Derived().has(new Base()), String(new Base().secret), Base.made);
  found.push(await import('node:path').then(({ sep }) => sep), typeof import.meta.url, (() => ({}))().x, -(-1), 1 - -1, +(+1), void 0 === undefined, !(0, 1));
  counter += 1;
  return found;
}
const awaited = await Promise.resolve('awaited');
export { all, awaited as 'a name with spaces', Derived as default };
`;

let loaded = 0;
const load = (source) => import(`data:text/javascript,${encodeURIComponent(`${source} // ${(loaded += 1)}`)}`); // each is a separate module

for (const [name, emscripten] of Object.entries({ EMSCRIPTEN_DEFAULT, EMSCRIPTEN_NEWEST })) {
  suite(`minified by the tools of ${name}`, () => {
    test('a module is smaller, and does the same', async () => {
      const smaller = minify(PROGRAM, emscripten);
      assert.ok(smaller.length < PROGRAM.length * 0.8 && !smaller.includes('comment'), smaller);
      const [before, after] = [await load(PROGRAM), await load(smaller)];
      assert.deepEqual(Object.keys(after), Object.keys(before));
      assert.deepEqual(await after.all(1, 2, 0), await before.all(1, 2, 0));
      assert.deepEqual([after.counter, after['a name with spaces']], [1, 'awaited']);
    });

    const becomes = (text, smaller) => assert.equal(minify(text, emscripten), smaller);

    test('properties use a dot where possible', () => becomes("a['b'] = c['d-e'] + { 'k': 1 }['k'];", 'a.b=c["d-e"]+{k:1}.k;'));

    test('consecutive similar statements are joined, but not directives', () => {
      becomes('const x = 1; const y = 2; f(x); f(y); g(x), h(y); let z = 1; f(z);', 'let e=1,l=2;f(e),f(l),g(e),h(l);let t=1;f(t);');
      becomes('var x = 1; var y = 2; let z = 3; f(x, y, z);', 'var a=1,e=2;let l=3;f(a,e,l);');
      becomes("'use strict'; f();", '"use strict";f();');
    });

    test('a destructuring pattern becomes single variables if its source is read only once', () => {
      becomes('const { a } = b; f(a, a);', 'let a=b.a;f(a,a);');
      becomes('class C { m() { const { a, "b-c": d } = this; return a + d; } }', 'class s{m(){let s=this.a,t=this["b-c"];return s+t}}');
      becomes('class C { m() { const {} = this; } }', 'class s{m(){let{}=this}}');
      for (const kept of ['let{a,b}=c;f(a,b);', 'let{a=1}=c;f(a);', 'let{a,...b}=c;f(a,b);', 'let{[a]:t}=c;f(t);', 'for(let{a}of c)f(a);']) becomes(kept, kept);
    });

    test('a choice between two returned values becomes an expression', () => {
      becomes('function f(a) { if (a) return 1; if (b) { return 2; } return 3; }', 'function n(n){return n?1:b?2:3}');
      becomes('function f(a) { if (a) return; return 3; }', 'function n(n){if(n)return;return 3}');
      becomes('function f(a) { if (a) return 1; else g(); return 3; }', 'function e(e){if(e)return 1;else g();return 3}');
    });

    test('true and false become !0 and !1, and a single expression has no braces', () => {
      becomes('f(true, false); if (a) { f(1); } else { g(); }', 'f(!0,!1);if(a)f(1);else g();');
      becomes('if (a) { if (b) f(); } else g();', 'if(a){if(b)f()}else g();');
      becomes('if (a) { const b = 1; f(b); }', 'if(a){let e=1;f(e)}');
    });
  });
}

test('an Emscripten without the tools leaves a module unchanged', () => {
  const folder = mkdtempSync(join(tmpdir(), 'emscripten-'));
  assert.equal(minify(PROGRAM, folder), undefined);
  rmSync(folder, { recursive: true });
});
