// The operationIds of routes: the names of their handlers.

import { uniqueName } from './component_names.mjs';
import { segmentsOf } from './routes.mjs';

// `&notes::show` as its namespaces and its own name; undefined for a lambda and for an instance of a template.
function nameParts(handler) {
  const name = handler.replace(/^&/, '').replaceAll('(anonymous namespace)::', '');
  return /^[\p{L}\p{N}_$]+(?:::[\p{L}\p{N}_$]+)*$/u.test(name) ? name.split('::') : undefined;
}

// `GET /notes/{id}` is get_notes_id.
const idOfKey = ({ method, path }) => [method.toLowerCase(), ...segmentsOf(path).map(({ text, name }) => name ?? text)].join('_').replaceAll(/\W+/g, '_').replace(/_+$/, '');

/**
 * An id for each operation: that of a note; else the name of the handler, after as many of its namespaces as tell it from other handlers; for a
 * lambda the route's key. Operations of one route have their methods at the end. What remains equal is numbered in the order given.
 *
 * @param operations  [{method, path, handler, id, isOneOf}]: `id` is that of a note, or undefined; `isOneOf` if the route has several
 */
export function operationIds(operations) {
  const all = new Map(), used = new Set(operations.flatMap(({ id }) => id ?? []));
  for (const { handler } of operations) {
    const parts = nameParts(handler);
    if (parts !== undefined) all.set(handler, { parts, shown: 1 });
  }
  const nameOf = ({ parts, shown }) => parts.slice(-shown).join('_');
  for (let isClear = false; !isClear;) {
    const names = [...all.values()].map(nameOf), unclear = [...all.values()].filter((each) => names.filter((name) => name === nameOf(each)).length > 1 && each.shown < each.parts.length);
    for (const each of unclear) each.shown++;
    isClear = unclear.length === 0;
  }
  return operations.map((operation) => {
    const { id, handler, method, isOneOf } = operation, name = all.get(handler);
    if (id !== undefined && !isOneOf) return id;
    const base = id ?? (name === undefined ? undefined : nameOf(name));
    const unique = uniqueName(base === undefined ? idOfKey(operation) : isOneOf ? `${base}_${method.toLowerCase()}` : base, (each) => used.has(each));
    used.add(unique);
    return unique;
  });
}
