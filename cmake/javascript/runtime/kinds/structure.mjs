// Functions of objects with named members. Generated codecs call them; index.mjs contains only those that its codecs use (build/helpers.mjs).

/** The own property of that name, or undefined. */
export function own(object, name) {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Sets a property, even one that an assignment would not set (`__proto__`). */
export function define(object, name, value) {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
