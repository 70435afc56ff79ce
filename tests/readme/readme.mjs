// README.md and its fenced blocks.

import { readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.join(import.meta.dirname, '..', '..');

export const TEXT = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

/** The fenced blocks, in order: [{ language, text, line }]. What is not fenced is `rest`. */
export function readBlocks(text) {
  const blocks = [], rest = [];
  let open = null;
  text.split('\n').forEach((line, index) => {
    const fence = /^ *```(\w*)$/.exec(line);
    if (fence && open === null) {
      open = { language: fence[1], lines: [], line: index + 1 };
    } else if (fence) {
      blocks.push({ language: open.language, text: open.lines.join('\n'), line: open.line });
      open = null;
    } else {
      (open?.lines ?? rest).push(line);
    }
  });
  if (open !== null) throw new Error(`the block that begins in line ${open.line} of README.md has no end`);
  return { blocks, rest };
}

/** Every line of the blocks in `sh`. */
export const COMMANDS = readBlocks(TEXT).blocks.filter(({ language }) => language === 'sh').flatMap(({ text }) => text.split('\n'));

/**
 * What README tells to type and lines.test.mjs does not, because another suite does: the file that does it, and what stands
 * there.
 */
export const ELSEWHERE = {
  'make test': { file: '.ci/run', says: 'make test' },
  'make serve FUNCTION=echo': { file: 'tests/serve/cpp.test.mjs', says: "make('FUNCTION=echo')" },
  'npx osls@4.3.1 deploy': { file: 'tests/deploy/deploy.test.mjs', says: "oslsWell(deployed, 'deploy')" },
  'npx osls@4.3.1 invoke -f hello -p event.json': { file: 'tests/deploy/deploy.test.mjs', says: "'invoke', '-f', name, '-p', file" },
  'npx osls@4.3.1 remove': { file: 'tests/deploy/deploy.test.mjs', says: "oslsWell(deployed, 'remove')" },
};
