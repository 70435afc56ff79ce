// Our classification of retryable errors equals that of the AWS SDK for JavaScript, for errors of every name and code in its source.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { inspect } from 'node:util';

import { Services } from '../../cmake/javascript/runtime/services.mjs';

const require = createRequire(path.join(process.env.AWS_SDK, 'of.cjs'));
const { isThrottlingError, isTransientError } = require('@smithy/core/retry');
const services = new Services({ call: {} });

// The SDK's tables are not exported: each quoted text in its source may be a name, a code or a message.
const words = [...new Set(readFileSync(require.resolve('@smithy/core/retry'), 'utf8').match(/(?<=")[^"\n]+(?=")/g))];
const CODES = [...words.filter((word) => /^E[A-Z0-9_]+$/.test(word)), 'EACCES', 'ECONNABORTED', 'EPERM', 'EHOSTDOWN', undefined, 5, null];
const NAMES = [...words.filter((word) => /^[A-Z]\w+$/.test(word)), 'Error', 'ValidationException', 'ItemCollectionSizeLimitExceededException', 'AccessDenied', 'NoSuchKey', undefined, 5];
const STATUSES = [undefined, 0, ...Array.from({ length: 500 }, (_, i) => 100 + i)];
// Messages of browsers' fetch, which Node.js never uses.
const BROWSER = ['Failed to fetch', 'NetworkError when attempting to fetch resource', 'The Internet connection appears to be offline', 'Load failed', 'Network request failed'];
const MESSAGES = [...words.filter((word) => !BROWSER.includes(word)), 'Signature expired: 20260101T000000Z is now earlier', 'Stream closed with error code NGHTTP2_REFUSED_STREAM', '', undefined];
const TRAITS = [undefined, {}, { throttling: true }, { throttling: false }, null];

// Like a thrown error: has a message, which may be replaced.
const error = (properties) => Object.assign(new Error('said'), properties);
const same = (given) => {
  const expected = Boolean(isThrottlingError(given) || isTransientError(given));
  if (services.isRetryable(given) !== expected) assert.fail(`${!expected}, and to the SDK ${expected}: ${inspect(given)}`);
  return expected;
};
// Checks that some of the errors are retryable and some are not: otherwise the comparison would prove nothing.
const compare = (errors) => assert.equal(new Set(errors.map(same)).size, 2);

test('the SDK has names and codes', () => assert.ok(words.includes('ThrottlingException') && words.includes('EHOSTUNREACH') && words.length > 40, words.join()));
test('by name', () => compare(NAMES.map((name) => error({ name }))));
test('by code', () => compare(CODES.map((code) => error({ code }))));
test('by status', () => compare(STATUSES.map((httpStatusCode) => error({ $metadata: { httpStatusCode } }))));
test('by trait', () => compare(TRAITS.map(($retryable) => error({ $retryable }))));
test('by a corrected clock', () => compare([true, false, undefined, 1].map((clockSkewCorrected) => error({ name: 'RequestTimeTooSkewed', $metadata: { clockSkewCorrected } }))));
test('by name and message', () => compare(NAMES.flatMap((name) => MESSAGES.map((message) => error({ name, message })))));
test('by code and message', () => compare(CODES.flatMap((code) => MESSAGES.filter((message) => message !== undefined).map((message) => error({ code, message })))));
test('by name, trait and status', () => compare(NAMES.flatMap((name) => TRAITS.flatMap(($retryable) => [400, 429, 500, 501].map((httpStatusCode) => error({ name, $retryable, $metadata: { httpStatusCode } }))))));
test('by a cause, at any depth that the SDK checks', () => {
  const behind = (depth, cause) => (depth === 0 ? cause : error({ name: 'Outer', cause: behind(depth - 1, cause) }));
  compare(Array.from({ length: 20 }, (_, depth) => behind(depth, error({ code: 'ECONNRESET' }))));
  compare([...CODES.map((code) => behind(1, error({ code }))), behind(1, error({ name: 'ThrottlingException' })), behind(1, error({ name: 'AbortError', code: 'ECONNRESET' }))]);
  const own = error({});
  own.cause = own;
  assert.equal(same(own), false);
});
test('values that are not errors are not retryable', () => {
  for (const none of [undefined, null, 5, 'text', error({ cause: null }), error({ message: 5, name: 'InvalidSignatureException' })]) assert.equal(services.isRetryable(none), false);
});
