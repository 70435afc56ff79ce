// The types of a program as a graph: a schema refers to described types, and these to one another. Each cost here is linear in the number of
// types and of their fields, whatever the number of paths between them.

import { kindOf } from './kinds.mjs';

/** The types that a schema names itself, one for each reference. */
export function typesIn(schema) {
  return schema.to !== undefined ? [schema.to] : kindOf(schema).inner(schema).flatMap(typesIn);
}

/** All types that schemas need, each once, and after the types that it needs, unless these need it too. */
export function allTypes(...schemas) {
  const seen = new Set(), found = [];
  const visit = (type) => {
    if (seen.has(type)) return;
    seen.add(type);
    typesIn(type.schema).forEach(visit);
    found.push(type);
  };
  schemas.flatMap(typesIn).forEach(visit);
  return found;
}

/** Facts about types, each found once. */
export class Types {
  #facts = new Map();
  #open = []; // types whose cycles are not complete (Tarjan's algorithm)

  /** Whether a value of the type may hold values of the type. */
  isRecursive(type) { return this.#of(type).isRecursive; }
  /** Whether the type is recursive, or holds one that is. */
  isDeep(type) { return this.#of(type).isDeep; }

  #of(type) { return this.#facts.get(type) ?? this.#visit(type); }

  #visit(type) {
    const facts = { low: this.#facts.size, isOpen: true, isRecursive: false, isDeep: false }, number = facts.low;
    this.#facts.set(type, facts);
    const begin = this.#open.push(facts) - 1, held = typesIn(type.schema);
    for (const other of held) {
      const { low, isOpen, isDeep } = this.#of(other);
      if (isOpen) facts.low = Math.min(facts.low, low);
      if (other === type) facts.isRecursive = true;
      if (isDeep) facts.isDeep = true;
    }
    if (facts.low === number) {
      const cycle = this.#open.splice(begin), isRecursive = facts.isRecursive || cycle.length > 1, isDeep = isRecursive || cycle.some((each) => each.isDeep);
      for (const each of cycle) Object.assign(each, { isOpen: false, isRecursive, isDeep });
    }
    return facts;
  }
}
