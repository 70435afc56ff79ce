// Joins parts of the runtime (modules of the folder runtime/) to one text for index.mjs. In it no part is imported: a part stands below
// those that it imports, without `import` and `export`. So that lines can be told from other lines without a parser, a part keeps to this:
//
//   import { name, other } from './part.mjs';    on one line, above all code; no default, no `as`, no package, no cycle
//   export const name = …;                       or let, function, async function, class: one name for each export
//
// and no two parts declare the same name. What differs is refused with the place.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The part that is not in the text: its names are written by the build, or exported by whichever other part was chosen. */
const FUNCTION = 'function.mjs';

const IMPORT = /^import \{ (\w+(?:, \w+)*) \} from '\.\/(\w+\.mjs)';$/;
const DECLARATION = /^(export )?(?:(?:async )?function\*? |class |const |let )([\w$]+)/;
const COMMENT = /^\s*(?:\/\/|\/?\*)/;
/** The word as a statement: `import(…)`, `import.meta` and `a.import` are expressions. */
const statement = (word) => new RegExp(`(?:^|[;}])\\s*${word}\\b(?!\\s*[.(])`);
const ANY_IMPORT = statement('import'), ANY_EXPORT = statement('export');

const fromRuntime = (file) => readFileSync(join(import.meta.dirname, '..', 'runtime', file), 'utf8');

/**
 * Takes a part to pieces.
 * @returns `{ imports: [{ names, from }], declared: [name], exported: [name], text }`
 */
export function readPart(file, source) {
  const imports = [], declared = [], exported = [], lines = [];
  let isAboveCode = true;
  source.split('\n').forEach((line, i) => {
    const refuse = (remedy) => { throw new Error(`${file}:${i + 1}: ${remedy}, not "${line.trim()}"`); };
    const found = IMPORT.exec(line);
    if (found && isAboveCode) return imports.push({ names: found[1].split(', '), from: found[2] });
    if (COMMENT.test(line) || line === '') return lines.push(line);
    isAboveCode = false;
    if (found) refuse('a part imports above all code');
    if (ANY_IMPORT.test(line)) refuse("a part imports by { name, … } from './part.mjs' on one line");
    const [, isExported, name] = DECLARATION.exec(line) ?? [];
    if (ANY_EXPORT.test(line) && !isExported) refuse('a part exports by one const, let, function or class for each name');
    if (name !== undefined) declared.push(name);
    if (isExported) exported.push(name);
    return lines.push(line.slice(isExported?.length ?? 0));
  });
  return { imports, declared, exported, text: lines.join('\n').trim() };
}

/**
 * Returns the text of the parts `files` and of all that they import, each once.
 *
 * @param instead  parts that take the place of others: `{ 'thrown.mjs': 'thrown_by_module.mjs' }`
 * @param written  the names that the build declares beside the text, for those who import function.mjs
 * @param read     the source of a part
 * @throws Error where a part breaks a rule above, or imports a name that nobody declares
 */
export function assemble(files, { instead = {}, written = [], read = fromRuntime } = {}) {
  const parts = new Map(), open = [], chosen = (file) => instead[file] ?? file;
  const add = (file) => {
    if (parts.has(file)) return;
    if (open.includes(file)) throw new Error(`${[...open.slice(open.indexOf(file)), file].join(' imports ')}: none of them can stand first`);
    open.push(file);
    const part = readPart(file, read(file));
    for (const { from } of part.imports) if (from !== FUNCTION) add(chosen(from));
    open.pop();
    parts.set(file, part);
  };
  files.forEach(add);

  const owners = new Map(written.map((name) => [name, FUNCTION]));
  for (const [file, { declared }] of parts) {
    for (const name of declared) {
      if (owners.has(name)) throw new Error(`${file} declares ${name}, and so does ${owners.get(name)}: in one text a name has one meaning`);
      owners.set(name, file);
    }
  }
  const everyone = [...written, ...[...parts.values()].flatMap(({ exported }) => exported)];
  for (const [file, { imports }] of parts) {
    for (const { names, from } of imports) {
      const exported = from === FUNCTION ? everyone : parts.get(chosen(from)).exported, missing = names.find((name) => !exported.includes(name));
      if (missing === undefined) continue;
      throw new Error(`${file} imports ${missing} from ${from}, and ${from === FUNCTION ? 'neither the build nor a part of this function declares it' : `${chosen(from)} does not export it`}`);
    }
  }
  return [...parts.values()].map(({ text }) => text).join('\n\n');
}
