// Functions of unions by their only member. Generated codecs call them; index.mjs contains only those that its codecs use (build/helpers.mjs).

import { described, Mismatch } from '../lane.mjs';

/** The name of an object's only member; undefined if it has none or more. As everywhere, null is no value. */
export function onlyMember(object) {
  let name;
  for (const key in object) {
    if (object[key] === null || object[key] === undefined) continue;
    if (name !== undefined) return undefined;
    name = key;
  }
  return name;
}

/** Throws the mismatch of an object whose only member has an unknown name, or that has another number of members. */
export function notOneOf(pointer, expected, name) {
  throw new Mismatch(pointer, expected, name === undefined ? 'object' : `object with ${described(name).slice('string '.length)}`);
}
