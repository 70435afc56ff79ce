// The file NAME.d.ts: the functions that index.mjs exports, and their types, from the JSON Schema of the module.

import { uniqueName } from './component_names.mjs';
import { innerSchemas, nameOf, takesArguments } from './json_schema.mjs';
import { reached } from './reach.mjs';
import { pathsOf } from './typescript_paths.mjs';
import { comment, ownClassesOf, quote, TypeWriter } from './typescript_type.mjs';

/** Names that no declaration may have. `export { … as NAME }` may. */
const RESERVED = new Set(('arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for '
  + 'function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try '
  + 'typeof var void while with yield').split(' '));

const WIDTH = 100; // of what stands on one line

// The stream that the runtime of Node.js makes for a handler that streams.
const RESPONSE_STREAM = `/** A Writable of node:stream with the function that the runtime of Lambda adds. */
export interface ResponseStream {
  readonly destroyed: boolean;
  readonly writableFinished: boolean;
  setContentType(type: string): void;
  write(part: string | Uint8Array): boolean;
  end(): unknown;
  on(event: string, listener: (...values: any[]) => void): unknown;
}
`;

// The definitions that a schema refers to.
const referencesOf = (schema) => [...(schema.$ref === undefined ? [] : [nameOf(schema.$ref)]), ...innerSchemas(schema).flatMap(referencesOf)];
const holdsOwnClass = (schema) => ownClassesOf(schema).length > 0 || innerSchemas(schema).some(holdsOwnClass);

// For `paths`: openapi-fetch takes a branded type for an object, and maps its members.
const plainType = (name) => `/** A type without the brands of values. */
type ${name}<T> = T extends { readonly __brand: unknown }
  ? T extends string ? string : T extends number ? number : T extends boolean ? boolean : { [K in keyof T as Exclude<K, '__brand'>]: ${name}<T[K]> }
  : T extends object ? { [K in keyof T]: ${name}<T[K]> } : T;
`;

// The names of the types that are values or have values in them.
function namesWithValues($defs, types) {
  const users = new Map(types.map(({ name }) => [name, []]));
  for (const { name } of types) for (const other of referencesOf($defs[name])) users.get(other).push(name);
  return reached(types.filter(({ isValue }) => isValue).map(({ name }) => name), (name) => users.get(name));
}

// The names of types whose values JavaScript may pass as objects of its own classes, as arguments of functions. A type that also appears in
// JSON is declared a second time for these.
function argumentNames($defs, types) {
  const all = Object.keys($defs), taken = new Set(all), references = new Map(all.map((name) => [name, referencesOf($defs[name])]));
  const users = new Map(all.map((name) => [name, []]));
  for (const [name, others] of references) for (const other of others) users.get(other).push(name);

  const isArguments = (name) => name.endsWith('.arguments'), from = (names) => reached(names, (name) => references.get(name));
  const inJson = from(all.filter((name) => name.includes('.') && !isArguments(name))), asArguments = from(all.filter(isArguments));
  const mayBeOwn = reached(all.filter((name) => holdsOwnClass($defs[name])), (name) => users.get(name));
  return new Map(types.filter(({ name }) => asArguments.has(name) && mayBeOwn.has(name)).map(({ name, base }) => {
    const shown = inJson.has(name) ? uniqueName(`${base}Argument`, (other) => taken.has(other)) : name;
    taken.add(shown);
    return [name, shown];
  }));
}

// Names of parameters: those of their types, else letters.
function parameterNames(list) {
  const used = new Set();
  return list.map(({ $ref }, i) => {
    const own = $ref === undefined ? undefined : nameOf($ref).replace(/(?<=.)Input$/, '').replace(/^\p{Lu}+(?!\p{Ll})|^\p{Lu}/u, (letters) => letters.toLowerCase());
    const letter = i < 26 ? String.fromCharCode(97 + i) : `value${i + 1}`;
    const name = own === undefined || RESERVED.has(own) || used.has(own) ? uniqueName(letter, (each) => used.has(each)) : own;
    used.add(name);
    return name;
  });
}

const takesNull = ({ type, anyOf = [] }) => [type].flat().includes('null') || anyOf.some(takesNull);

const parenthesized = (parts) => (parts.join(', ').length < WIDTH ? `(${parts.join(', ')})` : `(\n  ${parts.join(',\n  ')},\n)`);

// The parameters and the result of an entry. `json` and `javascript` write the types of JSON, and of values of JavaScript's own classes.
function signature({ name, kind }, $defs, json, javascript) {
  const of = (part) => $defs[`${name}.${part}`], returned = of('reply') ?? of('result'), result = returned === undefined ? 'void' : json.text(returned);
  if (takesArguments({ kind })) {
    const list = of('arguments').prefixItems ?? [], names = parameterNames(list);
    const last = list.findLastIndex((each) => !takesNull(each)); // what follows may be left out
    return `${parenthesized(list.map((each, i) => `${names[i]}${i > last ? '?' : ''}: ${javascript.text(each)}`))}: ${kind === 'task' ? `Promise<${result}>` : result}`;
  }
  const event = of('event'), isStream = kind === 'stream';
  return `${parenthesized([
    event === undefined ? `event${isStream ? '' : '?'}: unknown` : `event: ${json.text(event)}`, ...(isStream ? ['stream: ResponseStream'] : []), 'context?: object',
  ])}: Promise<${result}>`;
}

const exported = (name, rest) => (RESERVED.has(name) ? `declare function entry_${name}${rest};\nexport { entry_${name} as ${name} };\n` : `export function ${name}${rest};\n`);

// The declaration of a type under the name `shown`.
function declaration(writer, schema, { isValue, base }, shown) {
  const before = comment(schema, '', base), union = writer.union(schema), begin = `${before}export type ${shown} =`;
  if (isValue) return `${begin} ${union.length === 1 ? union[0] : `(${union.join(' | ')})`} & { readonly __brand: ${quote(base)} };\n`;
  const members = writer.members(schema), isStruct = members.length > 0 && ['$ref', 'allOf', 'anyOf', 'oneOf'].every((keyword) => schema[keyword] === undefined);
  if (isStruct) return `${before}export interface ${shown} {\n${members.map(({ text, schema: of }) => `${comment(of, '  ')}  ${text};\n`).join('')}}\n`;
  const line = union.join(' | ');
  return union.length === 1 || line.length < WIDTH ? `${begin} ${line};\n` : `${begin}\n${union.map((each) => `  | ${each}`).join('\n')};\n`;
}

/**
 * The text of the file.
 * @param document  what jsonSchema returns
 * @param module    what componentsOf returns: the kinds of the entries, and which types are values
 * @param drafts    what draftOf returns, of each entry with routes
 */
export function typescript(name, { $defs }, { types, entries }, drafts = []) {
  const ofArguments = argumentNames($defs, types);
  const json = new TypeWriter((each) => each, false), javascript = new TypeWriter((each) => ofArguments.get(each) ?? each, true);
  const functions = entries.map((entry) => exported(entry.name, signature(entry, $defs, json, javascript)));
  const declared = types.flatMap((type) => {
    const shown = ofArguments.get(type.name), schema = $defs[type.name];
    return [...(shown === type.name ? [] : [declaration(json, schema, type, type.name)]), ...(shown === undefined ? [] : [declaration(javascript, schema, type, shown)])];
  });
  const problems = new Map(drafts.map(({ problem, schemas }) => [problem, schemas[problem]]));
  const isTaken = (each) => $defs[each] !== undefined, branded = namesWithValues($defs, types), plainName = uniqueName('Plain', isTaken);
  const plain = (schema) => (referencesOf(schema).some((each) => branded.has(each)) ? `${plainName}<${json.text(schema)}>` : json.text(schema));
  const paths = drafts.map(({ entry, document }) => pathsOf(uniqueName(entry === 'handler' ? 'paths' : `${entry}Paths`, isTaken), document, plain));
  const ofProblems = [...problems].map(([shown, schema]) => declaration(json, schema, { isValue: false, base: shown }, shown));
  const head = `// The types of ${name}, made from its C++. Each build writes this file anew.\n`;
  const stream = entries.some(({ kind }) => kind === 'stream') ? [RESPONSE_STREAM] : [];
  const blocks = [head, functions.join(''), ...stream, ...declared, ...ofProblems, ...(paths.some((text) => text.includes(`${plainName}<`)) ? [plainType(plainName)] : []), ...paths].filter((text) => text !== '');
  return `${blocks.join('\n')}${functions.length + declared.length === 0 ? '\nexport {};\n' : ''}`;
}
