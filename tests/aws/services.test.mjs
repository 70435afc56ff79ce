// AWS services from C++ (tests/functions/aws): with moto on loopback, and with servers for behaviour that moto lacks.
//
// Each Node.js runs the whole `story` in one process, as a Lambda environment serves many invocations; the tests then check the results.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';

import { Aws, quietEnvironment } from '../deploy/aws.mjs';
import { CLOCK, runUnderClient } from '../runtime/client.mjs';
import { functionsFolder, RUNTIMES } from '../runtime/runtimes.mjs';
import { within } from '../runtime/within.mjs';

const { MOTO_PYTHON, AWS_SDK } = process.env;
const folder = mkdtempSync(path.join(tmpdir(), 'aws-'));
let aws, environment;

before(async () => {
  aws = await Aws.start({ python: MOTO_PYTHON, folder });
  environment = { ...quietEnvironment({ home: folder, endpoint: aws.endpoint }), NODE_PATH: AWS_SDK };
  Object.assign(process.env, environment);
});
after(async () => {
  await aws?.stop();
  rmSync(folder, { recursive: true });
});

const SIZE = 5 * 2 ** 20;

// The bytes that main.cpp generates, and its hash of them.
function pattern(size) {
  const bytes = Buffer.alloc(size);
  for (let i = 0, state = 1; i < size; i++) bytes[i] = (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24;
  return bytes;
}
function hash(bytes) {
  let value = 2166136261;
  for (const byte of bytes) value = Math.imul(value ^ byte, 16777619) >>> 0;
  return value;
}

// An object as S3 stores it. moto finds the service in the credential's scope, and does not verify signatures.
async function stored(bucket, key) {
  const Authorization = 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0';
  const response = await fetch(`${aws.endpoint}/${bucket}/${key}`, { headers: { Authorization } });
  assert.equal(response.status, 200);
  return Buffer.from(await response.arrayBuffer());
}

// Runs in a separate Node.js process, without access to this file.
async function story(module, pages, context, name, clock) {
  await import(clock);
  const { createServer } = await import('node:http');
  const { once } = await import('node:events');
  const seen = {};
  const call = async (handler, event, left) => {
    try {
      return await module[handler](event, context(left));
    } catch (error) {
      return { name: error.name, message: error.message, ...(error.$metadata && { status: error.$metadata.httpStatusCode, fault: error.$fault }) };
    }
  };
  const json = (service, command, input = {}, more = {}) => ({ service, command, input, ...more });

  // DynamoDB
  seen.created = (await call('any', json('dynamodb', 'CreateTable', {
    TableName: name, BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  }))).TableDescription.TableName;
  const item = { id: { S: 'größe' }, count: { N: '7' }, bytes: { B: 'AAH+/w==' } };
  seen.put = await call('putItem', { TableName: name, Item: item }) ?? 'nothing';
  seen.got = await call('getItem', { TableName: name, Key: { id: { S: 'größe' } } });
  seen.gotNothing = await call('getItem', { TableName: name, Key: { id: { S: 'none' } } }) ?? 'nothing';
  seen.queried = await call('any', json('dynamodb', 'Query', { TableName: name, KeyConditionExpression: 'id = :id', ExpressionAttributeValues: { ':id': { S: 'größe' } } }));
  seen.binary = await call('binary', json('', '', name));
  seen.misfit = await call('misfit', { TableName: name, Key: { id: { S: 'größe' } } });

  // Failures
  const lost = json('dynamodb', 'GetItem', { TableName: 'nowhere', Key: { id: { S: 'x' } } });
  seen.caught = await call('caught', lost);
  seen.uncaught = await call('any', lost);
  seen.tried = await call('tried', lost);
  seen.noCommand = await call('any', json('dynamodb', 'GetItm'));
  seen.noPackage = await call('any', json('nowhere', 'Get'));

  // S3
  await call('any', json('s3', 'CreateBucket', { Bucket: name }));
  seen.putObject = await call('putObject', { bucket: name, key: 'pattern', size: 5 * 2 ** 20 });
  seen.getObject = await call('getObject', { Bucket: name, Key: 'pattern' });
  const first = pages();
  for (let i = 0; i < 3; i++) await call('getObject', { Bucket: name, Key: 'pattern' });
  seen.pages = pages() - first;
  seen.copied = await call('copyObject', { Bucket: name, Key: 'pattern' }) ?? 'nothing';
  seen.small = [await call('putObject', { bucket: name, key: 'small', size: 1000 }), await call('getWhole', { Bucket: name, Key: 'small' })];
  seen.firstChunks = [];
  for (let i = 0; i < 60; i++) seen.firstChunks.push(await call('getFirst', { Bucket: name, Key: 'pattern' })); // more than the SDK's limit of connections
  seen.noKey = await call('getObject', { Bucket: name, Key: 'none' });

  // SQS
  const { QueueUrl } = await call('any', json('sqs', 'CreateQueue', { QueueName: name }));
  seen.sent = await call('any', json('sqs', 'SendMessage', { QueueUrl, MessageBody: 'größe', MessageAttributes: { a: { DataType: 'Binary', BinaryValue: 'x' } } }));
  await call('any', json('sqs', 'SendMessage', { QueueUrl, MessageBody: 'größe' }));
  seen.received = (await call('any', json('sqs', 'ReceiveMessage', { QueueUrl }))).Messages?.map(({ Body }) => Body);

  // A service that throttles, one that does not reply, and the number of connections to it
  const server = createServer({ keepAliveTimeout: 600_000, requestTimeout: 0 }), answers = [];
  let connections = 0;
  const open = new Set();
  let begins, closes; // callbacks
  server.on('connection', (socket) => { connections++; open.add(socket); socket.on('close', () => open.delete(socket)); });
  server.on('request', (request, response) => {
    request.resume();
    response.on('close', () => { if (!response.writableFinished) closes(); });
    const answer = answers.shift();
    if (answer === 'never') return void begins();
    if (answer === 'throttled') response.statusCode = 400;
    response.setHeader('content-type', 'application/x-amz-json-1.0');
    response.setHeader('x-amzn-requestid', 'request-7');
    response.end(JSON.stringify(answer === 'throttled' ? { __type: 'com.amazonaws.dynamodb.v20120810#ThrottlingException', message: 'Rate exceeded' } : { TableNames: ['t'] }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const configuration = { endpoint: `http://127.0.0.1:${server.address().port}`, region: 'eu-west-1', maxAttempts: 3 };
  const list = json('dynamodb', 'ListTables', {}, { configuration });
  answers.push('throttled', 'throttled');
  seen.throttled = await call('any', list);
  answers.push('throttled', 'throttled', 'throttled');
  seen.alwaysThrottled = await call('caught', list);
  seen.afterThrottling = answers.length;

  // Advances the clock when the request has begun, and waits until its connection is closed.
  const late = async (handler, left) => {
    const begun = new Promise((settle) => { begins = settle; }), closed = new Promise((settle) => { closes = settle; });
    answers.push('never');
    const outcome = call(handler, list, left);
    await begun;
    passTime();
    await closed;
    return outcome;
  };
  seen.stopped = await late('stopped');
  seen.deadline = await late('any', 100_000);
  seen.trapMeanwhile = await late('trapMeanwhile');
  for (const socket of open) socket.destroy();

  await call('any', list);
  connections = 0;
  for (let i = 0; i < 4; i++) await call('any', list);
  seen.trap = await call('trap', list);
  for (let i = 0; i < 4; i++) await call('any', list);
  seen.connections = connections;
  seen.atOnce = await call('atOnce', json('dynamodb', 'ListTables'));
  server.close();
  for (const socket of open) socket.destroy();
  const refused = { ...configuration, maxAttempts: 1 };
  seen.refused = await call('caught', json('dynamodb', 'ListTables', {}, { configuration: refused }));
  seen.settled = await call('any', json('dynamodb', 'ListTables'));

  // Modules, and values
  seen.modules = [];
  for (const each of ['node:crypto', './beside.mjs']) seen.modules.push(await call('importModule', each));
  seen.noModule = await call('importModule', 'nowhere');
  seen.tryModules = [];
  for (const each of ['tslib', 'nowhere']) seen.tryModules.push(await call('tryImport', each));
  globalThis.inspect = (value) => ({
    same: { ...value, large: 1 },
    said: JSON.stringify([value.text, value.bytes.constructor.name, [...value.bytes], value.time.constructor.name, value.time, typeof value.large, String(value.large),
      Object.keys(value).includes('none'), value.list, value.any.x.constructor.name, value.handle]),
  });
  seen.value = await call('value', '');
  return seen;
}

const FUNCTIONS = ['aws', 'aws_full'];
for (const { label, node, ric } of RUNTIMES) {
  const major = /\d+$/.exec(label)[0];
  for (const name of FUNCTIONS) {
    suite(`${name} on Node ${major}`, () => {
      const own = `${name.replace('_', '-')}-${major}`, bytes = pattern(SIZE);
      let seen;
      before(() => { seen = within(node, name, `(module, _, pages, context) => (${story})(module, pages, context, '${own}', '${CLOCK}?from=60000')`); });

      test('DynamoDB creates a table, puts, gets and queries', () => {
        assert.equal(seen.created, own);
        assert.equal(seen.put, 'nothing');
        assert.deepEqual(seen.got, { id: { S: 'größe' }, count: { N: '7' }, bytes: { B: 'AAH+/w==' } });
        assert.equal(seen.gotNothing, 'nothing');
        assert.deepEqual(seen.queried.Items, [{ id: { S: 'größe' }, count: { N: '7' }, bytes: { B: [0, 1, 254, 255] } }]);
        assert.equal(seen.queried.Count, 1);
        assert.equal(seen.queried.$metadata.httpStatusCode, 200);
      });
      test('bytes in a nlohmann::json are sent and received as bytes', () => assert.equal(seen.binary, true));
      test('an output that does not fit its struct is an error that names the place', () => {
        assert.deepEqual(seen.misfit, { name: 'lambda_wasm::InvalidEvent', message: 'The value at /Item does not fit: expected integer of 32 bits, found object.' });
      });

      test('an error of a service is an aws::Error', () => {
        const { message, ...error } = seen.caught;
        assert.deepEqual(error, { type: 'ResourceNotFoundException', status: 400, hasRequestId: true, isRetryable: false, hasStack: true });
        assert.match(message, /not found/i);
      });
      test('an uncaught error fails the invocation with the JavaScript error', () => {
        assert.deepEqual([seen.uncaught.name, seen.uncaught.status, seen.uncaught.fault], ['ResourceNotFoundException', 400, 'client']);
      });
      test('try_send returns the error as a Result', () => assert.equal(seen.tried, 'ResourceNotFoundException'));
      test('an unknown command and a missing package are clear errors', () => {
        assert.deepEqual(seen.noCommand, { name: 'lambda_wasm::Error', message: "The package @aws-sdk/client-dynamodb has no GetItmCommand: commands are named as in the service's API reference." });
        assert.equal(seen.noPackage.name, 'lambda_wasm::ModuleNotFound');
        assert.match(seen.noPackage.message, /^There is no package @aws-sdk\/client-nowhere\. /);
      });

      test('5 MB of bytes are sent to S3 unchanged', async () => {
        assert.deepEqual(seen.putObject, { length: SIZE, hash: hash(bytes), chunks: 0, modified: '1970-01-01T00:00:00Z' });
        assert.ok((await stored(own, 'pattern')).equals(bytes));
      });
      test('5 MB of bytes arrive from S3 unchanged, in chunks', () => {
        const { modified, chunks, ...rest } = seen.getObject;
        assert.deepEqual(rest, { length: SIZE, hash: hash(bytes) });
        assert.ok(chunks > 10, `${chunks} chunks`);
        assert.ok(Math.abs(Date.parse(modified) - Date.now()) < 86_400_000, modified);
      });
      test('reading them again needs no more memory', () => assert.equal(seen.pages, 0));
      test('a body is forwarded unchanged', async () => {
        assert.equal(seen.copied, 'nothing');
        assert.ok((await stored(own, 'copy')).equals(bytes));
      });
      test('a small body is read in one piece', () => {
        assert.equal(seen.small[0].hash, hash(pattern(1000)));
        assert.equal(seen.small[1], pattern(1000).toString('base64'));
      });
      test('bodies that are not read to the end leave no open connection', () => {
        assert.equal(seen.firstChunks.length, 60);
        assert.ok(seen.firstChunks.every((size) => size > 0), JSON.stringify(seen.firstChunks));
      });
      test('a missing key is an error of S3', () => assert.deepEqual([seen.noKey.name, seen.noKey.status], ['NoSuchKey', 404]));

      test('SQS sends a message', () => assert.deepEqual(seen.received, ['größe']));

      test('a throttled request is retried', () => {
        assert.deepEqual(seen.throttled.TableNames, ['t']);
        assert.equal(seen.throttled.$metadata.attempts, 3);
      });
      test('a throttled request is retried as often as configured', () => {
        const { hasStack, ...error } = seen.alwaysThrottled;
        assert.deepEqual(error, { type: 'ThrottlingException', message: 'Rate exceeded', status: 400, hasRequestId: true, isRetryable: true });
        assert.equal(seen.afterThrottling, 0);
      });
      test('an unreachable service is an aws::Error without a status', () => {
        const { message, type, ...error } = seen.refused;
        assert.deepEqual(error, { status: 0, hasRequestId: false, isRetryable: true, hasStack: true });
      });
      test('cancelling a task aborts its request', () => {
        assert.equal(seen.stopped, 'stopped');
      });
      test('the deadline aborts a request', () => {
        assert.equal(seen.deadline.name, 'lambda_wasm::Cancelled');
      });
      test('a trap aborts the request of its invocation', () => {
        assert.equal(seen.trapMeanwhile.name, 'lambda_wasm::Trap');
      });
      test('clients with the same configuration share a connection, also after a crash', () => {
        assert.equal(seen.trap.name, 'lambda_wasm::Trap');
        assert.equal(seen.connections, 0);
      });
      test('requests run concurrently', () => assert.equal(seen.atOnce, 8));

      test("modules of Node.js and of the function's folder are imported", () => {
        assert.deepEqual(seen.modules, ['06eb7d6a69ee19e5fbdf749018d3d2abfa04bcbd1365db312eb86dc7169389b8', 'beside']);
      });
      test('a missing module is a js::Error', () => {
        assert.equal(seen.noModule.name, 'Error');
        assert.match(seen.noModule.message, /^Cannot find package 'nowhere' imported from .*index\.mjs/);
        assert.equal(seen.tryModules[0], 'there'); // by NODE_PATH
        assert.match(seen.tryModules[1], /^Error\|Cannot find package 'nowhere'/);
      });
      test('a JavaScript value may contain bytes, dates and BigInts, and can be read back', () => {
        assert.equal(seen.value, `${JSON.stringify(['größe', 'Uint8Array', [1, 254], 'Date', '1970-01-01T00:00:01.500Z', 'bigint', '9223372036854775807', false, ['a', 'ж'], 'Uint8Array', 5])}|same`);
      });
    });
  }

  suite(`under ${label}`, () => {
    const run = (name, handler, events) => runUnderClient({ node, ric, folder: path.join(functionsFolder(), name), handler: `index.${handler}`, environment, events });
    test('requests are sent, and an error of the service is the function error', async () => {
      const events = [{ service: 'dynamodb', command: 'ListTables', input: {} }, { service: 'dynamodb', command: 'DescribeTable', input: { TableName: 'nowhere' } }];
      const { outcomes: [listed, refused] } = await run('aws', 'any', events);
      assert.ok(Array.isArray(listed.reply?.TableNames), JSON.stringify(listed));
      assert.equal(refused.error?.errorType, 'ResourceNotFoundException');
    });
    test('requests are sent without exceptions', async () => {
      const { outcomes: [described, refused] } = await run('aws_none', 'handler', [{ TableName: `aws-${major}` }, { TableName: 'nowhere' }]);
      assert.equal(described.reply, 'ACTIVE');
      assert.equal(refused.error?.errorType, 'ResourceNotFoundException');
    });
  });
}
