// Functions of replies that are the event. The entries in index.mjs call them (build/generate.mjs).

/** The event with the members of `reply` in place of those of its member `name`. */
export function overlaid(event, name, reply) {
  return { ...event, [name]: { ...event?.[name], ...reply } };
}
