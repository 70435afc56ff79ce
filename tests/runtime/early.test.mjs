// Failures before the first event have the same names as later ones: in a static initialiser and in LAMBDA_WASM_INIT, while
// the function is loaded and in the fresh instance that replaces one that has failed (tests/functions/early).

import assert from 'node:assert/strict';
import path from 'node:path';
import { suite, test } from 'node:test';

import { runUnderClient } from './client.mjs';
import { functionsFolder, RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

const STACK = ['lambda_wasm::StackOverflow', 'The stack overflowed. STACK in lambda_wasm_add_function sets its size.'];
/** [how it ends, the error's name, its message]. */
const ENDS = [
  ['trap', 'lambda_wasm::Trap', 'The module trapped: unreachable.'],
  ['abort', 'lambda_wasm::Aborted', 'abort() was called.'],
  ['exit', 'lambda_wasm::Exited', 'exit(3) was called.'],
  ['stack', ...STACK],
  ['wild', 'lambda_wasm::OutOfBounds', 'Memory was accessed out of bounds.'],
  ['indirect', 'lambda_wasm::Trap', 'The module trapped: table index is out of bounds.'],
  ['noexcept trap', 'lambda_wasm::Trap', 'The module trapped: unreachable.'],
  ['noexcept abort', 'lambda_wasm::Aborted', 'abort() was called.'],
  ['noexcept exit', 'lambda_wasm::Exited', 'exit(3) was called.'],
  ['noexcept stack', ...STACK],
];
const MEMORY = ['memory', 'std::bad_alloc'];

const FUNCTIONS = [
  { name: 'early', places: ['static', 'init'] },
  { name: 'early_full', places: ['static', 'init'] },
  { name: 'early_none', places: ['static', 'init'] },
  { name: 'early_waiting', places: ['static', 'init', 'task'] },
];
// A C++ exception that leaves a static initialiser has no name (faults.test.mjs); without exceptions there is none.
const endsOf = (name, place) => (place === 'static' && name !== 'early_none' ? ENDS : [...ENDS, MEMORY]);

for (const { label, node, ric } of RUNTIMES) {
  for (const { name, places } of FUNCTIONS) {
    suite(`${name} under ${label}`, () => {
      const faults = places.flatMap((place) => endsOf(name, place).map(([how, ...error]) => [`${place} ${how}`, ...error]));

      let again;
      for (const [i, [fault, errorType, errorMessage]] of faults.entries()) {
        test(`${fault} in a fresh instance fails invocations until an instance can start`, () => {
          again ??= within(node, name, `async (module, outcome) => {
            const results = [];
            for (const fault of ${JSON.stringify(faults.map(([each]) => each))}) {
              const result = [];
              process.env.FAULT = fault;
              for (const how of ['trap', '', '']) result.push(await outcome(() => module.handler(how)));
              delete process.env.FAULT;
              result.push(await outcome(() => module.handler('')));
              results.push(result);
            }
            return results;
          }`);
          const [trap, ...rest] = again[i], alive = rest.pop();
          assert.equal(trap.name, 'lambda_wasm::Trap');
          for (const { name: type, message } of rest) {
            assert.equal(type, errorType);
            if (errorMessage !== undefined) assert.equal(message, errorMessage);
          }
          assert.equal(alive.reply, 'alive');
        });
      }

      // Only a few of the faults under the client, which needs a process for each.
      for (const [fault, errorType] of faults.filter(([each]) => / (stack|noexcept abort)$/.test(each))) {
        test(`${fault} is an init error with that name`, async () => {
          const { initError } = await runUnderClient({ node, ric, folder: path.join(functionsFolder(), name), events: ['""'], environment: { FAULT: fault } });
          assert.equal(initError?.errorType, errorType);
        });
      }
    });
  }
}
