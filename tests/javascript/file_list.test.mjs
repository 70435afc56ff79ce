// The files that a function serves: which, at which paths, and what is wrong with them.

import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';

import { BuildError } from '../../cmake/javascript/build/abi.mjs';
import { listText, packageOf, typeOf } from '../../cmake/javascript/build/file_list.mjs';

const temporary = mkdtempSync(path.join(tmpdir(), 'files-'));
after(() => rmSync(temporary, { recursive: true }));

/** A folder with files by their names. */
function folderOf(files) {
  const folder = mkdtempSync(path.join(temporary, 'folder-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

/** The OpenAPI document of a handler whose routes serve files at these paths, and the document at others. */
const serving = (files, openapi = [], text = '{}', paths = {}) =>
  ({ name: 'x.openapi.json', text, serves: { files: files.map((each) => (typeof each === 'string' ? { path: each, isImmutable: false } : each)), openapi, paths } });
const listOf = (...given) => Object.fromEntries(packageOf(...given).list);
const refuses = (says, ...given) => assert.throws(() => packageOf(...given), (error) => error instanceof BuildError && says.test(error.message));

const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);
const LONG = 'The same line.\n'.repeat(50);

test('a file has its media type, its hash, and a twin if that is smaller', () => {
  const folder = folderOf({ 'a.txt': 'a', 'b/long.css': LONG, 'c.bin': Buffer.from([0xff]) });
  const { list, files } = packageOf([`${folder}@/static`], [serving(['/static'])]);
  const NAMES = ['ca978112ca1bbdca', hashOf(LONG), `${hashOf(Buffer.from([0xff]))}.bin`]; // the first is of sha256sum
  assert.deepEqual(list, [
    ['/static/a.txt', [8, 'text/plain; charset=utf-8', 'no-cache', NAMES[0], '']],
    ['/static/b/long.css', [8, 'text/css; charset=utf-8', 'no-cache', NAMES[1], `${NAMES[1]}.br`]],
    ['/static/c.bin', [8, 'application/octet-stream', 'no-cache', NAMES[2], '']],
  ]);
  assert.deepEqual(files.map(({ name }) => name), [NAMES[0], NAMES[1], `${NAMES[1]}.br`, NAMES[2]].map((name) => `files/${name}`));
  assert.equal(files[1].bytes.toString(), LONG);
  assert.equal(brotliDecompressSync(files[2].bytes).toString(), LONG);
  assert.ok(files[2].bytes.length < LONG.length / 4);
});

test('files of the same content are one file', () => {
  const folder = folderOf({ 'a.txt': LONG, 'b.html': LONG });
  const { list, files } = packageOf([`${folder}@/`], [serving(['/'])]);
  assert.deepEqual(list.map(([at]) => at), ['/a.txt', '/b.html']);
  assert.equal(files.length, 2); // with its twin
});

test('a path with a slash at the end is the index.html of the folder', () => {
  const folder = folderOf({ 'index.html': 'top', 'sub/index.html': 'sub', 'sub/other/a.txt': '' });
  const list = listOf([`${folder}@/`], [serving(['/'])]);
  assert.deepEqual(Object.keys(list).sort(), ['/', '/index.html', '/sub/', '/sub/index.html', '/sub/other/a.txt']);
  assert.deepEqual(list['/sub/'], list['/sub/index.html']);
  assert.deepEqual(Object.keys(listOf([`${folder}@/app`], [serving(['/app'])])).sort(), ['/app/', '/app/index.html', '/app/sub/', '/app/sub/index.html', '/app/sub/other/a.txt']);
});

test('a name is escaped as paths are, and stands nowhere else', () => {
  const odd = ["ä b+c (1)'!.txt", 'a%2Fb', '100%', 'x\r\nset-cookie: a=b', '"]\u2028,1);alert(1)', '<script>', '__proto__', 'back\\slash'];
  const folder = folderOf(Object.fromEntries(odd.map((name) => [name, name])));
  const { list, files } = packageOf([`${folder}@/`], [serving(['/'])]);
  assert.deepEqual(list.map(([at]) => at).sort(), [
    "/%C3%A4%20b+c%20(1)'!.txt", '/%22%5D%E2%80%A8,1);alert(1)', '/%3Cscript%3E', '/100%25', '/__proto__', '/a%252Fb', '/back%5Cslash', '/x%0D%0Aset-cookie:%20a=b',
  ].sort());
  for (const { name } of files) assert.match(name, /^files\/[0-9a-f]{16}(\.br)?$/);
  for (const [, [, type, , hash]] of list) assert.match(`${type}|${hash}`, /^(text\/plain; charset=utf-8|application\/octet-stream)\|[0-9a-f]{16}$/);
  const made = new Function(`${listText(list).replace('import.meta.dirname', '"here"')} return FILES;`)();
  assert.deepEqual([[...made], made.folder], [list, 'here/files']);
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff])]), '');
  refuses(/^the name of the file .* is not UTF-8: rename it\.$/, [`${folder}@/`], [serving(['/'])]);
});

test('lw::immutable alone says that files never change', () => {
  const folder = folderOf({ 'app.3f2a9c1b.js': 'a', 'index.html': 'b' });
  const kept = (isImmutable) => Object.entries(listOf([`${folder}@/`], [serving([{ path: '/', isImmutable }])])).filter(([, [, , how]]) => how !== 'no-cache').map(([at]) => at);
  assert.deepEqual(kept(false), []);
  assert.deepEqual(kept(true), ['/app.3f2a9c1b.js', '/index.html']);
});

test('a twin has the smaller reply, as base64', () => {
  const twins = (content) => packageOf([`${folderOf({ a: content })}@/`], [serving(['/'])]).files.length - 1;
  const letters = randomBytes(3000).toString('base64'); // base64 of random bytes: Brotli makes what it was
  assert.equal(twins(letters), 0);
  assert.equal(twins(`${letters}${LONG}`), 1);
  assert.equal(twins(Buffer.concat([Buffer.from([0xff]), Buffer.from(letters)])), 1); // is base64 itself
});

test('a media type is that of the extension, and names UTF-8 where it is', () => {
  assert.equal(typeOf('A.HTML', Buffer.from('ä')), 'text/html; charset=utf-8');
  assert.equal(typeOf('a.html', Buffer.from([0xe4])), 'text/html');
  assert.equal(typeOf('a.json', Buffer.from('{}')), 'application/json');
  assert.equal(typeOf('a.constructor', Buffer.from('')), 'application/octet-stream');
  assert.equal(typeOf('none', Buffer.from('')), 'application/octet-stream');
});

test('names that begin with a dot are left out, except .well-known', () => {
  const folder = folderOf({ '.env': 'secret', '.git/config': '', 'a/.DS_Store': '', '.well-known/security.txt': '', 'b.txt': '' });
  assert.deepEqual(Object.keys(listOf([`${folder}@/`], [serving(['/'])])), ['/.well-known/security.txt', '/b.txt']);
});

test('links to files are followed', () => {
  const folder = folderOf({ 'a.txt': 'a' });
  symlinkSync('a.txt', path.join(folder, 'b.txt'));
  assert.deepEqual(Object.keys(listOf([`${folder}@/`], [serving(['/'])])), ['/a.txt', '/b.txt']);
  symlinkSync('.', path.join(folder, 'c'));
  refuses(/^.*c is a link to a folder, which FILES does not follow: /, [`${folder}@/`], [serving(['/'])]);
});

test('a path below that of another folder belongs to the other', () => {
  const all = folderOf({ 'a.txt': '', 'kept/secret.txt': 'of all', 'kept.txt': '' }), kept = folderOf({ 'own.txt': '' });
  const list = listOf([`${all}@/`, `${kept}@/kept`], [serving(['/']), serving(['/kept'])]);
  assert.deepEqual(Object.entries(list).map(([at, [within]]) => [at, within]).sort(), [['/a.txt', 1], ['/kept.txt', 1], ['/kept/own.txt', 6]]);
});

test('the document is a file', () => {
  const { list, files } = packageOf([], [serving([], ['/openapi.json'], '{"a":1}')]);
  assert.deepEqual(list.map(([at, [within, type]]) => [at, within, type]), [['/openapi.json', 13, 'application/json']]);
  assert.equal(files[0].bytes.toString(), '{"a":1}');
  const twice = serving([], ['/openapi.json'], '{"info":2}');
  assert.equal(packageOf([], [serving([], ['/openapi.json'], '{"info":1}'), twice]).files[0].bytes.toString(), '{"info":1}');
  refuses(/^two files are at \/openapi.json, and/, [], [serving([], ['/openapi.json']), serving([], ['/openapi.json'], '{}', { '/other': {} })]);
  refuses(/^two files are at \/a.txt, and/, [`${folderOf({ 'a.txt': '' })}@/`], [serving(['/'], ['/a.txt'])]);
});

test('folders and routes go together', () => {
  const folder = folderOf({ 'a.txt': '' });
  refuses(/^FILES names a folder for \/b, where no route serves files: write lw::files<"\/b"> in lw::routes\.$/, [`${folder}@/a`, `${folder}@/b`], [serving(['/a'])]);
  refuses(/^FILES names a folder for \/, where no route/, [`${folder}@/`], []);
  refuses(/^lw::files<"\/b"> has no files: write FILES <folder>@\/b in lambda_wasm_add_function\.$/, [`${folder}@/a`], [serving(['/a', '/b'])]);
  refuses(/^FILES names two folders for \/a: /, [`${folder}@/a`, `${folderOf({})}@/a`], [serving(['/a'])]);
  refuses(/^the folder .* has no files for \/a: put some there before this build, or remove it from FILES, and lw::files<"\/a">\.$/, [`${folderOf({ '.env': '' })}@/a`], [serving(['/a'])]);
  refuses(/none, which does not exist\.$/, [`${folder}/none@/a`], [serving(['/a'])]);
});

test('a file that no reply holds is refused', () => {
  const limit = 6 * 2 ** 20 - 16 * 1024;
  const most = (bytes) => packageOf([`${folderOf({ 'large.bin': bytes })}@/`], [serving(['/'])]).list.length;
  assert.equal(most(Buffer.alloc((limit / 4) * 3, 0xff)), 1); // as base64
  refuses(/large\.bin has \d+ bytes, more than a reply of Lambda holds/, [`${folderOf({ 'large.bin': Buffer.alloc((limit / 4) * 3 + 1, 0xff) })}@/`], [serving(['/'])]);
  assert.equal(most(Buffer.alloc(limit - 2, 'a')), 1); // as a string of JSON
  refuses(/large\.bin/, [`${folderOf({ 'large.bin': Buffer.alloc(limit / 2, '\n') })}@/`], [serving(['/'])]); // each is two characters there
});
