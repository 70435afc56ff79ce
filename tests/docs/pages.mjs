// The pages of the documentation, and what stands on them. A page may hold
//
//   ```cpp                        code: part of a file that tests compile or run (text.test.mjs says which)
//   ```cpp title="hello.cpp"      a file, which the commands after it need: it is written where the reader is
//   ```sh                         commands: they are typed in order, from the project's folder, or named in ELSEWHERE
//   ```text title="Output"        what the commands before it print; `…` stands for anything. In json, too
//   ```text                       the same; or a message that is a part of some file, or a drawing, as of folders
//
// Lines of the same page share their shell: its folder and its exported variables.

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.join(import.meta.dirname, '..', '..');

const read = (file) => readFileSync(path.join(ROOT, file), 'utf8');

/**
 * The fenced blocks of a page, in order: [{ language, title, text, line }]. `rest` is every line that is not in one; a fence is an
 * empty line there.
 */
export function readBlocks(text) {
  const blocks = [], rest = [];
  let open = null;
  text.split('\n').forEach((line, index) => {
    const fence = /^( *)```(\w*)(?: +title="([^"]*)")?$/.exec(line);
    if (open === null && fence) {
      open = { indent: fence[1], language: fence[2], title: fence[3], lines: [], line: index + 1 };
      rest.push('');
    } else if (open !== null && line === `${open.indent}\`\`\``) {
      const { language, title, line: first, lines, indent } = open;
      const text = lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line)).join('\n');
      blocks.push({ language, title, text, line: first });
      open = null;
      rest.push('');
    } else if (open !== null) {
      open.lines.push(line);
      rest.push('');
    } else {
      if (line.includes('```')) throw new Error(`line ${index + 1}: write \`\`\`language or \`\`\`language title="file"`);
      rest.push(line);
    }
  });
  if (open !== null) throw new Error(`the block that begins in line ${open.line} has no end`);
  return { blocks, rest };
}

/** A shell block as it is typed: one command each, without comments. */
export const commandsOf = (text) => text.replaceAll('\\\n', '').split('\n').filter((line) => !/^\s*(#|$)/.test(line));

function readPage(file) {
  const text = read(file);
  try {
    return { file, text, ...readBlocks(text) };
  } catch (error) {
    throw new Error(`${file}, ${error.message}`);
  }
}

/** What a stranger reads: every page whose code and commands are held to what they say. */
export const PAGES = ['README.md', ...globSync(['docs/**/*.md', 'examples/*/README.md', 'CONTRIBUTING.md', 'SECURITY.md'], { cwd: ROOT }).sort()].map(readPage);

/**
 * What a reader does on a page, in order: `{ command }` is typed, `{ file, text }` is written, and `{ output, isCertain }` is what the
 * commands of the block before it print. An output without a title may be a drawing instead.
 */
export function stepsOn({ blocks }) {
  const steps = [];
  let canPrint = false;
  for (const { language, title, text, line } of blocks) {
    if (language === 'sh' && title === undefined) {
      steps.push(...commandsOf(text).map((command) => ({ command, line })));
      canPrint = true;
    } else if (title === 'Output' || (language === 'text' && title === undefined && canPrint)) {
      steps.push({ output: text, isCertain: title === 'Output', line });
    } else {
      if (title !== undefined) steps.push({ file: title, text: `${text}\n`, line });
      canPrint = false;
    }
  }
  return steps;
}

/** Every command on a page. */
export const commandsOn = (page) => stepsOn(page).flatMap(({ command }) => command ?? []);

/** Whether `printed` has the lines of `shown`, in order; `…` in a line stands for anything. */
export function holds(printed, shown) {
  const lines = shown.split('\n').filter((line) => line.trim() !== '').map((line) => line.trim().split('…').map((part) => RegExp.escape?.(part) ?? part.replace(/[^\w\s]/g, '\\$&')).join('.*'));
  return new RegExp(lines.join('[^]*\\n\\s*')).test(printed);
}

/** Whether a block is drawn: folders and files, how things hang together, or columns. */
export const isDrawing = (text) => /[─│]/.test(text) || text.split('\n').every((line) => /\S {2,}\S/.test(line));

/**
 * What pages tell to type and lines.test.mjs does not, because another suite does: the file that does it, and what stands
 * there.
 */
export const ELSEWHERE = {
  'make test': { file: '.ci/run', says: 'make test' },
  'make serve FUNCTION=echo': { file: 'tests/serve/cpp.test.mjs', says: "make('FUNCTION=echo')" },
  'make bench WORK=W1': { file: 'tests/suites/58-make.sh', says: 'make -n bench' },
  'npx osls@4.3.1 deploy': { file: 'tests/deploy/deploy.test.mjs', says: "oslsWell(deployed, 'deploy')" },
  'npx osls@4.3.1 invoke -f hello -p events/hello.json': { file: 'tests/deploy/deploy.test.mjs', says: "'invoke', '-f', name, '-p', file" },
  'npx osls@4.3.1 remove': { file: 'tests/deploy/deploy.test.mjs', says: "oslsWell(deployed, 'remove')" },
};

/** The same, of pages whose commands another suite runs all. */
export const PAGES_ELSEWHERE = {
  'examples/starter/README.md': { file: 'tests/suites/45-consumers.sh', says: '"$root/examples/starter" starter-$platform' },
};
