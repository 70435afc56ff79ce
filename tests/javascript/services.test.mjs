// Modules by name, and AWS services, alone: with the test's own package in place of the AWS SDK.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { importModule } from '../../cmake/javascript/runtime/modules.mjs';
import { Services } from '../../cmake/javascript/runtime/services.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'services-'));

function writePackage(name, text) {
  const home = path.join(folder, ...name.split('/'));
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, 'package.json'), JSON.stringify({ name, main: 'index.js' }));
  writeFileSync(path.join(home, 'index.js'), text);
}

// CommonJS uses the NODE_PATH of Node.js's start, so the paths are initialised again.
before(async () => {
  writePackage('plain', "exports.name = 'plain';");
  writePackage('broken', "throw new TypeError('it does not load');");
  writePackage('incomplete', "exports.name = require('nowhere');");
  writePackage('@aws-sdk/client-own', `
    exports.made = [];
    exports.__Client = class {};
    exports.OwnClient = class {
      constructor(configuration) { this.configuration = configuration; exports.made.push(this); }
      async send({ input }, { abortSignal }) {
        if (input === 'fail') throw new RangeError('no such thing');
        if (input === 'wait') await new Promise((_, fail) => abortSignal.addEventListener('abort', () => fail(abortSignal.reason)));
        return [input, this.configuration];
      }
    };
    exports.DoCommand = class { constructor(input) { this.input = input; } };`);
  process.env.NODE_PATH = folder;
  (await import('node:module')).default._initPaths();
});
after(() => rmSync(folder, { recursive: true }));

test('modules of Node.js, and those that CommonJS finds by NODE_PATH, are imported', async () => {
  assert.equal((await importModule('node:path')).sep, path.sep);
  assert.equal((await importModule('plain')).name, 'plain');
  assert.equal(await importModule('plain'), await importModule('plain'));
});

test('the error of import() is reported, for a missing and a failing module', async () => {
  await assert.rejects(importModule('nowhere'), { code: 'ERR_MODULE_NOT_FOUND', message: /^Cannot find package 'nowhere' imported from .*modules\.mjs/ });
  await assert.rejects(importModule('./nowhere.mjs'), { code: 'ERR_MODULE_NOT_FOUND' });
  await assert.rejects(importModule('broken'), { name: 'TypeError', message: 'it does not load' });
  await assert.rejects(importModule('incomplete'), { code: 'MODULE_NOT_FOUND' });
});

// An instance that records promises by their Wait's address.
function servicesOf() {
  const waits = new Map(), call = {};
  return { waits, call, services: new Services({ call, wait: (promise, wait, ...more) => { assert.deepEqual(more, ['place', 'generation', 'codec']); promise.catch(() => {}); waits.set(wait, promise); } }) };
}
const how = (wait) => [wait, 'place', 'generation', 'codec'];

test('a process has one client for each service and configuration', async () => {
  const { made } = await importModule('@aws-sdk/client-own'), { services, waits } = servicesOf(), other = servicesOf().services;
  const client = services.client('own', { region: 'a' });
  assert.equal(services.client('own', { region: 'a' }), client);
  assert.equal(other.client('own', { region: 'a' }), client);
  assert.notEqual(services.client('own', { region: 'b' }), client);
  assert.notEqual(services.client('own'), client);
  assert.equal(services.client('own', {}), services.client('own'));
  assert.equal(made.length, 0, 'none is made before its first request');
  for (let wait = 1; wait <= 3; wait++) services.send({ client, command: 'Do', input: wait }, ...how(wait));
  assert.deepEqual(await Promise.all([1, 2, 3].map((wait) => waits.get(wait))), [1, 2, 3].map((input) => [input, { region: 'a' }]));
  assert.equal(made.length, 1);
});

test('a failure is the original error', async () => {
  const { services, waits } = servicesOf();
  services.send({ client: services.client('own'), command: 'Do', input: 'fail' }, ...how(1));
  await assert.rejects(waits.get(1), { name: 'RangeError', message: 'no such thing' });
  services.send({ client: services.client('own'), command: 'Redo', input: 1 }, ...how(2));
  await assert.rejects(waits.get(2), { name: 'lambda_wasm::Error', message: /^The package @aws-sdk\/client-own has no RedoCommand: / });
  services.send({ client: services.client('absent'), command: 'Do', input: 1 }, ...how(3));
  await assert.rejects(waits.get(3), { name: 'lambda_wasm::ModuleNotFound', message: /^There is no package @aws-sdk\/client-absent\. / });
});

test('a missing package is looked for again', async () => {
  const { services, waits } = servicesOf(), client = services.client('late');
  services.send({ client, command: 'Do', input: 1 }, ...how(1));
  await assert.rejects(waits.get(1), { name: 'lambda_wasm::ModuleNotFound' });
  writePackage('@aws-sdk/client-late', 'exports.LateClient = class { send = async ({ input }) => input; }; exports.DoCommand = class { constructor(input) { this.input = input; } };');
  services.send({ client, command: 'Do', input: 7 }, ...how(2));
  assert.equal(await waits.get(2), 7);
});

test('an invocation holds its request until the response', async () => {
  const { services, waits, call } = servicesOf();
  services.send({ client: services.client('own'), command: 'Do', input: 1 }, ...how(1));
  assert.equal(call.held.size, 1);
  await waits.get(1);
  assert.equal(call.held.size, 0);
});

test('a Wait aborts its own request, and not a later one at the same address', async () => {
  const { services, waits } = servicesOf(), client = services.client('own');
  services.send({ client, command: 'Do', input: 'wait' }, ...how(8));
  const first = waits.get(8);
  await new Promise(setImmediate);
  services.abort(8);
  services.send({ client, command: 'Do', input: 'wait' }, ...how(8));
  await assert.rejects(first, { name: 'AbortError' });
  await new Promise(setImmediate);
  services.abort(8); // the end of the first request has not removed the second
  await assert.rejects(waits.get(8), { name: 'AbortError' });
  services.abort(8); // has no request
  services.abort(9);
});

test('an error has its status, its request id, and whether it is retryable', () => {
  const { services } = servicesOf(), of = (error) => [services.status(error), services.requestId(error), services.isRetryable(error)];
  assert.deepEqual(of({ name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 400, requestId: 'r' } }), [400, 'r', false]);
  assert.deepEqual(of({ name: 'ThrottlingException', $metadata: { httpStatusCode: 400 } }), [400, '', true]);
  assert.deepEqual(of({ name: 'Other', $retryable: {}, $metadata: {} }), [0, '', true]);
  for (const status of [429, 500, 503]) assert.equal(services.isRetryable({ name: 'X', $metadata: { httpStatusCode: status } }), true);
  for (const name of ['ProvisionedThroughputExceededException', 'RequestLimitExceeded', 'LimitExceededException', 'SlowDown', 'TooManyRequestsException', 'RequestTimeout', 'TimeoutError', 'TransactionInProgressException']) {
    assert.equal(services.isRetryable({ name }), true, name);
  }
  for (const name of ['ItemCollectionSizeLimitExceededException', 'ValidationException', 'AccessDenied', 'AbortError']) assert.equal(services.isRetryable({ name }), false, name);
  for (const code of ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']) assert.equal(services.isRetryable({ name: 'Error', code }), true, code);
  assert.equal(services.isRetryable({ name: 'X', cause: { code: 'ENETUNREACH' } }), true);
  for (const none of [undefined, null, 5, 'text']) assert.deepEqual(of(none), [0, '', false]);
});
