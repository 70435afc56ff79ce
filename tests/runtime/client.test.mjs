// Tests the harness itself, with stand-in functions in plain JavaScript.

import assert from 'node:assert/strict';
import path from 'node:path';
import { suite, test } from 'node:test';

import { Client, Invocation, runUnderClient } from './client.mjs';
import { RUNTIMES } from './runtimes.mjs';

const FOLDER = path.join(import.meta.dirname, 'standins');

for (const { label, node, ric } of RUNTIMES) {
  const isOld = label.includes('3.3.0');
  const run = (events, options = {}) => runUnderClient({ node, ric, folder: FOLDER, handler: 'plain.handler', events, ...options });
  const runOne = async (event, options) => {
    const result = await run([event], options);
    return { ...result, ...result.outcomes[0] };
  };

  suite(label, { concurrency: false }, () => {
    test('replies are returned parsed and as posted, in order', async () => {
      const { outcomes, exit } = await run([{ a: 1 }, 'text', null, [1, 'ä €']]);
      assert.deepEqual(outcomes.map(({ kind }) => kind), ['reply', 'reply', 'error', 'reply']); // `event.do` of null throws
      assert.equal(outcomes[0].body, '{"a":1}');
      assert.deepEqual(outcomes[3].reply, [1, 'ä €']);
      assert.equal(exit, null, 'the client was still asking for events');
    });

    test('a function error has its type, message and stack, and the next event is handled', async () => {
      const { outcomes } = await run([{ do: 'throw' }, { b: 2 }]);
      assert.equal(outcomes[0].kind, 'error');
      assert.equal(outcomes[0].error.errorType, 'shop::OutOfStock');
      assert.equal(outcomes[0].error.errorMessage, 'no such order');
      assert.match(outcomes[0].error.stackTrace[1], /plain\.mjs/);
      assert.deepEqual(outcomes[1].reply, { b: 2 });
    });

    test('an error larger than common header limits is accepted', async () => {
      const { error } = await runOne({ do: 'throw_much' });
      assert.equal(error.errorType, 'shop::Verbose');
      assert.equal(error.errorMessage.length, 100_000);
    });

    test('console lines are assigned to their requests', async () => {
      const { outcomes } = await run([{ quiet: true }, { do: 'log' }]);
      assert.deepEqual(outcomes[0].logs, []);
      assert.deepEqual(outcomes[1].logs.map(({ level, message }) => [level, message]),
        [['INFO', 'first line\nsecond line'], ['ERROR', 'trouble: 7']]);
    });

    test('the context matches the headers and the environment', async () => {
      const identity = { cognitoIdentityId: 'id', cognitoIdentityPoolId: 'pool' };
      const clientContext = { custom: { shop: 'north' } };
      const event = new Invocation({ do: 'context' }, {
        requestId: 'r-1', arn: 'arn:aws:lambda:eu-west-1:1:function:f', remaining: 5000, traceId: 'Root=1-a-b;Sampled=1', tenantId: 'blue', clientContext, identity,
      });
      const { reply } = await runOne(event, { environment: { AWS_LAMBDA_FUNCTION_NAME: 'f', AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512' } });
      const { context } = reply;
      assert.equal(context.awsRequestId, 'r-1');
      assert.equal(context.invokedFunctionArn, 'arn:aws:lambda:eu-west-1:1:function:f');
      assert.equal(context.functionName, 'f');
      assert.equal(context.functionVersion, '$LATEST');
      assert.equal(context.memoryLimitInMB, '512');
      assert.equal(context.tenantId, 'blue');
      assert.deepEqual(context.clientContext, clientContext);
      assert.deepEqual(context.identity, identity);
      assert.equal(reply.trace, 'Root=1-a-b;Sampled=1');
      assert.equal(context.xRayTraceId, isOld ? undefined : 'Root=1-a-b;Sampled=1');
      assert.ok(reply.remaining > 0 && reply.remaining <= 5000);
      const common = ['awsRequestId', 'clientContext', 'functionName', 'functionVersion', 'getRemainingTimeInMillis', 'identity',
        'invokedFunctionArn', 'logGroupName', 'logStreamName', 'memoryLimitInMB', 'tenantId'];
      assert.deepEqual(reply.members, [...common, ...(isOld ? ['callbackWaitsForEmptyEventLoop', 'done', 'fail', 'succeed'] : ['xRayTraceId'])].sort());
    });

    test('the function sees only its own environment variables', async () => {
      const { reply } = await runOne({ do: 'environment' }, { environment: { GREETING: 'hi' } });
      assert.equal(reply.GREETING, 'hi');
      assert.equal(reply._HANDLER, 'plain.handler');
      assert.equal(reply.AWS_EXECUTION_ENV, isOld ? 'AWS_Lambda_nodejs22.x' : 'AWS_Lambda_nodejs24.x');
      assert.equal(reply.PATH, undefined);
    });

    test('an event and a reply of 6 MB work; a larger reply is rejected as by the service', async () => {
      const event = 'x'.repeat(6_000_000);
      const { outcomes } = await run([event, { do: 'size', size: 6_500_000 }, 1]);
      assert.equal(outcomes[0].reply, event);
      assert.equal(outcomes[1].error.errorType, 'Function.ResponseSizeTooLarge');
      assert.equal(outcomes[2].reply, 1);
    });

    test('an event that is not JSON is an error of the client', async () => {
      const { kind, error, exit } = await runOne(new Invocation(null, { body: '{"open":' }));
      if (isOld) assert.equal(error.errorType, 'SyntaxError');
      else assert.deepEqual([kind, exit.code], ['lost', 1]);
    });

    test('a module that fails to load is an init error', async () => {
      const { kind, initError, exit, stdout } = await runOne({}, { handler: 'broken.handler' });
      assert.equal(kind, 'lost');
      assert.equal(initError.errorType, 'shop::BadConfiguration');
      assert.equal(initError.errorMessage, 'no configuration');
      assert.notEqual(exit.code, 0);
      assert.match(stdout, /no configuration/);
    });

    test('a missing handler is an init error, before any event', async () => {
      for (const handler of ['plain.nothing', 'plain.notAFunction', 'nothing.handler']) {
        const { initError } = await run([], { handler });
        assert.match(initError.errorType, /^Runtime\.(HandlerNotFound|ImportModuleError)$/, handler);
      }
    });

    test('a process that exits loses the event, and its exit is reported', async () => {
      const { outcomes, exit } = await run([1, { do: 'exit' }, 2]);
      assert.deepEqual(outcomes.map(({ kind }) => kind), ['reply', 'lost', 'lost']);
      assert.deepEqual(exit, { code: 3, signal: null });
    });

    test('with a promise that never settles, 3.3.0 replies null and 4.0.2 exits without a reply', async () => {
      const { kind, reply, exit } = await runOne({ do: 'settle_never' });
      if (isOld) assert.deepEqual([kind, reply, exit], ['reply', null, null]);
      else assert.deepEqual([kind, exit], ['lost', { code: 0, signal: null }]);
    });

    test('a hung client is ended, and the error names the event', async () => {
      await assert.rejects(run([1, { do: 'hang' }, 2], { timeout: 3000 }), /hung while (initialising|handling event [12] of 3) and was ended after 3000 ms/);
    });

    test('a streamed reply has its prelude, its content and the error in its trailers', async () => {
      const prelude = { statusCode: 201, headers: { 'content-type': 'text/plain' } };
      const { outcomes } = await run([{ text: 'plain' }, { text: 'with', prelude }, { text: 'half', fail: true }], { handler: 'streaming.handler' });
      assert.deepEqual(outcomes.map(({ kind, body }) => [kind, body]), [['stream', 'plain'], ['stream', 'with'], ['stream', 'half']]);
      assert.deepEqual(outcomes[1].prelude, prelude);
      assert.equal(outcomes[1].error, undefined);
      assert.equal(outcomes[2].error.errorType, 'shop::HalfWay');
    });

    test('a missing Node.js or client is an error', async () => {
      await assert.rejects(run([1], { node: '/nowhere/node' }), { code: 'ENOENT' });
      await assert.rejects(run([1], { ric: '/nowhere' }), { code: 'ENOENT' });
    });

    if (isOld) return; // 3.3.0 does not support Managed Instances

    test('on Managed Instances one process handles several events at the same time', async () => {
      const client = await Client.start({
        node, ric, folder: FOLDER, handler: 'plain.handler', environment: { AWS_LAMBDA_MAX_CONCURRENCY: '4', AWS_LAMBDA_NODEJS_WORKER_COUNT: '1' },
      });
      try {
        const outcomes = await Promise.all([1, 2, 3].map(() => client.invoke({ do: 'meet', of: 3 })));
        assert.deepEqual(outcomes.map(({ reply }) => reply), ['met 3', 'met 3', 'met 3']);
        await client.stop(outcomes);
      } finally {
        await client.kill();
      }
    });
  });
}
