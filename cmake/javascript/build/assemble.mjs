// Joins parts of the runtime (modules in the folder runtime/) into one text for index.mjs. Each part follows the parts that it imports,
// without its `import` lines and the word `export`. A parser is not always available (see minify.mjs), so a part uses only these forms:
//
//   import { name, other } from './part.mjs';    on one line, above all code; no default, no `as`, no package, no cycle
//   export const name = …;                       or let, function, async function, class: one name for each export
//
// Two parts never declare the same name. Any other form is an error that names the file and the line.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** This part is left out: the build writes the names that it declares, or another part exports them. */
const FUNCTION = 'function.mjs';

const IMPORT = /^import \{ (\w+(?:, \w+)*) \} from '\.\/(\w+\.mjs)';$/;
const DECLARATION = /^(export )?(?:(?:async )?function\*? |class |const |let )([\w$]+)/;
const COMMENT = /^\s*(?:\/\/|\/?\*)/;
/** The word at the start of a statement: `import(…)`, `import.meta` and `a.import` are expressions. */
const statement = (word) => new RegExp(`(?:^|[;}])\\s*${word}\\b(?!\\s*[.(])`);
const ANY_IMPORT = statement('import'), ANY_EXPORT = statement('export');

const fromRuntime = (file) => readFileSync(join(import.meta.dirname, '..', 'runtime', file), 'utf8');

/**
 * Separates the imports of a part from its code.
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
 * Joins the parts `files` and all parts that they import, each once, into one text.
 *
 * @param instead  parts that replace others: `{ 'thrown.mjs': 'thrown_by_module.mjs' }`
 * @param written  the names that the build itself declares, for parts that import function.mjs
 * @param read     returns the source of a part
 * @throws Error if a part breaks a rule above, or imports a name that nothing declares
 */
export function assemble(files, { instead = {}, written = [], read = fromRuntime } = {}) {
  const parts = new Map(), open = [], chosen = (file) => instead[file] ?? file;
  const add = (file) => {
    if (parts.has(file)) return;
    if (open.includes(file)) throw new Error(`${[...open.slice(open.indexOf(file)), file].join(' imports ')}: none of them can come first`);
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
      if (owners.has(name)) throw new Error(`${file} declares ${name}, and so does ${owners.get(name)}: rename one of them`);
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
