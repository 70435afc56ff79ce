// The pages of the documentation and their content. A page may contain
//
//   ```cpp                        code: part of a file that tests compile or run (text.test.mjs says which)
//   ```cpp title="hello.cpp"      a file that the commands after it need; it is written to the current folder
//   ```sh                         commands: typed in order, starting in the project's folder, or listed in ELSEWHERE
//   ```text title="Output"        the output of the commands before it; `…` stands for anything. Also in json
//   ```text                       the same; or a message that is part of some file; or a drawing, for example of folders
//
// The commands of a page share one shell: its folder and its exported variables.

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.join(import.meta.dirname, '..', '..');

const read = (file) => readFileSync(path.join(ROOT, file), 'utf8');

/**
 * The fenced blocks of a page, in order: [{ language, title, text, line }]. `rest` is the page's lines, with empty lines in place of the
 * blocks.
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

/** The commands of a shell block, without comments. */
export const commandsOf = (text) => text.replaceAll('\\\n', '').split('\n').filter((line) => !/^\s*(#|$)/.test(line));

function readPage(file) {
  const text = read(file);
  try {
    return { file, text, ...readBlocks(text) };
  } catch (error) {
    throw new Error(`${file}, ${error.message}`);
  }
}

/** Every page whose code and commands are checked. */
export const PAGES = ['README.md', ...globSync(['docs/**/*.md', 'examples/*/README.md', 'CONTRIBUTING.md', 'SECURITY.md'], { cwd: ROOT }).sort()].map(readPage);

/**
 * The steps of a reader on a page, in order: `{ command }` is typed, `{ file, text }` is written, and `{ output, isCertain }` is the output of
 * the commands in the block before it. An output without a title may be a drawing instead.
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

/** Whether `printed` contains the lines of `shown`, in order; `…` in a line stands for anything. */
export function holds(printed, shown) {
  const lines = shown.split('\n').filter((line) => line.trim() !== '').map((line) => line.trim().split('…').map((part) => RegExp.escape?.(part) ?? part.replace(/[^\w\s]/g, '\\$&')).join('.*'));
  return new RegExp(lines.join('[^]*\\n\\s*')).test(printed);
}

/** Whether a block is a drawing: of folders and files, of connections, or in columns. */
export const isDrawing = (text) => /[─│]/.test(text) || text.split('\n').every((line) => /\S {2,}\S/.test(line));

/** Commands of pages that lines.test.mjs does not type, because another suite runs them: the file that runs each, and a text in it. */
export const ELSEWHERE = {
  'make test': { file: '.ci/run', says: 'make test' },
  'make serve FUNCTION=echo': { file: 'tests/serve/cpp.test.mjs', says: "make('FUNCTION=echo')" },
  'make serve FUNCTION=site': { file: 'tests/serve/cpp.test.mjs', says: "path.join(FUNCTIONS, 'site')" },
  'make bench WORK=W1': { file: 'tests/suites/58-make.sh', says: 'make -n bench' },
  'npx osls@4.3.1 deploy': { file: 'tests/deploy/deploy.test.mjs', says: "oslsWell(deployed, 'deploy')" },
  'npx osls@4.3.1 invoke -f hello -p events/hello.json': { file: 'tests/deploy/deploy.test.mjs', says: "'invoke', '-f', name, '-p', file" },
  'npx osls@4.3.1 remove': { file: 'tests/deploy/deploy.test.mjs', says: "oslsWell(deployed, 'remove')" },
};

/** The same for pages whose commands are all run by another suite. */
export const PAGES_ELSEWHERE = {
  'examples/starter/README.md': { file: 'tests/suites/45-consumers.sh', says: '"$root/examples/starter" starter-$platform' },
};
