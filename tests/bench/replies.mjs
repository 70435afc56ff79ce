import { deepStrictEqual } from 'node:assert';
import { pathToFileURL } from 'node:url';

/** A module by its path; what follows a `?` makes it another one of the same text. */
export function load(module) {
  const [path, query] = module.split('?');
  return import(pathToFileURL(path) + (query ? `?${query}` : ''));
}

/** Ends the process with status 1 and the difference, unless all handlers [{name, handle}] reply alike, as their callers read it. */
export async function compareReplies(contestants, text, context) {
  const replyOf = async ({ handle }) => JSON.parse(JSON.stringify(await handle(JSON.parse(text), context)));
  const expected = await replyOf(contestants[0]);
  for (const contestant of contestants.slice(1)) {
    try {
      deepStrictEqual(await replyOf(contestant), expected);
    } catch (error) {
      console.error(`${contestant.name} does not reply as ${contestants[0].name} does: ${error.message}`);
      process.exit(1);
    }
  }
}
