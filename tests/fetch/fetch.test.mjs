// HTTP requests from C++ (tests/functions/fetch), to servers on loopback in another process.
//
// Each Node.js runs the whole `story` in one process, as a Lambda environment serves many invocations; the tests then check the results.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';

import { CLOCK, runUnderClient } from '../runtime/client.mjs';
import { functionsFolder, RUNTIMES } from '../runtime/runtimes.mjs';
import { within } from '../runtime/within.mjs';
import { coded } from './coded.mjs';
import { Hash, OCTETS, pattern } from './pattern.mjs';

let servers, at;
before(async () => {
  servers = spawn(process.execPath, [path.join(import.meta.dirname, 'servers.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
  at = { ...JSON.parse((await once(servers.stdout, 'data'))[0]), codings: CODINGS, octets: OCTETS, clock: String(CLOCK) };
});
after(() => servers?.stdin.end());

const SIZE = 10 * 2 ** 20;

/** Single and multiple codings, unknown ones, and some that only newer versions of Node.js support. */
const CODINGS = ['gzip', 'x-gzip', 'deflate', 'br', 'zstd', 'GZip', 'gzip, br', 'br,deflate', 'gzip, zstd', 'zstd, gzip', 'identity', 'pack200-gzip', 'gzip, own', 'own,gzip', ' gzip ', 'gzip,'];

// Runs in a separate Node.js process, without access to this file.
async function story(module, pages, context, at, size) {
  const { get } = await import('node:http');
  const { text } = await import('node:stream/consumers');
  await import(at.clock);
  const seen = {};
  const call = async (handler, event, left) => {
    try {
      return await module[handler](event, context(left));
    } catch (error) {
      return { name: error.name, message: error.message, code: error.code };
    }
  };
  const url = (rest) => ({ url: `${at.http}/${rest}` });
  // Returns and resets the servers' records; or, with conditions, waits until the records meet them, and returns them.
  const control = async (asked = '') => JSON.parse(await new Promise((resolve, reject) => get(`${at.control}/?${asked}`, { agent: false }, (response) => resolve(text(response))).on('error', reject)));
  const closed = async (count) => {
    await control(`closed=${count}`);
    return (await control()).closed;
  };
  // Calls a handler, and advances the clock when its request has begun and, with `heads`, when the response headers have arrived.
  const real = fetch;
  let hasHead;
  globalThis.fetch = async (...values) => {
    const response = await real(...values);
    hasHead?.();
    return response;
  };
  const late = async (handler, event, { begun = 1, heads = false, left } = {}) => {
    const head = heads && new Promise((resolve) => { hasHead = resolve; }), outcome = call(handler, event, left);
    await Promise.all([head, control(`begun=${begun}`)]);
    await new Promise(setImmediate); // lets C++ continue
    passTime();
    return outcome;
  };

  // Requests and responses
  seen.text = await call('fetch', url('text'));
  seen.status = await call('fetch', url('status/503'));
  seen.empty = await call('fetch', url('empty'));
  seen.zipped = await call('fetch', url('coded/gzip'));
  seen.coded = {};
  for (const codings of at.codings) seen.coded[codings] = await call('octets', url(`coded/${encodeURIComponent(codings)}`));
  seen.codedTwice = await call('octets', url('codedTwice'));
  seen.uncoded = await call('octets', url('text'));
  seen.codedHead = await call('octets', { ...url('coded/gzip'), method: 'HEAD' });
  seen.codedNothing = [await call('octets', url('codedEmpty/204')), await call('octets', url('codedEmpty/304'))];
  seen.twice = await call('fetch', url('twice'));
  const headers = [{ name: 'X-One', value: 'größe' }, { name: 'accept', value: 'a' }, { name: 'Accept', value: 'b' }];
  seen.echo = await call('fetch', { ...url('echo?q=ö'), method: 'POST', headers, body: 'größe' });
  const base64 = (text, encoding) => Buffer.from(text, encoding).toString('base64');
  const octets = [{ name: 'x-utf-8', value: base64('café 日本') }, { name: 'x-latin', value: base64('caf\xe9', 'latin1') }, { name: 'x-all', value: base64(at.octets, 'latin1') }];
  seen.octetsSent = await call('octets', { ...url('echo'), headers: octets });
  seen.octets = await call('octets', url('octets'));
  seen.octetsFollowed = await call('fetch', url('octets'));
  seen.bare = await call('fetch', url('echo'));
  seen.emptyBody = await call('fetch', { ...url('echo'), method: 'PUT', body: '' });
  seen.head = await call('fetch', { ...url('text'), method: 'HEAD' });
  seen.posted = await call('postOrder', { ...url('echo'), method: 'POST' });
  seen.postedAs = await call('postOrder', { ...url('echo'), method: 'POST', headers: [{ name: 'Content-Type', value: 'application/vnd.order+json' }] });

  // JSON
  seen.typed = await call('typed', url('order'));
  seen.marked = [await call('typed', url('marked')), await call('tryTyped', url('marked')), await call('tryTyped', url('markedTwice'))];
  seen.misfit = await call('typed', url('misfit'));
  seen.noJson = await call('typed', url('text'));
  seen.tryTyped = [await call('tryTyped', url('order')), await call('tryTyped', url('misfit'))];

  // Redirects
  seen.followed = await call('fetch', url('redirect/302/text'));
  seen.manual = await call('fetch', { ...url('redirect/302/text'), redirect: 'manual' });
  seen.refusedRedirect = await call('caught', { ...url('redirect/302/text'), redirect: 'error' });
  seen.loop = await call('caught', url('loop'));
  seen.kept = await call('fetch', { ...url('redirect/307/echo'), method: 'POST', body: 'kept' });

  // Failures
  const failures = {
    noUrl: 'nowhere', noHttp: 'ftp://127.0.0.1/x', credentials: `${at.http.replace('//', '//user:sekret@')}/x?token=secret`, noUrlAtAll: 'http://user:sekret@a b/x?token=secret', badPort: 'http://127.0.0.1:9/x',
    noHost: 'http://nowhere.invalid/x', refused: `${at.nobody}/x?token=secret`, tls: `${at.https}/text`, noTls: at.http.replace('http:', 'https:'),
    reset: `${at.http}/reset`, close: `${at.http}/close`, cut: `${at.http}/cut`, garbage: `${at.garbage}/`,
  };
  seen.failures = {};
  for (const [name, each] of Object.entries(failures)) seen.failures[name] = await call('caught', { url: each });
  seen.failures.method = await call('caught', { ...url('text'), method: 'G E T' });
  seen.failures.header = await call('caught', { ...url('text'), headers: [{ name: 'x', value: 'a\nb' }] });
  seen.failures.secretHeader = await call('caught', { ...url('text'), headers: [{ name: 'accept', value: '*/*' }, { name: 'authorization', value: 'Bearer sek\nret' }] });
  seen.failures.headerName = await call('caught', { ...url('text'), headers: [{ name: 'authorization: sekret', value: '' }] });
  seen.failures.body = await call('caught', { ...url('text'), body: 'of a GET' });
  await control();
  seen.failures.timeout = await late('caught', { ...url('hang'), timeout: 5000 });
  seen.closedByTimeout = await closed(1);
  seen.failures.bodyTimeout = await late('caught', { ...url('drip'), timeout: 5000 }, { heads: true });
  seen.closedByTimeout.push(...await closed(1));
  seen.uncaught = await call('fetch', { url: at.nobody });
  seen.tried = [await call('tried', url('text')), await call('tried', { url: at.nobody }), await call('tried', url('cut'))];
  seen.again = await call('again', url('flaky'));
  seen.inTime = await call('fetch', { ...url('text'), timeout: 5000 }); // does not elapse

  // Large bodies, and their memory
  const before = pages();
  seen.inChunks = [];
  for (let i = 0; i < 3; i++) seen.inChunks.push(await call('inChunks', url(`pattern/${size}`)));
  seen.passedOn = await call('passOn', { from: url(`pattern/${size}`).url, to: url('received').url });
  seen.passedOnChunks = await call('passOnChunks', { from: url(`pattern/${size}`).url, to: url('received').url });
  seen.pages = pages() - before;
  seen.whole = await call('whole', url(`pattern/${size}`));
  seen.uploaded = await call('upload', { ...url('received'), size });

  // Connections
  await call('fetch', url('text'));
  await control();
  for (let i = 0; i < 5; i++) await call('fetch', url('text'));
  await call('typed', url('order'));
  await call('inChunks', url('pattern/100000'));
  seen.connections = (await control()).connections;
  await control();
  for (let i = 0; i < 10; i++) await call('headOnly', url('text'));
  seen.headOnlyConnections = (await control()).connections;
  seen.atOnce = await call('atOnce', url('text'));
  await control();
  seen.unread = [];
  for (let i = 0; i < 60; i++) seen.unread.push(await call('headOnly', url('endless')), await call('firstChunk', url('endless')));
  seen.closedUnread = (await closed(120)).length;

  // Request bodies
  seen.passedOnRest = await call('passOnRest', { from: url(`pattern/${size}`).url, to: url('received').url });
  await control();
  seen.sources = [
    await call('passOn', { from: url('endless').url, to: at.nobody }), await late('passOnStopped', { from: url('drip').url, to: url('received').url }, { begun: 3 }),
    await call('passOnNever', { from: url('endless').url, to: at.nobody }), await call('passOnTwice', { from: url('endless').url, to: at.nobody }),
  ];
  seen.closedSources = await closed(6);

  // Requests that are no longer awaited
  seen.closedByStop = [];
  seen.stopped = [];
  seen.deadline = [];
  for (const [name, heads] of [['hang', false], ['drip', true]]) {
    seen.stopped.push(await late('stopped', url(name), { heads }));
    seen.closedByStop.push(...await closed(1));
    seen.deadline.push(await late('fetch', url(name), { heads, left: 60_000 }));
    seen.closedByStop.push(...await closed(1));
  }
  seen.answered = await call('stopped', url('text'));
  seen.long = await call('fetch', { ...url('text'), timeout: 2 ** 31 });
  seen.failures.negative = await call('caught', { ...url('text'), timeout: -5 });
  await control();
  seen.trapped = [await late('trapped', url('hang'))];
  seen.closedByTrap = await closed(1);
  seen.trapped.push(await late('trapped', url('drip'), { heads: true }));
  seen.closedByTrap.push(...await closed(1));

  // Two reads are stopped before each of six parts is sent.
  const head = new Promise((resolve) => { hasHead = resolve; }), patient = call('patient', url('stepwise/60000'));
  await head;
  await new Promise(setImmediate);
  for (let i = 0; i < 6; i++) {
    passTime();
    passTime();
    await control('step');
  }
  seen.patient = await patient;
  return seen;
}

const RUN = (at) => `(module, _, pages, context) => (${story})(module, pages, context, ${JSON.stringify(at)}, ${SIZE})`;
const headersOf = ({ headers }) => Object.groupBy(headers, ({ name }) => name);
const valuesOf = (answer, name) => headersOf(answer)[name]?.map(({ value }) => value);

for (const { label, node, ric } of RUNTIMES) {
  const major = /\d+$/.exec(label)[0];
  for (const name of ['fetch', 'fetch_full']) {
    suite(`${name} on Node ${major}`, () => {
      let seen, hash;
      before(() => {
        seen = within(node, name, RUN(at));
        hash = new Hash();
        hash.see(pattern(SIZE));
      });
      const failure = (which, expected, message) => {
        const { failure, type, code, hasCause, message: said } = seen.failures[which];
        assert.deepEqual({ failure, type, code, hasCause }, { code: '', hasCause: true, ...expected }, said);
        assert.match(said, message);
      };

      test('a response has a status, a URL, headers and a body', () => {
        const { headers, ...text } = seen.text;
        assert.deepEqual(text, { status: 200, ok: true, url: `${at.http}/text`, body: 'größe' });
        assert.deepEqual(valuesOf(seen.text, 'content-length'), ['7']);
      });
      test('any status is a response', () => assert.deepEqual([seen.status.status, seen.status.ok, seen.status.body], [503, false, 'said']));
      test('a response without a body has an empty one', () => {
        assert.deepEqual([seen.empty.status, seen.empty.body], [204, '']);
        assert.deepEqual([seen.head.status, seen.head.body], [200, '']);
      });
      test('a compressed body is decompressed', () => assert.equal(seen.zipped.body, 'größe'));
      const bytesOf = (base64) => Buffer.from(base64, 'base64');
      test('a response tells whether its body was decoded, which happens for all of its codings or none', () => {
        for (const codings of CODINGS) {
          const { decoded, body } = seen.coded[codings];
          assert.deepEqual([codings, bytesOf(body)], [codings, decoded ? Buffer.from('größe') : coded(codings, 'größe')]);
          if (/^(x-gzip|gzip|deflate|br|gzip, br|br,deflate)$/i.test(codings.trim())) assert.ok(decoded, codings);
        }
        assert.deepEqual([seen.codedTwice.decoded, bytesOf(seen.codedTwice.body).toString()], [true, 'größe']);
        assert.deepEqual([seen.uncoded.decoded, bytesOf(seen.uncoded.body).toString()], [false, 'größe']);
      });
      test('a response without a body is not marked as decoded', () => {
        for (const { decoded, headers, body } of [seen.codedHead, ...seen.codedNothing]) {
          assert.deepEqual([decoded, body, bytesOf(headers.find(({ name }) => name === 'content-encoding').value).toString()], [false, '', 'gzip']);
        }
      });
      test('the octets of headers are sent and received unchanged', () => {
        const octets = (name) => bytesOf(seen.octets.headers.find((header) => header.name === name).value);
        const { headers } = JSON.parse(bytesOf(seen.octetsSent.body)), sent = (name) => Buffer.from(headers[name], 'latin1');
        for (const of of [octets, sent]) {
          assert.deepEqual([of('x-utf-8').toString(), of('x-latin').toString('latin1'), of('x-all').toString('latin1')], ['café 日本', 'caf\xe9', OCTETS]);
        }
        assert.equal(octets('location').toString(), '/echo?q=ö');
        assert.equal(JSON.parse(seen.octetsFollowed.body).url, '/echo?q=%C3%B6');
      });
      test('cookies stay separate, and other headers with the same name are joined', () => {
        assert.deepEqual(valuesOf(seen.twice, 'set-cookie'), ['a=1; Path=/', 'b=2, 3']);
        assert.deepEqual(valuesOf(seen.twice, 'x-twice'), ['one, two']);
      });
      test('method, URL, headers and body are sent unchanged', () => {
        const { method, url, headers, body } = JSON.parse(seen.echo.body);
        assert.deepEqual([method, url, body], ['POST', '/echo?q=%C3%B6', 'größe']);
        assert.deepEqual([Buffer.from(headers['x-one'], 'latin1').toString(), headers.accept, headers['content-length']], ['größe', 'a, b', '7']);
        assert.equal(headers['content-type'], undefined);
        assert.deepEqual([JSON.parse(seen.bare.body).method, JSON.parse(seen.bare.body).body], ['GET', '']);
        assert.equal(JSON.parse(seen.emptyBody.body).headers['content-length'], '0');
      });
      test('http::json makes an exact JSON body, and sets its content type unless a header does', () => {
        const { headers, body } = JSON.parse(seen.posted);
        assert.equal(body, '{"id":9007199254740993,"sku":"größe","prices":[0.1]}');
        assert.equal(headers['content-type'], 'application/json');
        assert.equal(JSON.parse(seen.postedAs).headers['content-type'], 'application/vnd.order+json');
      });

      test('a JSON body is parsed into a described struct', () => assert.deepEqual(seen.typed, { id: 7, sku: 'pear', prices: [2.5, 0.1] }));
      test('one byte order mark before a JSON body is skipped', () => {
        assert.deepEqual(seen.marked.slice(0, 2), [seen.typed, 'pear']);
        assert.match(seen.marked[2], /^lambda_wasm::InvalidJson\|/);
      });
      test('a JSON body that does not fit is an error that names the place', () => {
        assert.equal(seen.misfit.name, 'lambda_wasm::InvalidValue');
        assert.match(seen.misfit.message, /^3 values do not fit; the first, at \/prices: expected array/);
        assert.equal(seen.noJson.name, 'lambda_wasm::InvalidJson');
        assert.equal(seen.tryTyped[0], 'pear');
        assert.match(seen.tryTyped[1], /^lambda_wasm::InvalidValue\|/);
      });

      test('redirects are followed, returned or rejected, as requested', () => {
        assert.deepEqual([seen.followed.status, seen.followed.url, seen.followed.body], [200, `${at.http}/text`, 'größe']);
        assert.deepEqual([seen.manual.status, valuesOf(seen.manual, 'location'), seen.manual.body], [302, ['/text'], 'elsewhere']);
        assert.deepEqual([seen.refusedRedirect.failure, seen.refusedRedirect.type], ['redirect_refused', 'lambda_wasm::http::RedirectRefused']);
        assert.deepEqual([seen.loop.failure, seen.loop.message], ['redirect_refused', `${at.http}/loop: redirect count exceeded`]);
        assert.deepEqual([JSON.parse(seen.kept.body).method, JSON.parse(seen.kept.body).body], ['POST', 'kept']);
      });

      const SECRET = (expected) => ({ ...expected, hasCause: false }); // a cause would reveal the secret
      const NO_URL = { failure: 'invalid_url', type: 'lambda_wasm::http::InvalidUrl' };
      test('an invalid URL fails', () => failure('noUrl', SECRET(NO_URL), /^"nowhere": invalid URL$/));
      test('a scheme other than HTTP fails', () => failure('noHttp', NO_URL, /unknown scheme/));
      test('a URL with credentials fails, and the message hides them', () => {
        failure('credentials', SECRET(NO_URL), new RegExp(`^${at.http}/x: the URL has a user name or a password: send them in the authorization header$`));
        failure('noUrlAtAll', SECRET(NO_URL), /^"http:\/\/…@a b\/x": invalid URL$/);
      });
      test('a port that fetch blocks fails', () => failure('badPort', NO_URL, /bad port/));
      const NO_REQUEST = { failure: 'invalid_request', type: 'lambda_wasm::http::InvalidRequest' };
      test('an invalid method fails', () => failure('method', NO_REQUEST, /G E T/));
      test('an invalid header fails', () => {
        failure('header', SECRET(NO_REQUEST), /\/text: the header x has an invalid value$/);
        failure('secretHeader', SECRET(NO_REQUEST), /\/text: the header authorization has an invalid value$/);
        failure('headerName', SECRET(NO_REQUEST), /\/text: header 1 has an invalid name$/);
      });
      test('a body with a method that has none fails', () => failure('body', NO_REQUEST, /GET/));
      test('an unknown host fails', () => {
        const { failure: which, type, code } = seen.failures.noHost;
        assert.deepEqual([which, type], ['host_not_found', 'lambda_wasm::http::HostNotFound']);
        assert.match(code, /^(ENOTFOUND|EAI_AGAIN)$/); // depends on whether the machine has DNS
      });
      test('a refused connection fails, and the message has the address without the query', () => {
        failure('refused', { failure: 'connection_refused', type: 'lambda_wasm::http::ConnectionRefused', code: 'ECONNREFUSED' },
          new RegExp(`^${at.nobody}/x: connect ECONNREFUSED 127\\.0\\.0\\.1:\\d+$`));
      });
      const NO_TLS = { failure: 'tls_failed', type: 'lambda_wasm::http::TlsFailed' };
      test('an untrusted certificate fails', () => failure('tls', { ...NO_TLS, code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, /self-signed certificate/));
      test('a server without TLS fails', () => failure('noTls', { ...NO_TLS, code: seen.failures.noTls.code }, /wrong version number|packet length/i));
      const LOST = { failure: 'connection_lost', type: 'lambda_wasm::http::ConnectionLost' };
      test('a connection that is reset fails', () => failure('reset', { ...LOST, code: 'ECONNRESET' }, /ECONNRESET/));
      test('a connection that is closed before the response fails', () => failure('close', { ...LOST, code: 'UND_ERR_SOCKET' }, /other side closed/));
      test('a connection that is closed within the body fails', () => failure('cut', { ...LOST, code: 'UND_ERR_SOCKET' }, /other side closed/));
      test('a response that is not HTTP fails', () => {
        failure('garbage', { failure: 'invalid_response', type: 'lambda_wasm::http::InvalidResponse', code: major === '22' ? 'HPE_INVALID_CONSTANT' : '' }, /Expected HTTP/);
      });
      const LATE = { failure: 'timed_out', type: 'lambda_wasm::http::TimedOut', hasCause: false };
      test('a request that exceeds its timeout fails, also within the body, and its connection is closed', () => {
        failure('timeout', LATE, /\/hang: it took longer than 5000 ms$/);
        failure('bodyTimeout', LATE, /\/drip: it took longer than 5000 ms$/);
        assert.deepEqual(seen.closedByTimeout, ['hang', 'drip']);
        assert.equal(seen.inTime.body, 'größe');
      });
      test('an uncaught error fails the invocation with the same error', () => {
        assert.deepEqual([seen.uncaught.name, seen.uncaught.code], ['lambda_wasm::http::ConnectionRefused', 'ECONNREFUSED']);
      });
      test('the try_ forms return the error as a Result', () => {
        assert.equal(seen.tried[0], 'größe');
        assert.match(seen.tried[1], /^lambda_wasm::http::ConnectionRefused\|/);
        assert.equal(seen.tried[2], 'body|lambda_wasm::http::ConnectionLost');
      });
      test('a request may be sent again', () => assert.equal(seen.again, 3));

      test('10 MB arrive unchanged, in chunks and as a whole', () => {
        for (const { length, hash: value, chunks, largest } of seen.inChunks) {
          assert.deepEqual([length, value], [SIZE, hash.value]);
          assert.ok(chunks > 20 && largest < SIZE / 20, `${chunks} chunks, the largest of ${largest} bytes`);
        }
        assert.deepEqual([seen.whole.length, seen.whole.hash], [SIZE, hash.value]);
      });
      test('10 MB are sent unchanged', () => assert.equal(seen.uploaded, `${SIZE} ${hash.value}`));
      test('10 MB of a response are forwarded as a body, and chunk by chunk', () => {
        assert.equal(seen.passedOn, `${SIZE} ${hash.value}`);
        assert.equal(seen.passedOnChunks, SIZE);
      });
      test('reading in chunks needs the memory of one chunk', () => assert.ok(seen.pages < 32, `${seen.pages} pages of 64 KB`));

      test('consecutive requests reuse one connection', () => assert.equal(seen.connections, 1));
      test('a body that has arrived but is not read does not block the connection', () => assert.ok(seen.headOnlyConnections <= 1, `${seen.headOnlyConnections}`));
      test('requests run concurrently', () => assert.equal(seen.atOnce, 8));
      test('bodies that are not read to the end are closed', () => {
        assert.equal(seen.unread.length, 120);
        assert.ok(seen.unread.every((each) => each > 0), JSON.stringify(seen.unread));
        assert.equal(seen.closedUnread, 120);
      });
      test('the rest of a response after a read can be forwarded as a body', () => assert.equal(seen.passedOnRest, SIZE));
      test('the source of a body that is not sent to the end is closed, and can be sent only once', () => {
        assert.equal(seen.sources[0].name, 'lambda_wasm::http::ConnectionRefused');
        assert.deepEqual(seen.sources.slice(1), ['stopped', 200, `${at.nobody}/: its body is a stream that was already sent`]);
        const by = (name) => seen.closedSources.filter((each) => each === name).length;
        assert.deepEqual([by('endless'), by('drip'), by('received')], [4, 1, 1]);
      });
      test('cancelling a task aborts its request, and its reading of a body', () => {
        assert.deepEqual(seen.stopped, ['stopped', 'stopped']);
        assert.deepEqual(seen.deadline.map(({ name }) => name), ['lambda_wasm::Cancelled', 'lambda_wasm::Cancelled']);
        assert.deepEqual(seen.closedByStop, ['hang', 'hang', 'drip', 'drip']);
        assert.equal(seen.answered, 'answered');
      });
      test('requests and bodies of an invocation that traps are aborted', () => {
        assert.deepEqual(seen.trapped.map(({ name }) => name), ['lambda_wasm::Trap', 'lambda_wasm::Trap']);
        assert.deepEqual(seen.closedByTrap, ['hang', 'drip']);
      });
      test('a timeout may exceed the limit of a Node.js timer, and a negative one has expired', () => {
        assert.equal(seen.long.body, 'größe', JSON.stringify(seen.long));
        failure('negative', LATE, /\/text: its timeout of -5 ms was over before it began$/);
      });
      test('a cancelled read leaves its chunk to the next read', () => {
        const all = new Hash();
        all.see(pattern(60_000));
        assert.deepEqual([seen.patient.length, seen.patient.hash], [60_000, all.value]);
        assert.equal(seen.patient.stopped, 12);
      });
    });
  }

  suite(`under ${label}`, () => {
    const run = (name, handler, events, environment = {}) => runUnderClient({ node, ric, folder: path.join(functionsFolder(), name), handler: `index.${handler}`, environment, events });
    test('a request is sent, also with a trusted certificate, and a failure is the function error', async () => {
      const { outcomes: [plain, secure, refused] } = await run('fetch', 'fetch', [{ url: `${at.http}/text` }, { url: `${at.https}/text` }, { url: at.nobody }],
        { NODE_EXTRA_CA_CERTS: path.join(import.meta.dirname, 'self_signed.pem') });
      assert.equal(plain.reply?.body, 'größe');
      assert.equal(secure.reply?.body, 'größe', JSON.stringify(secure));
      assert.equal(refused.error?.errorType, 'lambda_wasm::http::ConnectionRefused');
    });
    test('a request is sent without exceptions', async () => {
      const order = `${at.http}/order`;
      const { outcomes: [sku, misfit, refused] } = await run('fetch_none', 'sku', [order, `${at.http}/misfit`, at.nobody]);
      assert.equal(sku.reply, 'pear');
      assert.equal(misfit.error?.errorType, 'lambda_wasm::InvalidValue');
      assert.equal(refused.error?.errorType, 'lambda_wasm::http::ConnectionRefused');
      const { outcomes: [length, cut, redirected] } = await run('fetch_none', 'length', [`${at.http}/pattern/${SIZE}`, `${at.http}/cut`, `${at.http}/redirect/302/text`]);
      assert.equal(length.reply, SIZE);
      assert.equal(cut.error?.errorType, 'lambda_wasm::http::ConnectionLost');
      assert.equal(redirected.error?.errorType, 'lambda_wasm::http::RedirectRefused');
    });
  });
}
