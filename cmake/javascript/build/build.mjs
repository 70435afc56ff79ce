// The last step of a build: makes the folder and the zip that are deployed, from the files that Emscripten made.
//
//   node build.mjs --name NAME --glue NAME.js --wasm NAME.wasm --output FOLDER --version SDK [--full] [--minify=EMSCRIPTEN] [--beside=FILE]...
//     [--openapi=3.0|apigateway]... [--files=FOLDER@/PATH]...
//
// EMSCRIPTEN is the folder of the Emscripten that made them; its tools also minify index.mjs.
//
// Writes FOLDER/NAME/index.mjs, FOLDER/NAME/NAME.wasm and FOLDER/NAME.zip, and the documents that are not deployed, FOLDER/NAME.schema.json,
// FOLDER/NAME.d.ts and, of a function with routes, FOLDER/NAME.openapi.json and FOLDER/NAME.routes.json. --openapi adds FOLDER/NAME.openapi-3.0.json
// or FOLDER/NAME.apigateway.json. Each FILE of --beside is copied into the folder and into the zip. The function serves the files in FOLDER of
// --files below /PATH: they are in the folder files/ of both.
// An error that the user can correct is one sentence on stderr, with exit status 1.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

import { BuildError } from './abi.mjs';
import { documentsOf } from './documents/documents.mjs';
import { listText, packageOf } from './file_list.mjs';
import { generate } from './generate.mjs';
import { minify } from './minify.mjs';
import { withoutDescriptors } from './schema.mjs';
import { zip } from './zip.mjs';

const { values: option } = parseArgs({
  options: {
    name: { type: 'string' }, glue: { type: 'string' }, wasm: { type: 'string' }, output: { type: 'string' }, version: { type: 'string' },
    full: { type: 'boolean', default: false }, minify: { type: 'string' },
    beside: { type: 'string', multiple: true, default: [] }, openapi: { type: 'string', multiple: true, default: [] },
    files: { type: 'string', multiple: true, default: [] },
  },
});

// Removes the files of an earlier build, which have other names.
function removeOthers(folder, files) {
  const names = files.map(({ name }) => basename(name));
  for (const old of readdirSync(folder)) if (!names.includes(old)) rmSync(join(folder, old));
}

try {
  const binary = readFileSync(option.wasm), wasm = withoutDescriptors(binary), file = `${option.name}.wasm`;
  const program = generate({ glue: readFileSync(option.glue, 'utf8'), binary, file, version: option.version, isFull: option.full });
  const documents = documentsOf(option.name, binary, option.openapi), served = packageOf(option.files, documents);
  const text = program + listText(served.list);
  const smaller = option.minify === undefined ? text : minify(text, option.minify);
  if (smaller === undefined) console.error(`lambda_wasm: ${option.name}: index.mjs is not minified because ${option.minify} does not contain both acorn and third_party/terser.`);
  const index = Buffer.from(smaller ?? text);
  const folder = join(option.output, option.name);
  const beside = option.beside.map((each) => ({ name: basename(each), bytes: readFileSync(each) }));
  const files = [{ name: 'index.mjs', bytes: index }, { name: file, bytes: wasm }, ...beside, ...served.files];
  mkdirSync(served.files.length === 0 ? folder : join(folder, 'files'), { recursive: true });
  if (served.files.length === 0) rmSync(join(folder, 'files'), { recursive: true, force: true });
  for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
  if (served.files.length > 0) removeOthers(join(folder, 'files'), served.files);
  const archive = zip(files);
  writeFileSync(`${folder}.zip`, archive);
  for (const each of documents) writeFileSync(join(option.output, each.name), each.text);
  console.log(`${option.name}: ${folder}.zip, ${archive.length} bytes (index.mjs ${index.length}, ${file} ${wasm.length})`);
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  console.error(`lambda_wasm: ${option.name}: ${error.message}`);
  process.exitCode = 1;
}
