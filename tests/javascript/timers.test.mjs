// timers.mjs: the timers that C++ awaits.

import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';

import { Timers } from '../../cmake/javascript/runtime/timers.mjs';
import { ABI } from './abi.mjs';

// An instance that runs `call`. A wait's generation is ten times its address.
let arrived, call, timers;
beforeEach((context) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  context.after?.(() => mock.timers.reset());
  arrived = [];
  const instance = { lane: { word: (index) => (index - ABI.wait.generation) * 40 }, arrive: (...how) => arrived.push(how), get call() { return call; } };
  call = { instance, isOver: false };
  timers = new Timers(instance);
});

test('a timer settles its wait, with the original generation, in its own invocation', () => {
  const first = call, number = timers.start(100, 64);
  assert.ok(number > 0); // 0 is none
  call = { instance: first.instance };
  mock.timers.tick(99);
  assert.deepEqual(arrived, []);
  mock.timers.tick(1);
  assert.deepEqual(arrived, [[first, 64, 640, 0, ABI.state.value]]);
});

test('a timer that is cancelled, or whose invocation is over, settles nothing', () => {
  timers.cancel(timers.start(10, 64));
  const over = timers.start(10, 128);
  call.instance = undefined;
  mock.timers.tick(10);
  assert.deepEqual(arrived, []);
  timers.cancel(over); // after it has fired
});

test('timers of finished invocations are cancelled', () => {
  const other = { instance: call.instance, isOver: true }, one = call;
  timers.start(10, 64);
  call = other;
  timers.start(10, 128);
  timers.cancelEnded();
  mock.timers.tick(10);
  assert.deepEqual(arrived.map(([who]) => who), [one]);
});

test('the number of a timer that has fired or was cancelled is reused', () => {
  const numbers = [timers.start(1, 64), timers.start(5, 64)];
  mock.timers.tick(1);
  numbers.push(timers.start(9, 64));
  timers.cancel(numbers[1]);
  numbers.push(timers.start(9, 64));
  assert.deepEqual(numbers, [1, 2, 1, 2]);
});

test('a time beyond the limit of Node.js is its longest', () => {
  const set = mock.method(globalThis, 'setTimeout');
  timers.start(1e12, 64);
  assert.equal(set.mock.calls[0].arguments[1], 2 ** 31 - 1);
  set.mock.restore();
});
