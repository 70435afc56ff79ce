// Tests cmake/javascript/local/invoke.mjs, the local invoke tool, with the harness's stand-in functions.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, suite, test } from 'node:test';

import { RUNTIMES } from './runtimes.mjs';

const TOOL = path.join(import.meta.dirname, '..', '..', 'cmake', 'javascript', 'local', 'invoke.mjs');
const STANDINS = path.join(import.meta.dirname, 'standins');
const temporary = mkdtempSync(path.join(tmpdir(), 'invoke-'));
after(() => rmSync(temporary, { recursive: true }));

for (const { label, node } of RUNTIMES) {
  /** Runs the tool with an event on standard input, or with `args`. */
  const invoke = (event, { handler = 'plain.handler', args = [STANDINS, '-', '--handler', handler], env = {} } = {}) => {
    const input = typeof event === 'string' ? event : JSON.stringify(event);
    const { status, stdout, stderr } = spawnSync(node, [TOOL, ...args], { input, encoding: 'utf8', timeout: 600_000, maxBuffer: 1 << 26, env: { ...process.env, ...env } });
    return { status, stdout, stderr };
  };

  suite(label.replace(/.* on /, 'invoke.mjs on '), () => {
    test('standard output is the reply, as readable JSON, and nothing else', () => {
      assert.deepEqual(invoke({ a: [1] }), { status: 0, stdout: '{\n  "a": [\n    1\n  ]\n}\n', stderr: '' });
      assert.deepEqual(invoke({ do: 'log' }), { status: 0, stdout: 'null\n', stderr: 'first line\nsecond line\ntrouble: 7\n' });
    });

    test('the event may be a file', () => {
      const file = path.join(temporary, 'event.json');
      writeFileSync(file, '{"from":"a file"}');
      assert.deepEqual(JSON.parse(invoke('', { args: [STANDINS, file, '--handler', 'plain.handler'] }).stdout), { from: 'a file' });
    });

    test('a reply of 6 MB is complete', () => {
      assert.equal(invoke({ do: 'size', size: 6_000_000 }).stdout.length, 6_000_003);
    });

    test('the context has the members of nodejs24.x', () => {
      const { members, context, remaining, trace } = JSON.parse(invoke({ do: 'context' }).stdout);
      assert.deepEqual(members, ['awsRequestId', 'clientContext', 'functionName', 'functionVersion', 'getRemainingTimeInMillis', 'identity',
        'invokedFunctionArn', 'logGroupName', 'logStreamName', 'memoryLimitInMB', 'tenantId', 'xRayTraceId']);
      assert.equal(context.functionName, 'standins');
      assert.equal(context.memoryLimitInMB, '128');
      assert.match(trace, /^Root=1-[0-9a-f]{8}-[0-9a-f]{24};/);
      assert.equal(context.xRayTraceId, trace);
      assert.ok(remaining > 0 && remaining <= 30_000);
    });

    test('variables that are already set are kept', () => {
      const { context } = JSON.parse(invoke({ do: 'context' }, { env: { AWS_LAMBDA_FUNCTION_NAME: 'mine' } }).stdout);
      assert.equal(context.functionName, 'mine');
      assert.match(context.invokedFunctionArn, /:mine$/);
    });

    const failures = [
      ['a throw', { do: 'throw' }, {}, 'shop::OutOfStock', /^no such order$/],
      ['a module that fails to load', {}, { handler: 'broken.handler' }, 'shop::BadConfiguration', /^no configuration$/],
      ['a promise that never settles', { do: 'settle_never' }, {}, 'Runtime.ExitError', /exited without providing a reason$/],
      ['an exit', { do: 'exit' }, {}, 'Runtime.ExitError', /exit status 3$/],
      ['a handler that exceeds its timeout', { do: 'hang' }, { args: [STANDINS, '-', '--handler', 'plain.handler', '--timeout', '0.2'] },
        'Sandbox.Timedout', /Task timed out after 0\.20 seconds$/],
    ];
    for (const [name, event, options, errorType, errorMessage] of failures) {
      test(`${name} is reported as by the runtime`, () => {
        const { status, stdout, stderr } = invoke(event, options);
        assert.deepEqual([status, stdout], [1, '']);
        const error = JSON.parse(stderr);
        assert.deepEqual(Object.keys(error), ['errorType', 'errorMessage', 'trace']);
        assert.equal(error.errorType, errorType);
        assert.match(error.errorMessage, errorMessage);
      });
    }

    test('a streamed reply is printed in the form of HTTP', () => {
      const args = [STANDINS, '-', '--handler', 'streaming.handler'];
      assert.deepEqual(invoke({ text: 'plain' }, { args }), { status: 0, stdout: '200\ncontent-type: application/octet-stream\n\nplain\n', stderr: '' });
      const prelude = { statusCode: 201, headers: { 'x-a': '1', 'content-type': 'text/plain' }, cookies: ['a=b', 'c=d'] };
      assert.deepEqual(invoke({ text: 'with', prelude }, { args }),
        { status: 0, stdout: '201\nx-a: 1\ncontent-type: text/plain\nset-cookie: a=b\nset-cookie: c=d\n\nwith\n', stderr: '' });
      const { status, stdout, stderr } = invoke({ text: 'half', fail: true }, { args });
      assert.deepEqual([status, stdout, JSON.parse(stderr).errorType], [1, '200\ncontent-type: application/octet-stream\n\nhalf', 'shop::HalfWay']);
    });

    const misuses = [
      ['no folder', ['/nowhere', '-'], /^there is no folder \/nowhere: build the function first/],
      ['no module', [STANDINS, '-'], /index\.mjs does not exist: build the function first/],
      ['no such export', [STANDINS, '-', '--handler', 'plain.nothing'], /exports no function nothing: .* \(it exports handler\)$/],
      ['no handler string', [STANDINS, '-', '--handler', 'plain'], /^plain is not a handler string: write module\.export, for example index\.handler$/],
      ['no event file', [STANDINS, '/nowhere.json'], /^the event \/nowhere\.json cannot be read \(ENOENT\)/],
      ['an invalid timeout', [STANDINS, '-', '--timeout', '0'], /^--timeout must be more than 0 and at most 900 seconds/],
    ];
    for (const [name, args, sentence] of misuses) {
      test(`${name} is one sentence with the remedy`, () => {
        const { status, stdout, stderr } = invoke({}, { args });
        assert.deepEqual([status, stdout], [2, '']);
        assert.match(stderr.trimEnd(), sentence);
        assert.doesNotMatch(stderr.trimEnd(), /\n/);
      });
    }

    test('an event that is not JSON is one sentence', () => {
      const { status, stderr } = invoke('{"open":');
      assert.equal(status, 2);
      assert.match(stderr, /^the event on standard input is not JSON \(.*\): correct it, .*\n$/);
    });

    test('wrong arguments print the usage', () => {
      for (const args of [[], [STANDINS], [STANDINS, '-', '--unknown']]) {
        const { status, stderr } = invoke('', { args });
        assert.equal(status, 2);
        assert.match(stderr, /^.+\nusage: node invoke\.mjs FOLDER EVENT\.json\|- .*\n$/);
      }
    });
  });
}
