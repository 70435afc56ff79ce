// Batches (tests/functions/batch): a record that crashes costs itself alone. Each message does what its body says; the function prints
// its id and its body first.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';

import { RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

const CRASHES = {
  trap: ['lambda_wasm::Trap', /unreachable/], abort: ['lambda_wasm::Aborted', /abort/], exit: ['lambda_wasm::Exited', /exit\(3\)/],
  stack: ['lambda_wasm::StackOverflow', /stack/], wild: ['lambda_wasm::OutOfBounds', /out of bounds/],
};
const FAILURES = { fail: ['shop::Closed', /^come back tomorrow$/], throw: ['std::domain_error', /^nothing left$/] };

// Of JavaScript: it passes through C++.
const PASSING = { javascript: ['SyntaxError', /JSON/] };

const eventOf = (bodies) => ({ Records: bodies.map((body, i) => ({ messageId: `m${i}`, body, attributes: { ApproximateReceiveCount: '1' } })) });

// Calls an export with each event. @returns for each: the ids that failed, or the error; the lines printed; and the log's entries
function outcomes(node, name, called, events, left) {
  const results = within(node, name, async (module, outcome, pages, context) => {
    const results = [], { called, events, left } = JSON.parse(process.env.CALLS);
    for (const event of events) {
      const lines = [];
      console.error = (line) => lines.push(line);
      const { reply, ...error } = await outcome(() => module[called](event, context(left)));
      results.push({ ...error, failed: reply?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier), lines });
    }
    return results;
  }, { AWS_LAMBDA_LOG_FORMAT: 'JSON', CALLS: JSON.stringify({ called, events, left }) });
  return results.map(({ lines, ...others }) => ({
    ...others, tried: lines.filter((line) => typeof line === 'string'), log: lines.filter((line) => typeof line !== 'string'),
  }));
}

for (const { label, node } of RUNTIMES) {
  suite(`batches on ${label}`, () => {
    for (const [name, calls] of [['batch', ['each']], ['batch_full', ['each', 'tasks']], ['batch_none', ['each', 'tasks']]]) {
      const failures = name === 'batch_none' ? { fail: FAILURES.fail } : FAILURES; // without exceptions, a failure that is raised ends the instance
      for (const called of calls) {
        test(`${name}: a record that fails costs itself alone in ${called}`, () => {
          const bodies = Object.keys(failures), all = outcomes(node, name, called, bodies.map((body) => eventOf(['a', body, 'c'])));
          all.forEach(({ failed, tried, log }, i) => {
            const [errorType, message] = failures[bodies[i]];
            assert.deepEqual([failed, tried], [['m1'], ['m0 a', `m1 ${bodies[i]}`, 'm2 c']]);
            assert.deepEqual(log.map(({ message: _, ...fields }) => fields), [{ record: 'm1', errorType, receiveCount: '1' }]);
            assert.match(log[0].message.replace('A record failed: ', ''), message);
          });
        });
      }

      test(`${name}: a crash costs one record`, () => {
        // After an access out of bounds no memory is trusted: all records that are not done are reported, and come again.
        const crashes = Object.entries({ ...CRASHES, ...(name === 'batch_none' && { throw: FAILURES.throw }), ...(name === 'batch_full' && PASSING) }), all = outcomes(node, name, 'each', crashes.map(([body]) => eventOf(['a', body, 'c', 'fail', 'e'])));
        crashes.forEach(([body, [errorType, message]], i) => {
          const { failed, tried, log } = all[i], isDoubtful = body === 'wild';
          assert.deepEqual([failed, tried], isDoubtful ? [['m1', 'm2', 'm3', 'm4'], ['m0 a', 'm1 wild']] : [['m1', 'm3'], ['m0 a', `m1 ${body}`, 'm2 c', 'm3 fail', 'm4 e']], body);
          assert.deepEqual(log.map((entry) => [entry.record, entry.errorType]), [['m1', errorType], ...(isDoubtful ? [] : [['m3', 'shop::Closed']])]);
          assert.match(log[0].message.replace('A record failed: ', ''), message);
        });
      });

      test(`${name}: each record may crash, in order`, () => {
        const [{ failed, tried, log }] = outcomes(node, name, 'each', [eventOf(['trap', 'abort', 'c', 'stack', 'exit'])]);
        assert.deepEqual(failed, ['m0', 'm1', 'm3', 'm4']);
        assert.deepEqual(tried, ['m0 trap', 'm1 abort', 'm2 c', 'm3 stack', 'm4 exit']);
        assert.deepEqual(log.map(({ errorType }) => errorType), ['Trap', 'Aborted', 'StackOverflow', 'Exited'].map((type) => `lambda_wasm::${type}`));
      });

      test(`${name}: an event that comes again is handled again`, () => {
        const again = eventOf(['a', 'trap', 'c']), all = within(node, name, async (module, outcome, pages, context) => {
          console.error = () => {};
          const event = JSON.parse(process.env.EVENT), replies = [];
          for (let i = 0; i < 3; i++) replies.push((await module.each(event, context())).batchItemFailures);
          return [...replies, await module.each({ Records: [...event.Records, ...event.Records] }, context())];
        }, { EVENT: JSON.stringify(again) });
        const failed = [{ itemIdentifier: 'm1' }];
        assert.deepEqual(all, [failed, failed, failed, { batchItemFailures: [...failed, ...failed] }]);
      });

      test(`${name}: without isolation a crash is the error of the function`, () => {
        const [first, next] = outcomes(node, name, 'together', [eventOf(['a', 'trap', 'c']), eventOf(['a'])]);
        assert.deepEqual([first.name, first.failed, first.tried], ['lambda_wasm::Trap', undefined, ['m0 a', 'm1 trap']]);
        assert.deepEqual(next.failed, []);
      });

      test(`${name}: several batches of an invocation go on where each was, and a crash outside of records is the function's error`, () => {
        const [crash, last] = outcomes(node, name, 'twice', [eventOf(['a', 'trap']), eventOf(['last'])]);
        assert.deepEqual(crash.failed, ['m1', 'm1']);
        assert.deepEqual(crash.tried, ['m0 a', 'm1 trap', 'm0 a', 'm1 trap']);
        assert.deepEqual([last.name, last.tried], ['lambda_wasm::Trap', ['m0 last', 'm0 last']]);
      });

      test(`${name}: a crash in a batch within another is the error of the function`, () => {
        const [well, crash] = outcomes(node, name, 'nested', [eventOf(['a', 'fail', 'c']), eventOf(['a', 'trap', 'c'])]);
        assert.deepEqual([well.failed, well.tried], [['m1'], ['m0 a', 'm1 fail', 'm2 c']]);
        assert.deepEqual([crash.name, crash.tried], ['lambda_wasm::Trap', ['m0 a', 'm1 trap']]);
      });

      test(`${name}: without time no record begins, and all are reported`, () => {
        const [{ failed, tried }] = outcomes(node, name, 'each', [eventOf(['a', 'b'])], 0);
        assert.deepEqual([failed, tried], [['m0', 'm1'], []]);
      });
    }

    for (const name of ['batch_full', 'batch_none']) {
      test(`${name}: of tasks that ran beside a crash, each is tried again alone`, () => {
        const [{ failed, tried, log }, next] = outcomes(node, name, 'tasks', [eventOf(['a', 'trap', 'c', 'd', 'e', 'f']), eventOf(['a'])]);
        assert.deepEqual(failed, ['m1']);
        // The four that began first ran together: the crash hit the second. All that were not done ran again, and each of the others once.
        for (const line of ['m0 a', 'm2 c', 'm3 d', 'm4 e', 'm5 f']) assert.equal(tried.filter((each) => each === line).length, 1, `${line} in ${tried}`);
        assert.equal(tried.filter((line) => line === 'm1 trap').length, 2);
        assert.deepEqual(log.map(({ record, errorType }) => [record, errorType]), [['m1', 'lambda_wasm::Trap']]);
        assert.deepEqual(next.failed, []);
      });

      test(`${name}: a crash beside another batch is the error of the function`, () => {
        const [crash, next] = outcomes(node, name, 'beside', [eventOf(['a', 'trap', 'c']), eventOf(['a'])]);
        assert.deepEqual([crash.name, next.failed], ['lambda_wasm::Trap', []]);
      });

      test(`${name}: two of the tasks that ran together crash`, () => {
        const [{ failed, log }] = outcomes(node, name, 'tasks', [eventOf(['trap', 'b', 'exit', 'd', 'e'])]);
        assert.deepEqual(failed, ['m0', 'm2']);
        assert.deepEqual(log.map(({ record, errorType }) => [record, errorType]), [['m0', 'lambda_wasm::Trap'], ['m2', 'lambda_wasm::Exited']]);
      });

      // An exit unwinds C++, which a trap does not.
      for (const body of ['abort', 'exit', 'trap']) {
        test(`${name}: ${body} in one of 1,000 tasks`, () => {
          const [failed, others] = within(node, name, async (module, outcome, pages, context) => {
            const lines = [], Records = Array.from({ length: 1000 }, (_, i) => ({ messageId: `m${i}`, body: i === 500 ? process.env.BODY : 'ok' }));
            console.error = (line) => lines.push(line);
            const { batchItemFailures } = await module.tasks({ Records }, context());
            return [batchItemFailures, Records.filter(({ messageId }) => !lines.includes(`${messageId} ok`)).map(({ messageId }) => messageId)];
          }, { BODY: body });
          assert.deepEqual([failed, others], [[{ itemIdentifier: 'm500' }], ['m500']]);
        });
      }
    }
  });
}
