// The files that a function serves (include/lambda_wasm/http/route/files.hpp): those of folders, and OpenAPI documents.
//
// A file is in the zip by the hash of its content: `files/HASH` if it is UTF-8, which a reply holds as it is, and else `files/HASH.bin`.
// `files/HASH.br` is the same compressed, where its reply is smaller. These names are the entity tags too. So no name of a file is a name in the
// zip, in a header or in a path of the function's folder.

import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';

import { BuildError } from './abi.mjs';

/** The media types of extensions, of IANA's registry. Others are application/octet-stream. */
const TYPES = {
  __proto__: null,
  html: 'text/html', htm: 'text/html', css: 'text/css', js: 'text/javascript', mjs: 'text/javascript', json: 'application/json', map: 'application/json',
  webmanifest: 'application/manifest+json', xml: 'application/xml', txt: 'text/plain', md: 'text/markdown', csv: 'text/csv', svg: 'image/svg+xml',
  png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', avif: 'image/avif', ico: 'image/vnd.microsoft.icon',
  woff: 'font/woff', woff2: 'font/woff2', ttf: 'font/ttf', otf: 'font/otf', wasm: 'application/wasm', pdf: 'application/pdf', zip: 'application/zip',
  mp3: 'audio/mpeg', mp4: 'video/mp4', webm: 'video/webm', ogg: 'audio/ogg', wav: 'audio/wav',
};

/** The largest reply of Lambda is 6 MiB. The rest of it are headers. */
const LARGEST_REPLY = 6 * 2 ** 20, HEADERS = 16 * 1024;

/** The media type of a file. Those of text name UTF-8, unless a byte is not UTF-8. */
export function typeOf(name, bytes) {
  const type = TYPES[path.extname(name).slice(1).toLowerCase()] ?? 'application/octet-stream';
  return type.startsWith('text/') && isUtf8(bytes) ? `${type}; charset=utf-8` : type;
}

/** A segment of a path as findFile and C++ compare it (http/route/path.hpp): characters that a path cannot have are escaped. */
export const escapedSegment = (name) => encodeURIComponent(name).replace(/%(?:2[46BC]|3[ABD]|40)/g, decodeURIComponent);

/** The names of all files in a folder and below it, in order. Names that begin with a dot are left out, except .well-known. */
function* namesIn(folder, before = '') {
  for (const name of readdirSync(path.join(folder, before)).sort()) {
    const file = path.join(before, name);
    if (name.startsWith('.') && name !== '.well-known') continue;
    if (name.includes('\uFFFD')) throw new BuildError(`the name of the file ${JSON.stringify(file)} in ${folder}, which FILES names, is not UTF-8: rename it.`);
    const isFolder = statSync(path.join(folder, file)).isDirectory();
    if (isFolder && lstatSync(path.join(folder, file)).isSymbolicLink()) {
      throw new BuildError(`${path.join(folder, file)} is a link to a folder, which FILES does not follow: name that folder in FILES, or remove the link.`);
    }
    if (isFolder) yield* namesIn(folder, file); else yield file;
  }
}

const sizeAsBase64 = (bytes) => Math.ceil(bytes.length / 3) * 4;
const sizeAsText = (bytes) => Buffer.byteLength(JSON.stringify(bytes.toString()));

function compressed(bytes, isText) {
  const mode = isText ? constants.BROTLI_MODE_TEXT : constants.BROTLI_MODE_GENERIC;
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_MODE]: mode, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
}

/** Collects files: `list` are the entries of FILES (runtime/function.mjs), and `files` those of the zip. */
class Package {
  list = new Map();
  files = new Map();

  /** @param within  the size of the path of the part of the routes that alone serves it, as C++ compares it (http/route/files.hpp) */
  add(at, { name, bytes, isImmutable, within }) {
    const isText = isUtf8(bytes), size = isText ? sizeAsText(bytes) : sizeAsBase64(bytes);
    if (size > LARGEST_REPLY - HEADERS) {
      throw new BuildError(`the file ${name} has ${bytes.length} bytes, more than a reply of Lambda holds (6 MB, as JSON): serve it from elsewhere, such as S3, or leave it out of FILES.`);
    }
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16), own = isText ? hash : `${hash}.bin`, twin = `${hash}.br`;
    if (!this.files.has(`files/${own}`)) {
      const smaller = compressed(bytes, isText);
      this.files.set(`files/${own}`, bytes);
      if (sizeAsBase64(smaller) < size) this.files.set(`files/${twin}`, smaller);
    }
    this.list.set(at, [within, typeOf(name, bytes), isImmutable ? 'max-age=31536000, immutable' : 'no-cache', own, this.files.has(`files/${twin}`) ? twin : '']);
  }
}

/**
 * Returns `{ list, files }`: the entries of FILES, and the files of the zip, [{name, bytes}].
 *
 * @param folders    the words of FILES: `folder@/path`
 * @param documents  what documentsOf returns
 * @throws BuildError if FILES and the routes do not go together, or a file cannot be sent
 */
export function packageOf(folders, documents) {
  const made = new Package(), apis = documents.filter(({ serves }) => serves !== undefined), served = apis.flatMap(({ serves }) => serves.files);
  const given = folders.map((word) => /^(?<folder>.+)@(?<at>\/[^@]*)$/s.exec(word).groups);
  for (const { at } of given) {
    if (given.filter((other) => other.at === at).length > 1) throw new BuildError(`FILES names two folders for ${at}: give each a path of its own.`);
    if (!served.some((each) => each.path === at)) throw new BuildError(`FILES names a folder for ${at}, where no route serves files: write lw::files<"${at}"> in lw::routes.`);
  }
  for (const each of served) {
    if (!given.some(({ at }) => at === each.path)) throw new BuildError(`lw::files<"${each.path}"> has no files: write FILES <folder>@${each.path} in lambda_wasm_add_function.`);
  }
  for (const { folder, at } of given) {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new BuildError(`FILES names the folder ${folder}, which does not exist.`);
    const { isImmutable } = served.find((each) => each.path === at), prefix = at === '/' ? at : `${at}/`, before = made.list.size;
    for (const name of namesIn(folder)) {
      const whole = prefix + name.split(path.sep).map(escapedSegment).join('/');
      // A path below that of another folder belongs to the other.
      if (given.some((other) => other.at.length > at.length && whole.startsWith(`${other.at}/`))) continue;
      const file = { name: path.join(folder, name), bytes: readFileSync(path.join(folder, name)), isImmutable, within: prefix.length };
      made.add(whole, file);
      if (path.basename(name) === 'index.html') made.add(whole.slice(0, -'index.html'.length), { ...file, isImmutable: false });
    }
    if (made.list.size === before) throw new BuildError(`the folder ${folder} has no files for ${at}: put some there before this build, or remove it from FILES, and lw::files<"${at}">.`);
  }
  const documented = new Map();
  for (const { text, serves } of apis) {
    for (const at of serves.openapi) {
      const others = documented.get(at);
      // The same routes may be exported twice, as they are and `buffered`: the document of the first is that of both.
      if (others !== undefined ? !isDeepStrictEqual(others, serves.paths) : made.list.has(at)) {
        throw new BuildError(`two files are at ${at}, and lw::openapi<"${at}"> is one of them: give it another path.`);
      }
      if (others === undefined) made.add(at, { name: 'openapi.json', bytes: Buffer.from(text), isImmutable: false, within: at.length });
      documented.set(at, serves.paths);
    }
  }
  return { list: [...made.list], files: [...made.files].map(([name, bytes]) => ({ name, bytes })) };
}

/** The statement of index.mjs that declares FILES; empty without files. */
export const listText = (list) => (list.length === 0 ? '' : `const FILES = Object.assign(new Map(${JSON.stringify(list)}), { folder: \`\${import.meta.dirname}/files\` });\n`);
