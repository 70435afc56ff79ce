// JSON Web Tokens (include/lambda_wasm/http/middleware/jwt.hpp): the routes /tokens of tests/functions/routes, with tokens that Node.js
// signs.

import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, constants, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';

import { asGolden } from './cases.mjs';
import { runUnderClient } from './client.mjs';
import { functionsFolder, RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

const SECRET = 'a secret of 32 bytes and a few more';
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }), weak = generateKeyPairSync('rsa', { modulusLength: 1024 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }), other = generateKeyPairSync('ec', { namedCurve: 'P-256' }), wide = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const ed = generateKeyPairSync('ed25519');
const pem = ({ publicKey }) => publicKey.export({ type: 'spki', format: 'pem' });
const KEYS = { RSA_KEY: pem(rsa).replaceAll('\n', '\\n'), EC_KEY: JSON.stringify(ec.publicKey.export({ format: 'jwk' })), ED_KEY: pem(ed), SECRET, STAGE: 'test' };

const base64 = (value) => Buffer.from(value).toString('base64url');
const json = (value) => base64(JSON.stringify(value));
const SIGNERS = {
  none: () => '',
  HS256: (data, key = SECRET) => createHmac('sha256', key).update(data).digest(),
  RS256: (data, { privateKey } = rsa) => sign('sha256', data, privateKey),
  PS256: (data, { privateKey } = rsa) => sign('sha256', data, { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }),
  ES256: (data, { privateKey } = ec) => sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  EdDSA: (data, { privateKey } = ed) => sign(null, data, privateKey),
};
const now = Math.floor(Date.now() / 1000), HOUR = 3600;
// For the function it is always now, however long the tests before took.
const STILL = `data:text/javascript,Date.now=()=>${now * 1000}`;
const CLAIMS = { iss: 'https://id.example', aud: 'notes', exp: now + HOUR, sub: 'ada', name: 'Ada ü', level: 3 };
const signed = (alg, head, body, key) => `${head}.${body}.${base64(SIGNERS[alg](Buffer.from(`${head}.${body}`), key))}`;
const token = (alg, claims = {}, { header = {}, key } = {}) => signed(alg, json({ alg, typ: 'JWT', ...header }), json({ ...CLAIMS, ...claims }), key);

const event = (itsPath, authorization) => ({ version: '2.0', rawPath: `/tokens/${itsPath}`, rawQueryString: '', headers: authorization === undefined ? {} : { authorization }, requestContext: { http: { method: 'GET' } } });
const bearer = (itsPath, text) => event(itsPath, `Bearer ${text}`);

const ADA = [200, undefined, 'ada|Ada ü|3'];
const refused = (status, challenge, detail) => [status, challenge, detail];
const MISSING = refused(401, 'Bearer', 'The request needs a bearer token.');
const because = (detail) => refused(401, 'Bearer error="invalid_token"', detail);
const INVALID = because('The token is not valid.'), EXPIRED = because('The token has expired or is not valid yet.');
const FOREIGN = because('The token is not meant for this API.'), UNFIT = because('The claims of the token do not fit.');
const UNSCOPED = refused(403, 'Bearer error="insufficient_scope", scope="read write"', 'The token lacks a scope.');
const outcomeOf = ({ statusCode, headers, body }) => [statusCode, headers['www-authenticate'], headers['content-type'] === 'application/problem+json' ? JSON.parse(body).detail : body];

const hs256 = (claims, options) => bearer('hs256', token('HS256', claims, options));
const part = (index, change) => { const parts = token('HS256').split('.'); parts[index] = change(parts[index]); return bearer('hs256', parts.join('.')); };
const flipped = (text) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
const raw = (head, body) => bearer('hs256', signed('HS256', base64(head), base64(body)));
const HEAD = '{"alg":"HS256"}';

/** [what, event, outcome] */
const CASES = [
  ...[['rs256', 'RS256'], ['ps256', 'PS256'], ['es256', 'ES256'], ['eddsa', 'EdDSA'], ['hs256', 'HS256'], ['variable', 'HS256']].flatMap(([route, alg]) => [
    [`a token of ${alg}`, bearer(route, token(alg)), ADA],
    [`... whose claims are others`, bearer(route, token(alg).replace(/\..*\./, `.${json({ ...CLAIMS, sub: 'eve' })}.`)), INVALID],
    [`... without a signature that says none`, bearer(route, token('none')), INVALID],
    [`... with a signature of another length`, bearer(route, token(alg).replace(/[^.]*$/, base64('short'))), INVALID],
    [`... that says none`, bearer(route, signed(alg, json({ alg: 'none' }), json(CLAIMS))), INVALID],
    ...Object.keys(SIGNERS).filter((each) => each !== alg && each !== 'none').map((each) => [`... and one of ${each}`, bearer(route, token(each)), INVALID]),
  ]),
  ['HS256 by a public key', bearer('rs256', token('HS256', {}, { key: pem(rsa) })), INVALID],
  ['HS256 by a public key that says RS256', bearer('rs256', signed('HS256', json({ alg: 'RS256' }), json(CLAIMS), pem(rsa))), INVALID],
  ['a token of another key', bearer('es256', token('ES256', {}, { key: other })), INVALID],
  ['a token of another secret', hs256({}, { key: `${SECRET}!` }), INVALID],
  ['a key of the token', bearer('es256', token('ES256', {}, { key: other, header: { jwk: other.publicKey.export({ format: 'jwk' }) } })), INVALID],
  ['no header', event('hs256'), MISSING],
  ['another scheme', event('hs256', 'Basic YTpi'), MISSING],
  ['no scheme', event('hs256', token('HS256')), MISSING],
  ['nothing after the scheme', event('hs256', 'Bearer '), INVALID],
  ['a scheme in other letters', event('hs256', `bEARER   ${token('HS256')} `), ADA],
  ...[0, 1, 2].flatMap((index) => [
    [`part ${index} is changed`, part(index, flipped), INVALID],
    [`part ${index} is empty`, part(index, () => ''), INVALID],
    [`part ${index} is padded`, part(index, (text) => `${text}=`), INVALID],
    [`part ${index} is of the other alphabet`, part(index, (text) => `${text.slice(0, 4)}+/${text.slice(6)}`), INVALID],
    [`part ${index} has a space`, part(index, (text) => `${text.slice(0, 4)} ${text.slice(4)}`), INVALID],
    [`part ${index} is not JSON`, part(index, () => base64('{')), INVALID],
  ]),
  ['another spelling of the same signature', part(2, (text) => text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + 1)), INVALID],
  ['two parts', bearer('hs256', token('HS256').replace(/\.[^.]*$/, '')), INVALID],
  ['four parts', bearer('hs256', `${token('HS256')}.a`), INVALID],
  ['five parts, as of an encrypted token', bearer('hs256', `${token('HS256')}.a.b`), INVALID],
  ['a huge token', bearer('hs256', 'a'.repeat(1_000_000)), INVALID],
  ['a huge token with many parts', bearer('hs256', 'a.'.repeat(500_000)), INVALID],
  ['a huge token that is valid', hs256({ more: 'x'.repeat(500_000) }), ADA],
  ...['null', '[]', '"x"', '7', '', '{}', '{"alg":["HS256"]}', '{"alg":"hs256"}'].map((text) => [`the header ${text}`, raw(text, JSON.stringify(CLAIMS)), INVALID]),
  ...['null', '[]', '"x"', '7', '{}'].map((text) => [`the claims ${text}`, raw(HEAD, text), INVALID]),
  ['critical members', hs256({}, { header: { crit: ['b64'], b64: true } }), INVALID],
  ['no end', hs256({ exp: undefined }), INVALID],
  ['an end as text', hs256({ exp: String(now + HOUR) }), INVALID],
  ['a past end within the leeway', hs256({ exp: now - 30 }), ADA],
  ['a past end', hs256({ exp: now - HOUR }), EXPIRED],
  ['a past end without a leeway', bearer('es256', token('ES256', { exp: now - 30 })), EXPIRED],
  ['a future start within the leeway', hs256({ nbf: now + 30 }), ADA],
  ['a future start', hs256({ nbf: now + HOUR }), EXPIRED],
  ['a start as text', hs256({ nbf: '0' }), INVALID],
  ['another audience', hs256({ aud: 'other' }), FOREIGN],
  ['the second audience', hs256({ aud: 'shop' }), ADA],
  ['several audiences', hs256({ aud: ['other', 'notes'] }), ADA],
  ['no audience', hs256({ aud: undefined }), FOREIGN],
  ['a client in place of an audience', hs256({ aud: undefined, client_id: 'notes' }), ADA],
  ['another client', hs256({ aud: undefined, client_id: 'other' }), FOREIGN],
  ['another audience and a client', hs256({ aud: 'other', client_id: 'notes' }), FOREIGN],
  ['no audiences and a client', hs256({ aud: [], client_id: 'notes' }), FOREIGN],
  ['another issuer', hs256({ iss: 'https://id.example/' }), FOREIGN],
  ['an issuer in a list', hs256({ iss: ['https://id.example'] }), FOREIGN],
  ['a claim of another type', hs256({ sub: 7 }), UNFIT],
  ['a claim that is missing', hs256({ sub: undefined }), UNFIT],
  ['a claim that breaks a constraint', hs256({ level: 10 }), UNFIT],
  ['claims that may be missing', hs256({ name: undefined, level: undefined }), [200, undefined, 'ada||0']],
  ['an own prototype', raw(HEAD, JSON.stringify(CLAIMS).replace('"sub":"ada"', '"__proto__":{"sub":"eve"}')), UNFIT],
  ['scopes', bearer('scoped', token('HS256', { scope: 'other write read' })), ADA],
  ['scopes in a list', bearer('scoped', token('HS256', { scp: ['read', 'write'] })), ADA],
  ['a scope too few', bearer('scoped', token('HS256', { scope: 'read writer' })), UNSCOPED],
  ['a scope with the value of a variable', bearer('named', token('HS256', { scope: 'read test:write' })), ADA],
  ['... and a token without it, which is not told its name', bearer('named', token('HS256', { scope: 'read write' })), refused(403, 'Bearer error="insufficient_scope"', 'The token lacks a scope.')],
  ['no scope', bearer('scoped', token('HS256')), UNSCOPED],
  ['an expired token without scopes', bearer('scoped', token('HS256', { exp: 1 })), EXPIRED],
];

/** [the environment, the route, the algorithm, the error] */
const key = (name, value, route, alg, reason) => [{ ...KEYS, [name]: value }, route, alg, `lw::jwt: ${reason}.`];
const MISTAKES = [
  key('RSA_KEY', '', 'rs256', 'RS256', 'RSA_KEY is not set, the environment variable of the key'),
  key('RSA_KEY', 'x', 'rs256', 'RS256', 'the key is no public key for RS256'),
  key('RSA_KEY', pem(weak), 'rs256', 'RS256', 'the key is no public key for RS256'),
  key('RSA_KEY', pem(ec), 'rs256', 'RS256', 'the key is no public key for RS256'),
  key('EC_KEY', pem(wide), 'es256', 'ES256', 'the key is no public key for ES256'),
  key('EC_KEY', pem(ed), 'es256', 'ES256', 'the key is no public key for ES256'),
  key('ED_KEY', pem(ec), 'eddsa', 'EdDSA', 'the key is no public key for EdDSA'),
  key('SECRET', 'too short', 'variable', 'HS256', 'the secret of HS256 must have at least 32 bytes, and must not be a PEM'),
  key('SECRET', pem(rsa), 'variable', 'HS256', 'the secret of HS256 must have at least 32 bytes, and must not be a PEM'),
  key('ISSUER', undefined, 'jwks', 'ES256', 'the environment variable ISSUER is not set'),
  key('ISSUER', '', 'jwks', 'ES256', 'the environment variable ISSUER is not set'),
  key('ISSUER', 'http://id.example', 'jwks', 'ES256', 'the URL of the keys, http://id.example/keys, does not begin with https://'),
  key('ISSUER', 'http://localhost@id.example', 'jwks', 'ES256', 'the URL of the keys, http://localhost@id.example/keys, does not begin with https://'),
  key('ISSUER', 'id.example', 'jwks', 'ES256', 'the URL of the keys, id.example/keys, does not begin with https://'),
];

// Runs in the function's process: an issuer at this machine, whose keys change, and the requests of several stories. Time passes by hand.
async function storiesOf({ whole }) {
  const { createServer } = await import('node:http'), { generateKeyPairSync, sign } = await import('node:crypto');
  const pair = (kid, more = {}) => { const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' }); return { kid, privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, ...more } }; };
  const [a, b, c, encrypting] = [pair('a'), pair('b', { alg: 'ES256', use: 'sig' }), pair('c'), pair('e', { use: 'enc' })];
  const rsa = { ...generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' }), kid: 'r' };
  let answer, fetches = 0;
  const server = createServer((request, response) => { fetches++; answer(response); }).listen(0, '127.0.0.1');
  await new Promise((resolve) => { server.once('listening', resolve); });
  process.env.ISSUER = `http://127.0.0.1:${server.address().port}`;
  const has = (...keys) => (response) => response.end(JSON.stringify({ keys }));
  let time = Date.now();
  Date.now = () => time;
  console.error = () => {};
  const base64 = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const request = ({ kid, privateKey }, header = { kid }) => {
    const data = `${base64({ alg: 'ES256', ...header })}.${base64({ iss: process.env.ISSUER, aud: 'notes', sub: kid, exp: time / 1000 + 60 })}`;
    const token = `${data}.${sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
    return whole({ version: '2.0', rawPath: '/tokens/jwks', headers: { authorization: `Bearer ${token}` }, requestContext: { http: { method: 'GET' } } }, { getRemainingTimeInMillis: () => 60_000 });
  };
  const said = [], tell = async (story, ...requests) => said.push([story, (await Promise.all(requests)).map(({ statusCode, body }) => (statusCode === 200 ? body.split('|')[0] : statusCode)), fetches]);
  const down = (response) => response.writeHead(500).end();

  answer = down;
  await tell('no keys at first', request(a), request(b));
  time += 999;
  await tell('... and no second try within a second', request(a));
  answer = (response) => { time += 5000; answer = has(a.jwk); down(response); };
  time += 1;
  await tell('... and one after it, which takes longer', request(a));
  time += 1000;
  answer = has(rsa, { kty: 'oct', k: 'AAAA', kid: 'o' }, encrypting.jwk, a.jwk);
  await tell('one fetch for all', request(a), request(a), request(a), request(b));
  await tell('kept', request(a));
  await tell('a token without a kid, and one key', request(a, {}));
  await tell('another key with a known kid', request({ ...b, kid: 'a' }));
  await tell('a kid that is no text', request(a, { kid: ['a'] }));
  await tell('a key for encryption', request(encrypting));
  answer = has(a.jwk, b.jwk);
  await tell('a new kid within the cool-down', request(b));
  time += 30_000;
  await tell('a new kid after it', request(b), request(a));
  await tell('a token without a kid, and two keys', request(a, {}));
  time += 599_999;
  await tell('fresh for ten minutes', request(a));
  time += 1;
  answer = has(c.jwk);
  await tell('fetched again after them, for which a known key does not wait', request(a), request(c));
  await tell('... and it was withdrawn', request(a));
  answer = (response) => response.destroy();
  time += 3_599_999;
  await tell('the issuer is down for less than an hour', request(c), request(a));
  time += 1;
  await tell('... for an hour', request(c));
  answer = (response) => response.writeHead(302, { location: '/other' }).end();
  time += 30_000;
  await tell('a redirect', request(c));
  answer = (response) => response.end('{"keys":7}');
  time += 30_000;
  await tell('no list of keys', request(c));
  answer = has(c.jwk);
  time += 30_000;
  await tell('up again', request(c));
  server.closeAllConnections();
  server.close();
  return said;
}
const STORIES = [
  ['no keys at first', [503, 503], 1], ['... and no second try within a second', [503], 1],
  ['... and one after it, which takes longer', [503], 2], ['one fetch for all', ['a', 'a', 'a', 401], 3], ['kept', ['a'], 3],
  ['a token without a kid, and one key', ['a'], 3], ['another key with a known kid', [401], 3], ['a kid that is no text', [401], 3], ['a key for encryption', [401], 3],
  ['a new kid within the cool-down', [401], 3], ['a new kid after it', ['b', 'a'], 4], ['a token without a kid, and two keys', [401], 4], ['fresh for ten minutes', ['a'], 4],
  ['fetched again after them, for which a known key does not wait', ['a', 'c'], 5], ['... and it was withdrawn', [401], 5],
  ['the issuer is down for less than an hour', ['c', 401], 6], ['... for an hour', [503], 6],
  ['a redirect', [503], 7], ['no list of keys', [503], 8], ['up again', ['c'], 9],
];

test('the document says that the routes need a token, and how they refuse', () => {
  const { paths, components } = JSON.parse(readFileSync(path.join(functionsFolder(), 'routes.openapi.json')));
  const said = (route) => { const { security, responses } = paths[`/tokens/${route}`].get; return [security, Object.keys(responses)]; };
  assert.deepEqual(components.securitySchemes, { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } });
  assert.deepEqual(said('rs256'), [[{ bearer: [] }], ['200', '401']]);
  assert.deepEqual(said('scoped'), [[{ bearer: [] }], ['200', '401', '403']]);
  assert.deepEqual(said('jwks'), [[{ bearer: [] }], ['200', '401', '503']]);
});

for (const { label, node, ric } of RUNTIMES) {
  for (const name of ['routes', 'routes_none']) {
    suite(`tokens of ${name} under ${label}`, () => {
      test('each is taken, or refused with a challenge', async () => {
        const { outcomes } = await runUnderClient({ node, ric, folder: path.join(functionsFolder(), name), handler: 'index.whole', environment: KEYS, imports: [STILL], events: CASES.map(([, each]) => each) });
        for (const [i, [what, , expected]] of CASES.entries()) assert.deepEqual(outcomeOf(asGolden(outcomes[i])), expected, `${what}: ${JSON.stringify(outcomes[i])}`);
      });

      test('a key that does not suit is an error of the function', () => {
        for (const [environment, route, alg, message] of MISTAKES) {
          const made = within(node, name, `async ({ whole }, outcome) => outcome(() => whole(${JSON.stringify(bearer(route, token(alg)))}))`, environment);
          assert.deepEqual(made, { name: 'lambda_wasm::Error', message });
        }
      });

      test('keys of an issuer are fetched, kept and replaced', () => {
        assert.deepEqual(within(node, name, storiesOf), STORIES);
      });
    });
  }
}
