// The page of the example api, in a browser, and its requests across origins. The page is at https://app.example, which the API names, and at
// an origin that it does not name.
//
// APPROVE=1 writes the golden document; review the difference.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';

import { Browser } from './browser.mjs';
import { fromEnvironment, Server } from './server.mjs';

const FUNCTIONS = fromEnvironment('FUNCTIONS'), EXAMPLE = path.join(import.meta.dirname, '..', '..', 'examples', 'api');

test('the document is as approved', () => {
  const golden = path.join(EXAMPLE, 'openapi.json'), text = readFileSync(path.join(FUNCTIONS, 'api.openapi.json'), 'utf8');
  if (process.env.APPROVE === '1') writeFileSync(golden, text);
  assert.equal(text, existsSync(golden) ? readFileSync(golden, 'utf8') : `${golden} is missing: APPROVE=1 writes it`);
});

// The page as in a project: beside the build's types, with openapi-fetch installed.
const project = mkdtempSync(path.join(tmpdir(), 'page-of-api-')), page = path.join(project, 'examples', 'api', 'page');
const types = path.join(project, 'build', 'wasm', 'lambda');
cpSync(path.join(EXAMPLE, 'page'), page, { recursive: true });
mkdirSync(types, { recursive: true });
cpSync(path.join(FUNCTIONS, 'api.d.ts'), path.join(types, 'api.d.ts'));
symlinkSync(fromEnvironment('VALIDATORS'), path.join(project, 'node_modules'));
writeFileSync(path.join(project, 'package.json'), '{ "type": "module" }');
after(() => rmSync(project, { recursive: true }));

const checked = () => spawnSync(process.execPath, [fromEnvironment('TSC'), '--strict', '--noEmit', '--types', '', '--skipLibCheck', '--target', 'es2022', '--lib', 'es2022,dom,dom.iterable',
  '--module', 'nodenext', path.join(page, 'notes.ts')], { encoding: 'utf8' });

test('tsc takes the page, and refuses it once the API is another', () => {
  const { status, stdout } = checked();
  assert.equal(status, 0, stdout);
  writeFileSync(path.join(types, 'api.d.ts'), readFileSync(path.join(FUNCTIONS, 'api.d.ts'), 'utf8').replaceAll("'/notes/{id}'", "'/notes/{note}'"));
  assert.match(checked().stdout, /notes\.ts\(\d+,\d+\): error .*'"\/notes\/\{id\}"'/);
});

suite('in Chromium, the page', () => {
  let server, browser;
  before(async () => {
    const { status, stderr } = spawnSync(fromEnvironment('ESBUILD'), ['notes.ts', '--bundle', '--format=esm', '--outfile=notes.js'], { cwd: page, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    server = await Server.start(path.join(FUNCTIONS, 'api'));
    browser = await Browser.start(fromEnvironment('CHROMIUM'));
    const files = Object.fromEntries(['index.html', 'notes.js'].map((name) => [name, readFileSync(path.join(page, name), 'utf8')]));
    await browser.answer('https://app.example', files);
    await browser.answer('https://other.example', files);
  });
  after(async () => {
    await browser?.stop();
    await server?.stop();
  });
  const items = () => browser.value(`[...document.querySelectorAll('li')].map((item) => item.firstChild.data.trim())`);
  const add = (text) => browser.value(`document.querySelector('[name=text]').value = ${JSON.stringify(text)}, document.querySelector('form button').click()`);
  const output = (text) => browser.until(`document.querySelector('output').textContent === ${JSON.stringify(text)}`);

  test('lists notes, adds one, and deletes one', async () => {
    await browser.open(`https://app.example/?api=${server.url}`);
    await browser.until(`document.querySelectorAll('li').length === 3`);
    assert.deepEqual(await items(), ['Buy pears #fruit', 'Call Ada', 'Buy figs #fruit #later']);
    await add('Buy rye');
    await output('Note 4 is added.');
    await browser.until(`document.querySelectorAll('li').length === 4`);
    await browser.value(`document.querySelector('li button').click()`);
    await browser.until(`document.querySelectorAll('li').length === 3`);
    assert.deepEqual(await items(), ['Call Ada', 'Buy figs #fruit #later', 'Buy rye']);
    assert.deepEqual(browser.errors, []);
  });

  test('reads an error', async () => {
    await add('');
    await output('/text: at least 1 character');
  });

  // A fetch by the page: the status, a header and the detail of the reply; or the name of the error.
  const fetched = (target, options) => browser.value(`fetch(${JSON.stringify(server.url + target)}, ${JSON.stringify(options)})
    .then(async (reply) => [reply.status, (reply.headers.get('content-type') ?? '').split(';')[0], reply.ok ? '' : (await reply.json()).detail], (error) => error.name)`);
  const json = { method: 'POST', credentials: 'include', headers: { 'content-type': 'application/json' }, body: '{"text":"x"}' };

  test('asks before it sends a method or a header of its own', async () => {
    assert.deepEqual(await fetched('/notes', { ...json, headers: { ...json.headers, authorization: 'Bearer ada' } }), [201, 'application/json', '']);
    await server.prints(/^#\d+ 204 .*OPTIONS \/notes.*\n(.*\n)*?#\d+ 201 .*POST \/notes/m);
  });

  test('reads replies of all kinds, with credentials', async () => {
    assert.deepEqual(await fetched('/notes', json), [401, 'application/problem+json', 'Say who you are.']);
    assert.deepEqual(await fetched('/notes/9', { credentials: 'include' }), [404, 'application/problem+json', 'There is no such note.']);
    assert.deepEqual(await fetched('/nowhere', { credentials: 'include' }), [404, 'application/problem+json', 'There is nothing at this path.']);
    assert.deepEqual(await fetched('/health', { ...json, credentials: 'include' }), [405, 'application/problem+json', 'This path takes other methods.']);
    assert.deepEqual(await fetched('/notes/feed', { credentials: 'include' }), [200, 'text/event-stream', '']);
  });

  test('at another origin, reads no reply and sends nothing that needs a preflight', async () => {
    await browser.open(`https://other.example/?api=${server.url}`);
    const posted = async () => {
      await server.request('/health'); // the log has all requests before it
      await server.prints(/ GET \/health/);
      return server.text.match(/ POST \/notes/g).length;
    };
    const before = await posted();
    for (const options of [{}, { credentials: 'include' }, { ...json, headers: { ...json.headers, authorization: 'Bearer ada' } }]) {
      assert.equal(await fetched('/notes', options), 'TypeError');
    }
    assert.equal(await posted(), before);
    assert.ok(browser.errors.some((error) => /from origin 'https:\/\/other\.example' has been blocked by CORS policy/.test(error)), browser.errors.join('\n'));
  });
});
