// The local server's collection of running requests: it contains the same members as a Set would.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { UnderWay } from '../../cmake/javascript/local/serve/under_way.mjs';

test('members are added and deleted in any order', () => {
  const underWay = new UnderWay(), expected = new Set();
  let seed = 1;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  for (let number = 0; number < 2000; number++) {
    if (expected.size > 0 && random(100) < 49) {
      const member = [...expected][random(expected.size)];
      underWay.delete(member);
      expected.delete(member);
    } else {
      const member = { number };
      underWay.add(member);
      expected.add(member);
    }
    assert.equal(underWay.size, expected.size);
    assert.deepEqual(new Set(underWay), expected);
  }
  assert.ok(expected.size > 20);
});

test('members may be deleted during iteration', () => {
  const underWay = new UnderWay(), members = [1, 2, 3].map((number) => ({ number })), seen = [];
  members.forEach((member) => underWay.add(member));
  for (const member of underWay) {
    underWay.delete(member);
    seen.push(member.number);
  }
  assert.deepEqual(seen, [1, 2, 3]);
  assert.equal(underWay.size, 0);
});

test('clear removes all members', () => {
  const underWay = new UnderWay();
  underWay.add({});
  underWay.clear();
  assert.deepEqual([...underWay], []);
});
