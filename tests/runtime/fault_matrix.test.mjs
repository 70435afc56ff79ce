// The outcome of every fault in every form of a handler, of its neighbours, and of the next event: one process of each Node.js runs all
// (fault_matrix.mjs; outside.mjs has the JavaScript side, and tests/functions/matrix and matrix_init the C++ side).

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { suite, test } from 'node:test';

import { runUnderClient } from './client.mjs';
import { functionsFolder, RUNTIMES } from './runtimes.mjs';

// The fate of the instance: it continues; or a fresh one handles the next event, while its waiting invocations continue, or fail with it.
const STAYS = 'stays', ENDS = 'ends', SPOILT = 'is spoilt';

/** Faults of C++: [fault, name, message, the instance]. */
const OF_CPP = [
  ['throw', 'std::out_of_range', 'no such item', STAYS],
  ['throw of a class', 'shop::OutOfStock', 'nothing left', STAYS],
  ['throw of an int', 'int', /not a std::exception/, STAYS],
  ['throw of an Error', 'shop::Closed', 'come back tomorrow', STAYS],
  ['bad_alloc', 'std::bad_alloc', 'std::bad_alloc', ENDS],
  ['no memory is left', 'std::bad_alloc', 'std::bad_alloc', ENDS],
  ['trap', 'lambda_wasm::Trap', /unreachable/, ENDS],
  ['division', 'lambda_wasm::Trap', /divide by zero/, ENDS],
  ['stack', 'lambda_wasm::StackOverflow', /STACK/, ENDS],
  ["engine's stack", 'lambda_wasm::StackOverflow', /STACK/, ENDS],
  ['abort', 'lambda_wasm::Aborted', /abort/, ENDS],
  ['exit', 'lambda_wasm::Exited', 'exit(3) was called.', ENDS],
  ['swallowed exit', 'lambda_wasm::Exited', 'exit(4) was called.', ENDS],
  ['terminate', 'lambda_wasm::Terminated', /std::terminate/, ENDS],
  ['wild store', 'lambda_wasm::OutOfBounds', /out of bounds/, SPOILT],
  ['wild call', 'lambda_wasm::Trap', /table|function/, SPOILT],
];

/**
 * Values that JavaScript throws, or rejects with: [fault, whether the runtime's client can read its text]. If it can, the value reaches the
 * caller unchanged.
 */
const OF_JAVASCRIPT = [
  ['an Error', true], ['an Error of a class', true], ['an Error of another realm', true], ['a RuntimeError of JavaScript', true],
  ['an Error of getters', true], ['a string', true], ['undefined', true], ['null', true], ['a number', true], ['a symbol', true],
  ['a function', true], ['an object', true], ['a trap of another module', true], ["a stack of JavaScript's", true],
  ['a Proxy', false], ['a Proxy of a function', false], ['an Error under a Proxy', false], ['an object of no prototype', false], ['an object without a text', false],
];
const UNREADABLE = ['lambda_wasm::Error', 'JavaScript threw a value that has no text.'];
// After any trap, C++ is not cleaned up.
const TRAPS = ['a RuntimeError of JavaScript', 'a trap of another module'];

/** Invalid awaited values: [fault, name and message; or SAME, for the value that JavaScript threw; or FINE, for a reply]. */
const SAME = 'same', FINE = 'fine';
const AWAITED = [
  ['never', 'lambda_wasm::Cancelled', /almost over/],
  ['a getter of then throws', SAME],
  ['a promise whose constructor throws', SAME],
  ['a promise whose then throws', FINE], // as with `await`
  ['a promise whose then calls at once', FINE],
  ['list of a getter that throws', SAME],
  ['list of a getter that throws a Proxy', ...UNREADABLE],
  ['list of a getter that lengthens it', FINE],
  ['list that is none', 'lambda_wasm::InvalidEvent', /expected array, found string/],
  ['list that is a Proxy', 'Error', 'a trap of a Proxy: get'],
  ['stream that is none', 'TypeError', /./],
  ['stream that is frozen', 'TypeError', /./],
  ['stream that is a Proxy', 'Error', 'a trap of a Proxy: get'],
  ['stream whose reader throws', SAME],
];

/** The forms in which a fault happens, and those in which it is awaited. A JavaScript error in a coroutine ends the instance. */
const FORMS = [['atOnce', STAYS], ['plain', STAYS], ['before', ENDS], ['after', ENDS], ['streamBefore', ENDS], ['streamAfter', ENDS]];
const AWAITING = ['awaiting', 'streamAwaiting'];

const rows = [
  ...FORMS.flatMap(([form, becomes]) => [
    ...OF_CPP.map(([fault, name, message, instance]) => ({ form, fault, name, message, instance })),
    ...OF_JAVASCRIPT.map(([fault, isReadable]) => ({ form, fault, ...named(isReadable ? [SAME] : UNREADABLE), instance: TRAPS.includes(fault) ? ENDS : becomes })),
  ]),
  ...AWAITING.flatMap((form) => [
    ...OF_JAVASCRIPT.map(([fault, isReadable]) => ({ form, fault, ...named(isReadable ? [SAME] : UNREADABLE), instance: STAYS })),
    ...AWAITED.map(([fault, ...expected]) => ({ form, fault, ...named(expected), instance: STAYS })),
  ]),
];
function named([name, message]) { return { name, message }; }

/** Faults while a module starts: [place, fault, name, message]. */
const BEGINS = [
  ['static', 'throw', 'lambda_wasm::InitError', /static initialiser/],
  ...['init', 'task', 'task, later'].map((place) => [place, 'throw', 'std::runtime_error', 'no configuration']),
  ...['static', 'init', 'task', 'task, later'].flatMap((place) => [
    [place, 'trap', 'lambda_wasm::Trap', /unreachable/], [place, 'stack', 'lambda_wasm::StackOverflow', /STACK/],
    [place, 'abort', 'lambda_wasm::Aborted', /abort/],
    [place, 'exit', 'lambda_wasm::Exited', 'exit(3) was called.'],
    [place, 'an Error', SAME], [place, 'a string', SAME], [place, 'a Proxy', ...UNREADABLE],
  ]),
];

/** Possible references to a failed instance: from its supervision, and from promises that its invocations awaited and that never settle. */
const HOLDERS = [
  ['atOnce', 'trap'], ['after', 'trap'], ['after', 'bad_alloc'], ['after', 'an Error'], ['holding', 'a promise'], ['holding', 'a timer'], ['streamBefore', 'trap'], ['streamAfter', 'trap'],
].map(([form, fault]) => ({ form, fault }));

for (const { label, node } of RUNTIMES) {
  for (const isConcurrent of [false, true]) {
    suite(`faults on ${label.replace(/.* on /, '')}${isConcurrent ? ', with concurrent events' : ''}`, () => {
      // The second time, only the forms that differ then.
      const cases = rows.filter(({ form }) => !isConcurrent || form === 'after' || form === 'awaiting');
      const begins = isConcurrent ? [] : BEGINS.map(([place, fault]) => ({ place, fault }));
      let report;
      const reported = () => (report ??= run(node, { cases: cases.map(({ form, fault }) => ({ form, fault })), begins, holders: HOLDERS }, isConcurrent));

      for (const [i, { form, fault, name, message, instance }] of cases.entries()) {
        test(`${form}: ${fault}`, () => {
          const { failed, replaced, touched, next, neighbours, escaped, together } = reported().cases[i];
          isExpected(failed, name, message, 50);
          if (!AWAITING.includes(form)) assert.equal(touched, 0, 'no code of the thrown value runs'); // C++ reads the texts of awaited errors
          assert.equal(replaced, instance === STAYS ? 0 : 1, 'a fresh instance is created if necessary');
          assert.deepEqual(next, { reply: 'fine 51' }, 'the next event');
          for (const [id, neighbour] of neighbours.entries()) {
            if (instance === SPOILT) assert.equal(neighbour.name, 'lambda_wasm::InstanceFailed');
            else assert.deepEqual(neighbour, { reply: `fine ${id}` }, 'waiting neighbours');
          }
          assert.deepEqual(escaped, [], 'no error is uncaught');
          if (together === null) return;
          for (const [id, outcome] of together.outcomes.entries()) {
            const isItsOwn = name === FINE ? outcome === `fine ${id}` : name === SAME ? !/^(lambda_wasm::|fine )/.test(outcome) : outcome === name;
            assert.ok(isItsOwn || (instance !== STAYS && outcome === 'lambda_wasm::InstanceFailed'), `of eight at once one is ${outcome}`);
          }
          assert.deepEqual(together.next, { reply: 'fine 51' }, 'the next event after eight');
          assert.deepEqual(together.escaped, []);
        });
      }

      for (const [i, { form, fault }] of HOLDERS.entries()) {
        test(`a failed instance is released: ${form}, ${fault}`, () => assert.ok(reported().holders[i] <= 2, `${reported().holders[i]} memories exist`));
      }

      for (const [i, { place, fault }] of begins.entries()) {
        test(`starts with ${fault} (${place})`, () => {
          const [, , name, message] = BEGINS[i], { failed, next, again, afterwards, escaped } = reported().begins[i];
          isExpected(failed, name, message);
          assert.deepEqual(next, { reply: 'fine' }, 'it loads without the fault');
          isExpected(again, name, message, undefined, 'a fresh instance fails in the same way');
          assert.deepEqual(afterwards, { reply: 'fine' }, 'the next event tries another instance');
          assert.deepEqual(escaped, []);
        });
      }

      test('an instance that never finishes starting is released with the event that waited for it', () => {
        const { hung, next } = reported().hung;
        assert.deepEqual(hung.map(({ name }) => name), Array(2).fill('lambda_wasm::Cancelled'));
        assert.deepEqual(next, { reply: 'fine' });
      });
    });
  }
}

// The runtimes' clients read the errors of handlers, and some values would crash them.
for (const { label, node, ric } of RUNTIMES) {
  suite(`faults of JavaScript under ${label}`, () => {
    for (const [form, good] of [['atOnce', 'none'], ['awaiting', 'list of a getter that lengthens it']]) {
      test(`the process survives all thrown values: ${form}`, async () => {
        const events = OF_JAVASCRIPT.flatMap(([fault]) => [{ fault, id: 1 }, { fault: good, id: 2 }]);
        const environment = { NODE_OPTIONS: `--import ${path.join(import.meta.dirname, 'outside.mjs')}` };
        const { outcomes, exit } = await runUnderClient({ node, ric, folder: path.join(functionsFolder(), 'matrix'), handler: `index.${form}`, events, environment });
        assert.equal(exit, null);
        for (const [i, [fault, isReadable]] of OF_JAVASCRIPT.entries()) {
          const [failed, next] = outcomes.slice(2 * i);
          assert.equal(failed.kind, 'error', fault);
          if (!isReadable) assert.equal(failed.error.errorType, 'lambda_wasm::Error', fault);
          assert.equal(next.reply, 'fine 2', `the next after ${fault}`);
        }
      });
    }
  });
}

function isExpected(outcome, name, message, id, about) {
  if (name === FINE) assert.deepEqual(outcome, { reply: `fine ${id}` }, about);
  else if (name === SAME) assert.deepEqual(outcome, { isSame: true }, about);
  else {
    assert.equal(outcome.name, name, about);
    if (typeof message === 'string') assert.equal(outcome.message, message); else assert.match(outcome.message, message);
  }
}

function run(node, asked, isConcurrent) {
  const folders = ['matrix', 'matrix_init'].map((name) => path.join(functionsFolder(), name));
  const env = { ...process.env, ...(isConcurrent && { AWS_LAMBDA_MAX_CONCURRENCY: '8' }) };
  const { status, stdout, stderr } = spawnSync(node, [path.join(import.meta.dirname, 'fault_matrix.mjs'), ...folders, JSON.stringify(asked)],
    { encoding: 'utf8', timeout: 300_000, maxBuffer: 1 << 26, env });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}
