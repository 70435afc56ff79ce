// The rules for the SDK's JavaScript: rooms, imports between them, cycles, and tests. rules.mjs has the rules for headers.

import { cyclesOf } from './graph.mjs';

const JAVASCRIPT = 'cmake/javascript/';
const TESTS = 'tests/javascript/';
const TABLE = 'tests/structure/javascript.txt';

/** The rooms, each with the rooms that it may import from. Deployed code must not depend on the code that builds or runs it. */
const ROOMS = { runtime: [], build: ['runtime'], local: [] };
const ARROWS = Object.entries(ROOMS).flatMap(([room, others]) => others.map((other) => `${room}/ may import from ${other}/`)).join(', ');

const textOf = (files, file) => files.get(JAVASCRIPT + file);
export const javascriptOf = (files) => [...files.keys()].filter((file) => file.startsWith(JAVASCRIPT)).map((file) => file.slice(JAVASCRIPT.length));
const roomOf = (file) => file.split('/')[0];
const nameOf = (file) => file.split('/').at(-1).replace(/\.m?js$/, '');

/** The relative paths that a text imports, by a statement or by `import('…')`. */
const specifiersOf = (text) => [...text.matchAll(/^(?:import|export)\b[^;'"]*['"](\.[^'"]*)['"]|\bimport\(['"](\.[^'"]*)['"]\)/gm)].map(([, statement, call]) => statement ?? call);
/** The files that a file imports, as paths in cmake/javascript/. */
const importsOf = (files, file) => specifiersOf(textOf(files, file)).map((name) => new URL(name, `file:///${file}`).pathname.slice(1));

/** The rows of javascript.txt: `{ file, tested }`. A file that ends with / stands for all files of that folder. */
function readTable(files) {
  const rows = files.get(TABLE).split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return rows.map((line) => {
    const match = /^(\S+)\s+(\S.*)$/.exec(line);
    if (!match) throw new Error(`${TABLE}: "${line}" is no row: write the file, then where it is tested`);
    return { file: match[1], tested: match[2] };
  });
}

const isFolder = (row) => row.file.endsWith('/');
const isIn = (row, file) => isFolder(row) && file.startsWith(row.file) && !file.slice(row.file.length).includes('/');

// Places in the runtime where a number can only be one of C++; elsewhere a rule cannot tell these from JavaScript's own numbers. Tests use the
// same names for other things too, so there only places in memory are checked.
const PLACE = [/\b(?:place|reply)(?: >> 2\))? ?\+ ?\d/, 'a place in a record or in a block'];
const NUMBERS_OF_CPP = [
  PLACE,
  [/\b(?:status|state|pass|from|sender) ?(?:[=!]==|[<>]=?|>>) ?\d|\b(?:sender|form) ?[&|] ?(?!1\b)\d+/, 'a value of an enum or a flag'],
  [/\bcase \d/, 'a value of an enum'],
  [/\bwords\[[^\]]+\] ?= ?\d/, 'a word of a message'],
];
const isComment = (line) => /^\s*(?:\/\/|\/?\*)/.test(line);

export const JAVASCRIPT_RULES = {
  'JavaScript names the numbers of C++': (files) => [...files]
    .map(([file, text]) => [file, text, file.startsWith(`${JAVASCRIPT}runtime/`) ? NUMBERS_OF_CPP : file.startsWith(TESTS) && file.endsWith('.mjs') ? [PLACE] : []])
    .flatMap(([file, text, numbers]) => text.split('\n').flatMap((line, i) => numbers.filter(([number]) => !isComment(line) && number.test(line))
      .map(([number, what]) => `${file}:${i + 1} has ${what} as a number, "${number.exec(line)[0]}": name it, as ABI.group.name (include/lambda_wasm/edge/abi.hpp)`))),

  'every file of JavaScript is in a room': (files) => javascriptOf(files).filter((file) => !file.includes('/') || !(roomOf(file) in ROOMS))
    .map((file) => `${JAVASCRIPT}${file} is in no room: move it to ${Object.keys(ROOMS).join('/, ')}/ or add the room to ROOMS in tests/structure/javascript.mjs`),

  'the rooms import from each other only as ROOMS allows': (files) => javascriptOf(files).flatMap((file) => importsOf(files, file)
    .filter((other) => roomOf(other) !== roomOf(file) && !ROOMS[roomOf(file)]?.includes(roomOf(other)))
    .map((other) => `${file} imports ${other}: between rooms only ${ARROWS}`)),

  'JavaScript imports no file that does not exist': (files) => javascriptOf(files).flatMap((file) => importsOf(files, file)
    .filter((other) => textOf(files, other) === undefined).map((other) => `${file} imports ${other}, which does not exist`)),

  'no file of JavaScript imports itself by way of others': (files) =>
    cyclesOf(javascriptOf(files), (file) => importsOf(files, file).filter((other) => textOf(files, other) !== undefined)).map((cycle) => cycle.join(' imports ')),

  'no two files of JavaScript have one name, unless one test covers their folder': (files) => {
    const rows = readTable(files);
    return javascriptOf(files).filter((file) => !rows.some((row) => isIn(row, file))).flatMap((file, i, all) => {
      const other = all.slice(0, i).find((each) => nameOf(each) === nameOf(file));
      return other === undefined ? [] : [`${file} has the name of ${other}, and a test can mirror only one of them: rename it`];
    });
  },

  'every file of JavaScript is tested': (files) => {
    const rows = readTable(files);
    return [
      ...javascriptOf(files).filter((file) => !rows.some((row) => isIn(row, file))).flatMap((file) => {
        const mirror = `${TESTS}${nameOf(file)}.test.mjs`, own = files.get(mirror), row = rows.find((each) => each.file === file);
        if (row !== undefined) return own === undefined ? [] : [`${file} has ${mirror}: remove its row from ${TABLE}`];
        if (own === undefined) return [`${file} has no ${mirror}, and ${TABLE} does not say where else it is tested`];
        return own.includes(`/${JAVASCRIPT}${file}'`) ? [] : [`${mirror} does not import ${JAVASCRIPT}${file}`];
      }),
      ...rows.filter(({ tested }) => !tested.startsWith('(') && !files.has(tested)).map(({ file, tested }) => `${file} is tested in ${tested}, says ${TABLE}, and there is no such file`),
      ...rows.filter((row) => (isFolder(row) ? !javascriptOf(files).some((file) => isIn(row, file)) : textOf(files, row.file) === undefined)).map(({ file }) => `${TABLE} has a row for ${file}, which does not exist`),
    ];
  },

  'every test of JavaScript mirrors a file, or is named as testing some': (files) => {
    const named = readTable(files).map(({ tested }) => tested);
    return [...files].filter(([file]) => file.startsWith(TESTS) && file.endsWith('.test.mjs') && !named.includes(file))
      .map(([file, text]) => [file, text, `/${nameOf(file).replace(/\.test$/, '.mjs')}'`])
      .filter(([, text, imported]) => !text.includes(imported))
      .map(([file, , imported]) => `${file} imports no ${imported.slice(1, -1)}, and no row of ${TABLE} names it`);
  },
};
