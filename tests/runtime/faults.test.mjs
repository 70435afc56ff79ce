// A fault fails its own invocation with an error that names it, and the same process handles the next event.
//
// The function is tests/functions/faults, built as `faults` and, with the whole runtime, as `faults_full`:
//
//   {"do": "ping"}     replies {"ok": true} if the module's static data (500 KB) is intact, else {"ok": false}
//   {"do": <fault>}    causes a fault of the table below
//
// and tests/functions/init_fault and static_fault, where LAMBDA_WASM_INIT and a static object throw without a configuration.

import assert from 'node:assert/strict';
import path from 'node:path';
import { suite, test } from 'node:test';

import { runUnderClient } from './client.mjs';
import { functionsFolder, RUNTIMES } from './runtimes.mjs';

/** [the fault, errorType, errorMessage]: a string is the complete message. The supervisor's own names begin with `lambda_wasm::`. */
const FAULTS = [
  ['trap', 'lambda_wasm::Trap', /unreachable/],
  ['abort', 'lambda_wasm::Aborted', /abort/],
  ['terminate', 'lambda_wasm::Terminated', /std::terminate/],
  ['exit', 'lambda_wasm::Exited', /exit/],
  ['oom', 'std::bad_alloc', /./],
  ['stack', 'lambda_wasm::StackOverflow', /stack/],
  ['wild', 'lambda_wasm::OutOfBounds', /out of bounds/],
  ['indirect', 'lambda_wasm::Trap', /table|function/],
  ['throw', 'std::out_of_range', 'no such item'],
  ['throw_own', 'shop::OutOfStock', 'nothing left'],
  ['throw_int', 'int', /not a std::exception/],
  ['thread', 'std::system_error', /thread constructor failed/],
  // libc++ decides which of the two.
  ['async', /^(lambda_wasm::Aborted|std::system_error)$/, /waits for another thread|thread constructor failed/],
  ['future', 'lambda_wasm::Aborted', /waits for another thread, but has only one: use lambda_wasm::Task/],
  ['latch', 'lambda_wasm::Aborted', /waits for another thread/],
  ['atomic', 'lambda_wasm::Aborted', /waits for another thread/],
  ['throw_error', 'shop::Closed', 'come back tomorrow'],
  ['swallow_exit', 'lambda_wasm::Exited', 'exit(4) was called.'],
];

for (const { label, node, ric } of RUNTIMES) {
  suite(`faults under ${label}`, () => {
    for (const name of ['faults', 'faults_full']) {
      let result;
      const run = () => {
        const events = [{ do: 'ping' }, ...FAULTS.flatMap(([fault]) => [{ do: fault }, { do: 'ping' }])];
        result ??= runUnderClient({ node, ric, folder: path.join(functionsFolder(), name), events });
        return result;
      };

      test(`${name} works before any fault`, async () => {
        const { outcomes, initError } = await run();
        assert.equal(initError, null);
        assert.deepEqual(outcomes[0].reply, { ok: true });
      });

      for (const [index, [fault, errorType, errorMessage]] of FAULTS.entries()) {
        test(`${name}: ${fault} fails only its invocation`, async () => {
          const { outcomes, exit } = await run();
          const [failed, next] = outcomes.slice(1 + 2 * index);
          assert.equal(failed.kind, 'error', `it was ${JSON.stringify(failed)}, exit ${JSON.stringify(exit)}`);
          matches(failed.error.errorType, errorType);
          matches(failed.error.errorMessage, errorMessage);
          assert.ok(failed.error.stackTrace.length > 0, 'it has a stack');
          assert.deepEqual(next.reply, { ok: true }, 'the next event is served');
        });
      }

      test(`the process survives all faults of ${name}`, async () => {
        assert.equal((await run()).exit, null);
      });
    }

    test('a failing initialisation is an init error', async () => {
      const { initError, outcomes } = await runUnderClient({ node, ric, folder: path.join(functionsFolder(), 'init_fault'), events: [{}] });
      assert.equal(outcomes[0].kind, 'lost');
      assert.equal(initError?.errorType, 'std::runtime_error');
      assert.equal(initError.errorMessage, 'no configuration');
    });

    test('an exception of a static object is an init error', async () => {
      const { initError, outcomes } = await runUnderClient({ node, ric, folder: path.join(functionsFolder(), 'static_fault'), events: [{}] });
      assert.equal(outcomes[0].kind, 'lost');
      assert.equal(initError?.errorType, 'lambda_wasm::InitError');
      assert.match(initError.errorMessage, /static initialiser/);
    });

    for (const name of ['init_fault', 'static_fault']) {
      test(`${name} loads with its configuration`, async () => {
        const { outcomes } = await runUnderClient({
          node, ric, folder: path.join(functionsFolder(), name), events: [{}], environment: { CONFIGURATION: 'configured' },
        });
        assert.equal(outcomes[0].reply, 'configured');
      });
    }
  });
}

function matches(text, expected) {
  if (typeof expected === 'string') assert.equal(text, expected);
  else assert.match(text, expected);
}
