// The OpenAPI document that the build writes beside the zip of tests/functions/described: validators take it, and what the routes reply is
// what it says.
//
// APPROVE=1 writes the golden file; review the difference.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

import { problemsOf } from '../javascript/documents/validate.mjs';
import { functionsFolder, RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

const FOLDER = path.join(import.meta.dirname, '../functions/described'), { node } = RUNTIMES.at(-1);
const built = (name) => readFileSync(path.join(functionsFolder(), name), 'utf8');
const api = JSON.parse(built('described.openapi.json'));

for (const name of ['described.openapi.json', 'described.openapi-3.0.json', 'described.apigateway.json', 'described.routes.json', 'described.d.ts']) {
  test(`${name} is as approved`, () => {
    const golden = path.join(FOLDER, name), text = built(name);
    if (process.env.APPROVE === '1') writeFileSync(golden, text);
    assert.equal(text, existsSync(golden) ? readFileSync(golden, 'utf8') : `${golden} is missing: APPROVE=1 writes it`);
  });
}

for (const name of ['described.openapi.json', 'described.openapi-3.0.json']) {
  test(`three validators take ${name}`, async () => assert.deepEqual(await problemsOf(JSON.parse(built(name))), []));
}

test('the same routes under another name have the same document', () => assert.deepEqual(JSON.parse(built('described.buffered.openapi.json')), api));

test('the deployed module has no document', () => {
  const binary = readFileSync(path.join(functionsFolder(), 'described/described.wasm'));
  for (const text of ['lambda_wasm:document', 'No note has this id.', '"route":', 'JWT']) assert.equal(binary.includes(text), false, text);
});

test('openapi-fetch takes the paths: tsc takes the right parameters, bodies and replies, and refuses others', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'openapi-'));
  writeFileSync(path.join(folder, 'described.d.ts'), built('described.d.ts'));
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  copyFileSync(path.join(FOLDER, 'client.ts'), path.join(folder, 'client.ts'));
  symlinkSync(process.env.VALIDATORS, path.join(folder, 'node_modules'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [process.env.TSC, '--strict', '--exactOptionalPropertyTypes', '--noEmit', '--types', '', '--skipLibCheck',
    '--target', 'es2022', '--lib', 'es2022,dom,dom.iterable', '--module', 'nodenext', path.join(folder, 'client.ts')], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  assert.deepEqual({ status, said: stdout + stderr }, { status: 0, said: '' });
});

// The documents of these functions, and of the examples.
const EXAMPLES = ['api', 'shop', 'site', 'notes'], DOCUMENTS = ['described.openapi.json', 'described.openapi-3.0.json', ...EXAMPLES.map((name) => `${name}.openapi.json`)];
/** Runs a program of the packages. @returns what it prints */
function packaged(name, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(process.env.VALIDATORS, '.bin', name), ...args], {
    cwd: functionsFolder(), encoding: 'utf8', maxBuffer: 1 << 26, env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  return { status, stdout, stderr };
}

test('redocly finds nothing in the documents but what their authors have left out', () => {
  const leftOut = ['no-empty-servers', 'info-license', 'tag-description', 'operation-summary', 'operation-4xx-response', 'security-defined'];
  const lint = (...files) => packaged('redocly', 'lint', ...files, '--extends=recommended-strict', ...leftOut.map((rule) => `--skip-rule=${rule}`));
  const { status, stdout, stderr } = lint(...DOCUMENTS);
  assert.equal(status, 0, stdout + stderr);
  const folder = mkdtempSync(path.join(tmpdir(), 'openapi-')), wrong = path.join(folder, 'wrong.json');
  writeFileSync(wrong, JSON.stringify({ ...api, paths: { '/notes/{id}': { get: { ...api.paths['/notes/{id}'].get, parameters: [] } } } }));
  assert.match(lint(wrong).stderr + lint(wrong).stdout, /path-parameters-defined/);
  rmSync(folder, { recursive: true });
});

test('the paths of openapi-typescript and ours are assignable to each other', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'openapi-')), names = ['described', ...EXAMPLES];
  for (const name of names) {
    copyFileSync(path.join(functionsFolder(), `${name}.d.ts`), path.join(folder, `${name}.d.ts`));
    // Of a member with a default, it says by default that it is always there.
    const { status, stderr } = packaged('openapi-typescript', `${name}.openapi.json`, '--default-non-nullable', 'false', '--output', path.join(folder, `${name}.theirs.d.ts`));
    assert.equal(status, 0, stderr);
  }
  const one = (name) => `import type { paths as ${name} } from './${name}.js';\nimport type { paths as ${name}_theirs } from './${name}.theirs.js';\n` +
    `export const to_${name} = (paths: ${name}): ${name}_theirs => paths, from_${name} = (paths: ${name}_theirs): ${name} => paths;\n`;
  const compiled = (text) => {
    writeFileSync(path.join(folder, 'same.ts'), text);
    return spawnSync(process.execPath, [process.env.TSC, '--strict', '--exactOptionalPropertyTypes', '--noEmit', '--types', '', '--target', 'es2022', '--lib', 'es2022', '--module', 'nodenext',
      path.join(folder, 'same.ts')], { encoding: 'utf8' }).stdout;
  };
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  assert.equal(compiled(names.map(one).join('')), '');
  assert.match(compiled(one('api').replaceAll('api_theirs', 'other').replaceAll('api.theirs', 'shop.theirs')), /same\.ts\(3,\d+\): error TS/);
  rmSync(folder, { recursive: true });
});

const require = createRequire(path.join(process.env.VALIDATORS, 'of.cjs'));
const { Ajv2020 } = require('ajv/dist/2020'), addFormats = require('ajv-formats').default;
const ajv = new Ajv2020({ strict: false });
addFormats(ajv);
ajv.addSchema(api, 'api');

const json = (value) => ({ body: JSON.stringify(value), headers: { 'content-type': 'application/json' } });
const form = (body) => ({ body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
const multipart = (...parts) => ({
  body: parts.map(([name, content]) => `--B\r\nContent-Disposition: form-data; name=${name}\r\n\r\n${content}\r\n`).concat('--B--').join(''), headers: { 'content-type': 'multipart/form-data; boundary=B' },
});
const token = (parts = {}) => ({ ...parts, headers: { authorization: 'Bearer x', ...parts.headers } });

/** [method, path, the path in the document, status, more of the event] */
const REQUESTS = [
  ['GET', '/health', '/health', 200],
  ['GET', '/notes', '/notes', 200, { rawQueryString: 'limit=5&after=7&tag=a&tag=b&color=red' }],
  ['GET', '/notes', '/notes', 422, { rawQueryString: 'limit=0&after=x' }],
  ['GET', '/notes/7', '/notes/{id}', 200],
  ['GET', '/notes/0', '/notes/{id}', 404],
  ['GET', '/notes/x', '/notes/{id}', 404],
  ['POST', '/notes', '/notes', 201, token(json({ text: 'x', rating: 5, code: null }))],
  ['POST', '/notes', '/notes', 400, token({ body: '{' })],
  ['POST', '/notes', '/notes', 401, json({ text: 'x' })],
  ['POST', '/notes', '/notes', 415, token({ body: 'x', headers: { 'content-type': 'text/plain' } })],
  ['POST', '/notes', '/notes', 422, token(json({ text: '', rating: 6, code: 'x' }))],
  ['PUT', '/notes/7', '/notes/{id}', 200, token({ ...json({ id: '7', text: 'x', color: null, answers: [{ id: 8, text: 'y' }] }), headers: { 'if-match': '"1"' } })],
  ['PUT', '/notes/10', '/notes/{id}', 201, token({ ...json({ id: 10, text: 'x', color: 'blue' }), headers: { 'if-match': '"1"' } })],
  ['PUT', '/notes/10', '/notes/{id}', 428, token(json({ id: 10, text: 'x' }))],
  ['DELETE', '/notes/7', '/notes/{id}', 204, token()],
  ['GET', '/places/K%C3%B6ln/7', '/places/{city}/{number}', 200],
  ['GET', '/places/x/65536', '/places/{city}/{number}', 404],
  ['POST', '/uploads', '/uploads', 200, form('name=x&size=-1&public=false')],
  ['POST', '/uploads', '/uploads', 200, multipart(['name', 'x'], ['preview; filename="x.png"', 'PNG'])],
  ['POST', '/uploads', '/uploads', 400, { headers: multipart().headers }],
  ['POST', '/uploads', '/uploads', 422, form('name=x&other=1')],
  ['POST', '/uploads', '/uploads', 415, json({ name: 'x' })],
  ['POST', '/pictures', '/pictures', 200, multipart(['"file"; filename="x.png"', 'PNG'])],
  ['POST', '/pictures', '/pictures', 400, { headers: multipart().headers }],
  ['POST', '/pictures', '/pictures', 415, form('file=x')],
  ['POST', '/pictures', '/pictures', 422, multipart(['file', 'PNG'])],
  ['PATCH', '/places', '/places', 200, multipart(['city', 'x'], ['number', '7'])],
  ['PATCH', '/places', '/places', 200, form('city=x&number=7')],
  ['PATCH', '/places', '/places', 415, json({})],
  ['PATCH', '/places', '/places', 422, form('city=x')],
  ['PATCH', '/places', '/places', 400, { headers: multipart().headers }],
  ['GET', '/files/a/b%20c', '/files/{path}', 200],
  ['GET', '/files/a', '/files/{path}', 304, { headers: { 'if-none-match': '*' } }],
  ['GET', '/export', '/export', 406, { headers: { accept: 'image/png' } }],
  ['PATCH', '/any/x', '/any/{what}', 204],
  ['GET', '/days/2026-11-28T12:00:00Z/red', '/days/{day}/{color}', 200],
  ['GET', '/days/2026-11-28T12:00:00Z/green', '/days/{day}/{color}', 404],
];

test('what the routes reply has its status, its media type and its schema in the document', () => {
  const events = REQUESTS.map(([method, rawPath, , , more = {}]) => ({ version: '2.0', rawPath, rawQueryString: '', headers: {}, requestContext: { http: { method } }, ...more }));
  const said = within(node, 'described', async (module, outcome) => {
    const made = [];
    for (const event of JSON.parse(process.env.EVENTS)) made.push(await outcome(() => module.buffered(event)));
    return made;
  }, { EVENTS: JSON.stringify(events) });
  REQUESTS.forEach(([method, request, place, status], i) => {
    const label = `${method} ${request}: ${JSON.stringify(said[i])}`, { statusCode, headers = {}, body } = said[i].reply ?? {};
    assert.equal(statusCode, status, label);
    const response = api.paths[place][method.toLowerCase()].responses[status];
    assert.notEqual(response, undefined, label);
    const type = headers['content-type']?.split(';')[0];
    assert.equal(response.content === undefined, type === undefined, label);
    if (type === undefined) return;
    assert.notEqual(response.content[type], undefined, label);
    const pointer = ['paths', place, method.toLowerCase(), 'responses', String(status), 'content', type, 'schema'].map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
    assert.equal(ajv.validate({ $ref: `api#/${pointer.join('/')}` }, type.endsWith('json') ? JSON.parse(body) : body), true, `${label} ${ajv.errorsText()}`);
  });
});

test('each status that the document has for a route is among the requests above', () => {
  const tried = new Set(REQUESTS.map(([method, , place, status]) => `${method.toLowerCase()} ${place} ${status}`));
  const untried = Object.entries(api.paths).flatMap(([place, operations]) => Object.entries(operations).flatMap(([method, { responses }]) => Object.keys(responses).map((status) => `${method} ${place} ${status}`)))
    .filter((each) => !tried.has(each) && !each.endsWith(' default'));
  // The handlers of the test never reply these.
  assert.deepEqual(untried, ['post /notes 409', 'put /notes/{id} 202', 'put /notes/{id} 400', 'put /notes/{id} 401', 'put /notes/{id} 404', 'put /notes/{id} 415', 'put /notes/{id} 422', 'delete /notes/{id} 401', 'delete /notes/{id} 404']);
});
