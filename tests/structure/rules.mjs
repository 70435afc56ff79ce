// The rules of the project's structure. Each takes the project's files, a Map from path to text, and returns the problems as sentences.
// structure.test.mjs checks the project with the rules, and each rule with copies of the project that contain a mistake.

import { DOCUMENT_RULES } from './documents.mjs';
import { cyclesOf } from './graph.mjs';
import { JAVASCRIPT_RULES, javascriptOf } from './javascript.mjs';

const HEADERS = 'include/';
const SLOW = ['lambda_wasm/json/nlohmann.hpp', 'lambda_wasm/json_schema.hpp'];
const UMBRELLA = 'lambda_wasm.hpp';
const TABLE = 'tests/structure/headers.txt';

// ---- Files

const headersOf = (files) => [...files.keys()].filter((file) => file.startsWith(HEADERS) && file.endsWith('.hpp')).map((file) => file.slice(HEADERS.length));
const textOf = (files, header) => files.get(HEADERS + header);

/** The includes of a header in order, without those in comments: `<emscripten/val.h>`, `"own.hpp"`. */
const includesOf = (text) => [...text.matchAll(/^[ \t]*#[ \t]*include[ \t]*([<"][^>"]+[>"])/gm)].map(([, name]) => name);
const ownIncludesOf = (files, header) => includesOf(textOf(files, header)).map((name) => name.slice(1, -1)).filter((name) => name.startsWith('lambda_wasm'));

/** The rows of headers.txt: `{ floor, isInUmbrella, header, tested }`. */
export function readTable(files) {
  const rows = files.get(TABLE).split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return rows.map((line) => {
    const match = /^(\d)  (umbrella|-)\s+(\S+)(?:\s+(\S.*))?$/.exec(line);
    if (!match) throw new Error(`${TABLE}: "${line}" is no row: write the floor, "umbrella" or "-", the header, and where else it is tested`);
    const [, floor, umbrella, header, tested] = match;
    return { floor: Number(floor), isInUmbrella: umbrella === 'umbrella', header, tested };
  });
}

// ---- Rules

export const RULES = {
  'every header has its row in headers.txt': (files) => {
    const rows = readTable(files).map(({ header }) => header), headers = headersOf(files);
    return [
      ...headers.filter((header) => !rows.includes(header)).map((header) => `${header} has no row in ${TABLE}`),
      ...rows.filter((header) => !headers.includes(header)).map((header) => `${TABLE} has a row for ${header}, which does not exist`),
      ...rows.filter((header, i) => rows.indexOf(header) !== i).map((header) => `${TABLE} has two rows for ${header}`),
    ];
  },

  'headers include only their own floor or lower ones': (files) => {
    const floors = new Map(readTable(files).map(({ header, floor }) => [header, floor]));
    return headersOf(files).flatMap((header) => ownIncludesOf(files, header)
      .filter((included) => floors.get(included) > floors.get(header))
      .map((included) => `${header}, on floor ${floors.get(header)}, includes ${included}, on floor ${floors.get(included)}`));
  },

  'headers include no header that does not exist, and each once': (files) => headersOf(files).flatMap((header) => {
    const included = ownIncludesOf(files, header);
    return [
      ...included.filter((name) => textOf(files, name) === undefined).map((name) => `${header} includes ${name}, which does not exist`),
      ...included.filter((name, i) => included.indexOf(name) !== i).map((name) => `${header} includes ${name} twice`),
    ];
  }),

  'no header includes itself by way of others': (files) =>
    cyclesOf(headersOf(files), (header) => ownIncludesOf(files, header).filter((other) => textOf(files, other) !== undefined)).map((cycle) => cycle.join(' includes ')),

  'headers include each other by <lambda_wasm/…>': (files) => headersOf(files).flatMap((header) =>
    includesOf(textOf(files, header)).filter((name) => name.startsWith('"')).map((name) => `${header} includes ${name}: write it with < and >, from lambda_wasm/ on`)),

  'every header begins with #pragma once': (files) => headersOf(files)
    .filter((header) => !textOf(files, header).startsWith('#pragma once\n')).map((header) => `${header} does not begin with #pragma once`),

  'only json/nlohmann.hpp includes nlohmann': (files) => headersOf(files)
    .filter((header) => header !== 'lambda_wasm/json/nlohmann.hpp' && includesOf(textOf(files, header)).some((name) => name.includes('nlohmann/')))
    .map((header) => `${header} includes nlohmann_json: only lambda_wasm/json/nlohmann.hpp does`),

  "only the Wasm edge and js/ include Emscripten's headers": (files) => headersOf(files)
    .filter((header) => !/^lambda_wasm\/(edge\/(emscripten\w*|embind|runtime|stdio)\.hpp|js\/)/.test(header))
    .filter((header) => includesOf(textOf(files, header)).some((name) => name.includes('emscripten/')))
    .map((header) => `${header} includes a header of Emscripten's: only the Wasm edge and js/ do`),

  'only entry.hpp asks for __EMSCRIPTEN__': (files) => headersOf(files)
    .filter((header) => header !== 'lambda_wasm/entry.hpp' && textOf(files, header).includes('__EMSCRIPTEN__'))
    .map((header) => `${header} asks for __EMSCRIPTEN__: only lambda_wasm/entry.hpp does`),

  'the umbrella is complete and sorted': (files) => {
    const wanted = readTable(files).filter(({ isInUmbrella }) => isInUmbrella).map(({ header }) => header);
    const included = includesOf(textOf(files, UMBRELLA)).map((name) => name.slice(1, -1));
    const sorted = included.toSorted();
    return [
      ...wanted.filter((header) => !included.includes(header)).map((header) => `${UMBRELLA} does not include ${header}, which ${TABLE} has in the umbrella`),
      ...included.filter((header) => !wanted.includes(header)).map((header) => `${UMBRELLA} includes ${header}, which ${TABLE} does not have in the umbrella`),
      ...included.filter((header, i) => header !== sorted[i]).slice(0, 1).map((header) => `${UMBRELLA} is not sorted: ${header} stands where ${sorted[included.indexOf(header)]} belongs`),
    ];
  },

  // A header that declares nothing in the public namespace is not useful in the umbrella, and two take too long to compile.
  'the umbrella brings in all that the namespace lambda_wasm has': (files) => {
    const brought = new Set();
    const bring = (header) => {
      if (brought.has(header) || textOf(files, header) === undefined) return;
      brought.add(header);
      ownIncludesOf(files, header).forEach(bring);
    };
    bring(UMBRELLA);
    return headersOf(files)
      .filter((header) => !SLOW.includes(header) && /^namespace lambda_wasm \{/m.test(textOf(files, header)) && !brought.has(header))
      .map((header) => `${header} declares names in the namespace lambda_wasm, and ${UMBRELLA} does not bring it in: mark it "umbrella" in ${TABLE}`);
  },

  'every header is tested': (files) => readTable(files).flatMap(({ header, tested }) => {
    const mirror = `tests/unit/${header.replace(/^lambda_wasm\//, '').replace(/\.hpp$/, '.test.cpp')}`;
    if (tested === undefined) return files.has(mirror) ? [] : [`${header} has no ${mirror}, and ${TABLE} does not say where else it is tested`];
    if (files.has(mirror)) return [`${header} has ${mirror}: its row in ${TABLE} need name nothing else`];
    return tested.startsWith('(') || files.has(tested) ? [] : [`${header} is tested in ${tested}, says ${TABLE}, and there is no such file`];
  }),

  'every unit test mirrors a header, or is named as testing some': (files) => {
    const named = readTable(files).map(({ tested }) => tested);
    return [...files.keys()].filter((file) => file.startsWith('tests/unit/') && file.endsWith('.test.cpp') && !named.includes(file))
      .filter((file) => textOf(files, `lambda_wasm/${file.slice('tests/unit/'.length).replace(/\.test\.cpp$/, '.hpp')}`) === undefined)
      .map((file) => `${file} mirrors no header, and no row of ${TABLE} names it`);
  },

  // All unit tests form one program, in which a name outside an anonymous namespace may be defined only once.
  'no two unit tests have a namespace of one name': (files) => {
    const owners = new Map();
    return [...files].filter(([file]) => file.startsWith('tests/unit/')).flatMap(([file, text]) =>
      [...text.matchAll(/^namespace (\w+(?:::\w+)*) \{/gm)].map(([, name]) => name).filter((name, i, all) => !name.startsWith('lambda_wasm') && all.indexOf(name) === i)
        .flatMap((name) => {
          const owner = owners.get(name);
          owners.set(name, owner ?? file);
          return owner === undefined ? [] : [`${file} has a namespace ${name}, and so has ${owner}: name it after the test`];
        }));
  },

  'no header and no file of JavaScript is longer than 400 lines': (files) =>
    [...headersOf(files).map((header) => [header, textOf(files, header)]), ...javascriptOf(files).map((file) => [file, files.get(`cmake/javascript/${file}`)])]
      .map(([file, text]) => [file, text.split('\n').length - 1])
      .filter(([, lines]) => lines > 400).map(([file, lines]) => `${file} has ${lines} lines: 400 are the end, divide it`),

  ...JAVASCRIPT_RULES,

  ...DOCUMENT_RULES,

  "no file names a registry's host": (files) => [...files].flatMap(([file, text]) =>
    REGISTRIES.filter((host) => text.includes(host)).map((host) => `${file} names ${host}: packages are fetched by their clients as the machine has them set up`)),

  'no file names a path of one machine': (files) => [...files].flatMap(([file, text]) =>
    [...new Set(text.match(MACHINE_PATHS) ?? [])].map((path) => `${file} names ${path.trim()}, a path of one machine`)),
};

// In pieces, so that this file passes the rule.
const REGISTRIES = [['registry.npm', 'js.org'], ['npm', 'js.com/'], ['py', 'pi.org'], ['files.python', 'hosted.org'], ['deb.debian', '.org'], ['ftp.debian', '.org'],
  ['snapshot.debian', '.org'], ['proxy.go', 'lang.org'], ['crates', '.io'], ['repo1.maven', '.org'], ['repo.maven', '.apache.org']].map((pieces) => pieces.join(''));
const MACHINE_PATHS = new RegExp(String.raw`(?<![\w./$}-]|\$\w+")/(?:${['ro', 'ho', 'wo', 'Us'].map((start, i) => start + ['ot', 'me', 'rk', 'ers'][i]).join('|')})/[\w.-]+`, 'g');
