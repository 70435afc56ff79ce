import { deepStrictEqual } from 'node:assert';
import { pathToFileURL } from 'node:url';

/** Imports a module by its path; a different query after `?` imports another copy. */
export function load(module) {
  const [path, query] = module.split('?');
  return import(pathToFileURL(path) + (query ? `?${query}` : ''));
}

/** Imports all modules of {name: path}. */
export const loadAll = async (modules) => Object.fromEntries(await Promise.all(Object.entries(modules).map(async ([name, module]) => [name, await load(module)])));

// As callers read it: ignores the order of members, also in a JSON body.
function read(reply) {
  const value = JSON.parse(JSON.stringify(reply ?? null));
  return value?.headers?.['content-type'] === 'application/json' ? { ...value, body: JSON.parse(value.body) } : value;
}

/** @throws unless all handlers [{name, handle}] return the same reply, as callers read it */
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
