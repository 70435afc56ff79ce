// The types of a module's documents, joined: the same type of two files once, with a name, and once or twice as it differs between what a function
// takes and what it returns.
//
// A document is JSON text in the module's data:
//   {"type":"ns::Order","in":SCHEMA,"out":SCHEMA}                      a type, by the name that the compiler prints; "out" only if it differs;
//                                                                      "value":true if it crosses as another type, and is named in TypeScript
//   {"entry":"handler","name":"buy","in":SCHEMA,"out":SCHEMA}          an entry (handler, stream); without "in" or "out" if nothing is taken or
//                                                                      returned
//   {"entry":"function","name":"add","in":{"arguments":[SCHEMA]},…}    an entry (function, task) for JavaScript
//   {"entry":"handler",…,"routes":{"$ref":0}}                          an entry with routes: the outermost group
//   {"group":"/notes","parts":[PART]}                                  a group: its prefix, and its parts in order. A PART is {"$ref":0}, and of a
//                                                                      route {"$ref":0,"route":"GET /{id}","handler":"&ns::show","notes":[NOTE]}
//   {"middleware":[NOTE]}                                              a part: the notes of every route that follows in its group
//   {"info":{"title":"Notes","version":"1.4.2"}}                       a part: of the whole API
//   {"fallback":true}                                                  a part: there is a handler of all other paths
//   {"files":"/assets","immutable":true}                               a part: files are at this path and below it; perhaps without "immutable"
//   {"openapi":"/openapi.json"}                                        a part: the OpenAPI document is at this path
//   {"signature":[NOTE],                                               what a handler of a route takes and returns, and notes of its parameters.
//    "in":{"body":SCHEMA},"out":{                                      Parameters of the path without "name" are in its order
//      "parameters":[{"in":"path|query|header|cookie|form","name":"limit","required":true,"schema":SCHEMA}],
//      "replies":[{"status":200,"type":"application/json","schema":SCHEMA}]}}   without "status" if the handler says it, at run time
// A parameter in a form may also have "closed":true, which refuses other members, and "multipart": true, or "file" for a file.
// A NOTE has one member of http/route/notes.hpp, such as {"summary":"One note."}; {"fails":404} also has "description", perhaps.
// {"etag":true} says that a GET may be answered with 304, and {"accepts":["text/csv"]} among which media types the caller chooses.
// A SCHEMA is one of JSON Schema 2020-12 whose references are numbers: {"$ref":0} is the first type in the list that follows the text.

import { BuildError } from '../abi.mjs';
import { namesOf, uniqueName } from './component_names.mjs';
import { Digits, parseExactly } from './exact_json.mjs';
import { reached } from './reach.mjs';
import { routesOf } from './routes.mjs';

const isReference = (value) => typeof value.$ref === 'number';

/** Calls `visit` with each reference in a fragment of JSON Schema. */
function eachReference(fragment, visit) {
  if (typeof fragment !== 'object' || fragment === null) return;
  if (isReference(fragment)) visit(fragment.$ref);
  for (const each of Object.values(fragment)) eachReference(each, visit);
}

/** A copy of a fragment in which each number of a reference is what `target` makes of it. */
function withReferences(fragment, target) {
  if (typeof fragment !== 'object' || fragment === null || fragment instanceof Digits) return fragment;
  if (Array.isArray(fragment)) return fragment.map((each) => withReferences(each, target));
  return Object.fromEntries(Object.entries(fragment).map(([name, each]) => [name, name === '$ref' && typeof each === 'number' ? target(each) : withReferences(each, target)]));
}

// Nodes of a graph: each document with the numbers of the types that it refers to. `in` and `out` are the fragments of each direction.
function nodesOf(texts) {
  const places = new Map(texts.map(({ address }, i) => [address, i]));
  return texts.map(({ text, list }) => {
    const { in: taken, out = undefined, ...rest } = parseExactly(text), isType = rest.type !== undefined;
    const refs = list.map((address) => places.get(address));
    if (refs.includes(undefined)) throw new BuildError(`the document of ${rest.type ?? rest.name} refers to one that is not in the module: compile all of it with the same headers.`);
    return { ...rest, in: taken, out: isType ? out ?? taken : out, refs };
  });
}

// The classes of equal nodes: of each node, the first node with the same text, whose references are equal in turn. Types may refer to each other
// in circles, so all are taken for equal that have one text, and told apart by their references until nothing changes.
function classesOf(nodes) {
  const number = (keys) => {
    const known = new Map();
    return keys.map((key, i) => { if (!known.has(key)) known.set(key, i); return known.get(key); });
  };
  let classes = number(nodes.map(({ refs, ...rest }) => JSON.stringify(rest)));
  for (;;) {
    const finer = number(nodes.map(({ refs }, i) => `${classes[i]} ${refs.map((each) => classes[each])}`));
    if (finer.every((each, i) => each === classes[i])) return classes;
    classes = finer;
  }
}

// The nodes that differ between in and out: by their own text, or by a node that they refer to.
function differing(nodes) {
  const users = nodes.map(() => []), textOf = (fragment) => JSON.stringify(fragment);
  nodes.forEach(({ refs }, i) => refs.forEach((each) => users[each].push(i)));
  return reached([...nodes.keys()].filter((i) => textOf(nodes[i].in) !== textOf(nodes[i].out)), (i) => users[i]);
}

// The nodes that are reached from these entries, by the fragments of one direction.
function reachedBy(nodes, entries, direction) {
  const next = (node) => {
    const found = [];
    eachReference(node[direction], (each) => found.push(node.refs[each]));
    return found;
  };
  return reached(entries.flatMap(next), (i) => next(nodes[i]));
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Joins the documents of a module (`documentTexts` of schema.mjs):
 *   types    [{name, schema, isValue, base}]    each type once, or twice as NAME and NAMEInput; `base` is NAME. Ordered by name
 *   entries  [{kind, name, in, out, api}]       schemas; `in` is undefined without an input, or {arguments: [schema]}. Ordered by name. `api` is
 *                                               what routesOf returns, with schemas in `in` and `out` of each route, or undefined without routes
 * `reference` makes the `$ref` of the name of a type.
 */
export function componentsOf(texts, reference) {
  const nodes = nodesOf(texts), classes = classesOf(nodes);
  for (const node of nodes) node.refs = node.refs.map((each) => classes[each]);
  const isFirst = (i) => classes[i] === i, entries = nodes.filter(({ entry }, i) => entry !== undefined && isFirst(i));
  const users = [...entries, ...nodes.filter(({ signature }) => signature !== undefined)];
  const taken = reachedBy(nodes, users, 'in'), returned = reachedBy(nodes, users, 'out'), differs = differing(nodes);

  const used = [...nodes.keys()].filter((i) => taken.has(i) || returned.has(i));
  used.sort((a, b) => compare(nodes[a].type, nodes[b].type) || compare(JSON.stringify(nodes[a].in), JSON.stringify(nodes[b].in)) || a - b);
  const list = namesOf(used.map((i) => nodes[i].type)), names = new Map(used.map((i, at) => [i, { in: list[at], out: list[at] }]));
  const all = new Set(list);
  for (const i of used.filter((each) => differs.has(each) && taken.has(each) && returned.has(each))) {
    const name = uniqueName(`${names.get(i).out}Input`, (each) => all.has(each));
    all.add(name);
    names.get(i).in = name;
  }

  const schemaOf = (node, direction) => withReferences(node[direction], (each) => reference(names.get(node.refs[each])[direction]));
  const types = used.flatMap((i) => {
    const node = nodes[i], name = names.get(i), directions = name.in !== name.out ? ['in', 'out'] : taken.has(i) ? ['in'] : ['out'];
    return directions.map((direction) => ({ name: name[direction], schema: schemaOf(node, direction), isValue: node.value === true, base: name.out }));
  });
  const apiOf = (node) => {
    const { routes, ...others } = routesOf(nodes, node.refs[node.routes.$ref]);
    return { ...others, routes: routes.map(({ node: each, ...rest }) => ({ ...rest, in: schemaOf(each, 'in'), out: schemaOf(each, 'out') })) };
  };
  return {
    types: types.sort((a, b) => compare(a.name, b.name)),
    entries: entries.map((node) => ({
      kind: node.entry, name: node.name, in: schemaOf(node, 'in'), out: schemaOf(node, 'out'), ...(node.routes === undefined ? {} : { api: apiOf(node) }),
    })).sort((a, b) => compare(a.name, b.name)),
  };
}
