// The first failure that ends a program names the error, wherever it happens: below noexcept functions, in destructors, while exceptions
// unwind, and where C++ catches everything (tests/functions/ends, and ends_full on the whole runtime).

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';

import { RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

const ENDS = {
  abort: ['lambda_wasm::Aborted', 'abort() was called.'],
  exit: ['lambda_wasm::Exited', 'exit(3) was called.'],
  _Exit: ['lambda_wasm::Exited', 'exit(4) was called.'],
  quick_exit: ['lambda_wasm::Exited', 'exit(5) was called.'],
  trap: ['lambda_wasm::Trap', 'The module trapped: unreachable.'],
  stack: ['lambda_wasm::StackOverflow', 'The stack overflowed. STACK in lambda_wasm_add_function sets its size.'],
  terminate: ['lambda_wasm::Terminated'],
};
// Exceptions do not end the program where they can be caught.
const THROWN = { throw: ['std::out_of_range', 'no such item'], memory: ['std::bad_alloc', 'std::bad_alloc'] };
const of = (thrown) => ({ ...ENDS, throw: thrown });
const TERMINATED = ENDS.terminate;

/** The error of each way to end, by place. */
const PLACES = {
  '': { ...ENDS, ...THROWN },
  noexcept: { ...of(TERMINATED), memory: TERMINATED },
  destructor: of(TERMINATED),
  'destructor that may throw': of(THROWN.throw),
  unwinding: of(TERMINATED),
  catch: { ...of(THROWN.throw), memory: THROWN.memory, terminate: ['lambda_wasm::Terminated', 'std::terminate was called for an exception of type std::runtime_error.'] },
  swallowed: of(THROWN.throw),
  'swallowed, then another end': of(TERMINATED),
  'above a destructor that aborts': of(ENDS.abort),
  // The process continues, so exit handlers do not run.
  'at exit': Object.fromEntries(Object.keys(of()).map((how) => [how, ['lambda_wasm::Exited', 'exit(6) was called.']])),
  'terminate handler': { abort: ENDS.abort, exit: ENDS.exit, trap: ENDS.trap, throw: ['lambda_wasm::Aborted', 'terminate_handler unexpectedly threw an exception'] },
};
const CASES = Object.entries(PLACES).flatMap(([where, ends]) => Object.entries(ends).map(([how, expected]) => ({ where, how, expected })));

for (const { label, node } of RUNTIMES) {
  for (const name of ['ends', 'ends_full']) {
    for (const handler of ['sync', 'task']) {
      suite(`${name}, ${handler}, on ${label.replace(/.* on /, '')}`, () => {
        let outcomes;
        for (const [i, { where, how, expected: [type, message] }] of CASES.entries()) {
          test(`${how}${where && `: ${where}`}`, () => {
            outcomes ??= within(node, name, `async (module, outcome) => {
              const outcomes = [];
              for (const { how, where } of ${JSON.stringify(CASES)}) {
                outcomes.push([await outcome(() => module.${handler}({ how, where })), await outcome(() => module.${handler}({}))]);
              }
              return outcomes;
            }`);
            const [end, next] = outcomes[i];
            assert.equal(end.name, type, JSON.stringify(end));
            if (message !== undefined) assert.equal(end.message, message);
            assert.equal(next.reply, 'alive');
          });
        }
      });
    }
  }
}
