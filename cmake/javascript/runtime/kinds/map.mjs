// Functions of maps. Generated codecs call them; index.mjs contains only those that its codecs use (build/helpers.mjs).

// When a string that was cut from the reply becomes a property's name, the engine hashes it and looks it up. Replies mostly repeat their
// keys, so the string of the last reply at the same place is used if it is equal: it is a name already.
export function knownKey(known, place, key) {
  if (place > 16) return key;
  const last = known[place];
  return last === key ? last : (known[place] = key);
}
