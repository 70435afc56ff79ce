// Failures that an instance survives do not leak: each such failure (tests/functions/failing, and
// failing_none without exceptions) is repeated in one instance, whose memory must not grow.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';

import { RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

/** [what is thrown, the error's name, its message]. */
const THROWN = [
  ['std', 'std::out_of_range', 'no such item'],
  ['own', '(anonymous namespace)::OutOfStock', 'nothing left'],
  ['int', 'int'],
  ['text', 'const char*', 'a text'],
  ['string', 'std::string', 'a text that is longer than what a string holds in itself'],
  ['view', 'std::string_view', 'a view'],
  ['local', 'Local', 'of a class inside a function'],
  ['template', '(anonymous namespace)::Of<int>', 'of a template'],
  ['long long', 'long long'],
  ['error', 'shop::Closed', 'come back tomorrow'],
  ['http', 'lambda_wasm::HttpError', 'not now'],
  ['cancelled', 'lambda_wasm::Cancelled', 'The task was cancelled.'],
];
/** The same for awaited failures. */
const AWAITED = [
  ['std', 'std::out_of_range', 'no such item'],
  ['int', 'int'],
  ['error', 'shop::Closed', 'come back tomorrow'],
  ['http', 'lambda_wasm::HttpError', 'not now'],
  ['after a wait', 'std::out_of_range', 'no such item'],
  ['rejection', 'TypeError', 'no such wàiter'],
  ['rejection by a value', 'thrown', 'a value'],
  ['misfit', 'lambda_wasm::InvalidEvent', 'The value does not fit: expected object, found string "some tèxt".'],
  ['stopped', 'lambda_wasm::Cancelled', 'The task was cancelled.'],
  ['all', 'TypeError', 'no such wàiter'],
];

/** [description, the export, the event, the outcome: a reply, or the error's name and message]. */
const FAILURES = [
  ...THROWN.map(([what, name, message]) => [`${what}, of a synchronous handler`, 'sync', { what }, [name, message]]),
  ...['caught and thrown again', 'kept'].map((how) => [`std, ${how}`, 'sync', { what: 'own', how }, ['(anonymous namespace)::OutOfStock', 'nothing left']]),
  ['own, caught', 'sync', { what: 'own', how: 'caught' }, 'nothing left'],
  ['int, caught', 'sync', { what: 'int', how: 'caught' }, 'something else'],
  ['own, stored and caught while it is handled', 'sync', { what: 'own', how: 'kept and caught within' }, 'nothing left|anothernothing leftnothing left'],
  ['own, in another', 'sync', { what: 'own', how: 'nested' }, [undefined, 'outer']],
  ['own, out of another', 'sync', { what: 'own', how: 'unnested' }, 'nothing left'],
  ['an event that does not fit', 'sync', { what: 7 }, ['lambda_wasm::InvalidEvent', 'The value at /what does not fit: expected string, found number 7.']],
  ['an Error as a result', 'result', {}, ['shop::Closed', 'come back tomorrow']],
  ['an HttpError as a result', 'result', { what: 'http' }, ['lambda_wasm::HttpError', 'not now']],
  ...[1, 3, 10].flatMap((levels) => AWAITED.map(([what, ...error]) => [`${what}, through ${levels} coroutines`, 'task', { what, levels }, error])),
  ...AWAITED.map(([what, , message]) => [`${what}, caught`, 'task', { what, how: 'caught', levels: 3 }, message ?? 'something else']),
  ...AWAITED.map(([what, , message]) => [`${what}, attempted`, 'task', { what, how: 'attempted', levels: 3 }, message ?? 'An exception was thrown that is not a std::exception.']),
  ['std, before there is a coroutine', 'task', { what: 'std', how: 'at once' }, ['std::out_of_range', 'no such item']],
  ['the losers of when_any', 'task', { what: 'losers' }, 'nothing'],
  ['an Error as a task\'s result', 'taskOfResult', {}, ['shop::Closed', 'come back tomorrow']],
  ['a rejection as a task\'s result', 'taskOfResult', { what: 'rejection' }, ['TypeError', 'no such wàiter']],
  ['an HttpError as an answer', 'http', { requestContext: { http: { method: 'GET' } }, rawPath: '/', rawQueryString: 'what=http' }, 409],
  ['an HttpError through tasks as an answer', 'httpTask', { requestContext: { http: { method: 'GET' } }, rawPath: '/', rawQueryString: 'what=http' }, 409],
  ['std, of a streaming handler', 'stream', { what: 'std' }, ['std::out_of_range', 'no such item']],
  ['a rejection, of a streaming handler', 'stream', { what: 'rejection', levels: 3 }, ['TypeError', 'no such wàiter']],
  ['an HttpError, of a streaming handler', 'stream', { what: 'http' }, null],
  ['std, in between', 'stream', { what: 'std', how: 'in between' }, ['std::out_of_range', 'no such item']],
  ['an HttpError, in between', 'stream', { what: 'http', how: 'in between' }, ['lambda_wasm::HttpError', 'not now']],
  ['std, of a streaming handler that is buffered', 'whole', { what: 'std', how: 'in between' }, ['std::out_of_range', 'no such item']],
];
/** These wait for a timer, so they run concurrently. */
const TIMED = [
  ['a timeout', 'task', { what: 'timeout', levels: 3 }, ['lambda_wasm::TimedOut', 'The task timed out.']],
  ['a timeout, caught', 'task', { what: 'timeout', how: 'caught', levels: 3 }, 'The task timed out.'],
  ['the end of the time', 'task', { what: 'never', levels: 3 }, ['lambda_wasm::Cancelled', 'The function\'s time was almost over.']],
  ['the end of the time, of a streaming handler', 'stream', { what: 'never', how: 'in between', levels: 3 }, ['lambda_wasm::Cancelled', 'The function\'s time was almost over.']],
];
const WITHOUT_EXCEPTIONS = [
  ['an Error as a result', 'result', {}, ['shop::Closed', 'come back tomorrow']],
  ['an HttpError as a result', 'result', { what: 'http' }, ['lambda_wasm::HttpError', 'not now']],
  ['an event that does not fit', 'result', { what: 7 }, ['lambda_wasm::InvalidEvent', 'The value at /what does not fit: expected string, found number 7.']],
  ...[1, 3, 10].flatMap((levels) => [
    [`an Error through ${levels} coroutines`, 'task', { levels }, ['shop::Closed', 'come back tomorrow']],
    [`a rejection through ${levels} coroutines`, 'task', { what: 'rejection', levels }, ['TypeError', 'no such wàiter']],
    [`a misfit through ${levels} coroutines`, 'task', { what: 'misfit', levels }, AWAITED.find(([what]) => what === 'misfit').slice(1)],
  ]),
  ['the losers of when_any', 'task', { what: 'losers' }, ['shop::Closed', 'come back tomorrow']],
  ['an Error, of a streaming handler', 'stream', {}, ['shop::Closed', 'come back tomorrow']],
  ['an HttpError, in between', 'stream', { what: 'http', how: 'in between' }, ['lambda_wasm::HttpError', 'not now']],
];
const TIMED_WITHOUT_EXCEPTIONS = [
  ['the end of the time', 'task', { what: 'never', levels: 3 }, ['lambda_wasm::Cancelled', 'The function\'s time was almost over.']],
];

// A leak of a single byte shows in the allocated size after ENOUGH failures, and in the pages of memory after VERY_MANY. Stack traces,
// which JavaScript would create for each failure, are turned off.
const ENOUGH = 500, VERY_MANY = 100_000;
const REPEAT = `Error.stackTraceLimit = 0;
  const { Writable } = await import('node:stream');
  globalThis.outside = {
    text: async () => 'some tèxt',
    rejection: async () => { throw new TypeError('no such wàiter'); },
    value: () => Promise.reject({ name: 'thrown', message: 'a value' }),
    never: () => new Promise(() => {}),
  };
  const once = async ([, name, event]) => {
    const left = event.what === 'never' ? 30 : 60_000; // milliseconds: these fail at the deadline
    try {
      if (name !== 'stream') return (await module[name](event, context(left)));
      const stream = new Writable({ write(chunk, encoding, taken) { taken(); } });
      stream.setContentType = () => {};
      return (await module.stream(event, stream, context(left)));
    } catch (error) { return [error.name, error.message]; }
  };
  const repeat = async (times, beside, failures) => {
    let last;
    for (let done = 0; done < times;) {
      const some = [];
      for (let i = 0; i < beside; i++) some.push(once(failures[done++ % failures.length]));
      last = (await Promise.all(some))[0];
    }
    return last;
  };
  const results = [];
  for (const [failures, beside] of [[FAILURES, 1], [TIMED, 250]]) {
    for (const failure of failures) {
      await repeat(${ENOUGH}, beside, [failure]);
      const before = module.allocated();
      const end = await repeat(${ENOUGH}, beside, [failure]);
      results.push({ end: end?.statusCode ?? end, grown: module.allocated() - before });
    }
  }
  const before = pages();
  await repeat(${VERY_MANY}, 1, FAILURES);
  return { results, grown: pages() - before };`;

function repeated(node, name, failures, timed) {
  let run;
  const runAll = () => (run ??= within(node, name, `async (module, outcome, pages, context) => {
    const FAILURES = ${JSON.stringify(failures)}, TIMED = ${JSON.stringify(timed)}; ${REPEAT} }`));
  for (const [i, [what, , , expected]] of [...failures, ...timed].entries()) {
    test(what, () => {
      const { end, grown } = runAll().results[i];
      if (!Array.isArray(expected)) assert.deepEqual(end ?? null, expected);
      else for (const part of [0, 1]) if (expected[part] !== undefined) assert.equal(end[part], expected[part]);
      assert.equal(grown, 0, 'bytes');
    });
  }
  test(`${VERY_MANY} failures without timers`, () => assert.equal(runAll().grown, 0, 'pages of memory'));
}

// One Node.js is enough: the module frees the same in each.
const { node, label } = RUNTIMES[1];
suite(`leaks of failures on ${label.replace(/.* on /, '')}`, () => {
  suite('with exceptions', () => repeated(node, 'failing', FAILURES, TIMED));
  suite('without exceptions', () => repeated(node, 'failing_none', WITHOUT_EXCEPTIONS, TIMED_WITHOUT_EXCEPTIONS));
});
