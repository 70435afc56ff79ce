import { deepStrictEqual } from 'node:assert';
import { pathToFileURL } from 'node:url';

/** A module by its path; what follows a `?` makes it another one of the same text. */
export function load(module) {
  const [path, query] = module.split('?');
  return import(pathToFileURL(path) + (query ? `?${query}` : ''));
}

/** All modules of {name: path}, under their names. */
export const loadAll = async (modules) => Object.fromEntries(await Promise.all(Object.entries(modules).map(async ([name, module]) => [name, await load(module)])));

// As their callers read it: the members of an object have no order, those in a body of JSON neither.
function read(reply) {
  const value = JSON.parse(JSON.stringify(reply ?? null));
  return value?.headers?.['content-type'] === 'application/json' ? { ...value, body: JSON.parse(value.body) } : value;
}

/** @throws where not all handlers [{name, handle}] give the same reply, as their callers read it */
export async function compareReplies(contestants, text, context) {
  const replyOf = async ({ handle }) => read(await handle(JSON.parse(text), context));
  const expected = await replyOf(contestants[0]);
  for (const contestant of contestants.slice(1)) {
    const reply = await replyOf(contestant);
    try {
      deepStrictEqual(reply, expected);
    } catch (error) {
      throw new Error(`${contestant.name} does not reply as ${contestants[0].name} does: ${error.message}`, { cause: error });
    }
  }
}
