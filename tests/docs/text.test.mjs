// Compares the pages with the project: snippets are parts of files that are compiled or run, links have targets, and versions and words are
// those of the scripts.

import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';

import { commandsOn, ELSEWHERE, holds, isDrawing, PAGES, PAGES_ELSEWHERE, readBlocks, ROOT, stepsOn } from './pages.mjs';

const read = (file) => readFileSync(path.join(ROOT, file), 'utf8');
const filesOf = (...patterns) => globSync(patterns, { cwd: ROOT, exclude: ['**/node_modules', 'build'] }).filter((file) => statSync(path.join(ROOT, file)).isFile());

// The files that the snippets of each language are cut from.
const SOURCES = {
  cpp: ['examples/*/*.cpp', 'tests/docs/snippets/*.cpp', 'tests/**/*.cpp', 'tests/consumers/*/*.hpp', 'include/**/*.hpp'],
  cmake: ['examples/CMakeLists.txt', 'examples/*/CMakeLists.txt', 'tests/docs/snippets/**/CMakeLists.txt', 'tests/consumers/*/CMakeLists.txt', 'CMakeLists.txt'],
  yaml: ['deploy/*.yml', 'examples/*/*.yml'],
  js: ['examples/*/*.mjs', 'tests/docs/snippets/*.mjs', 'tests/consumers/*/*.{js,mjs}', 'tests/docs/snippets/*.js'],
  ts: ['tests/docs/snippets/*.ts', 'tests/functions/*/*.ts'],
  json: ['examples/*/.vscode/*.json', 'examples/*/expected/**/*.json', 'examples/*/events/**/*.json', 'CMakePresets.json', 'tests/docs/snippets/*.json'],
};
const texts = new Map(Object.entries(SOURCES).map(([language, patterns]) => [language, filesOf(...patterns).map(read)]));
// The files that may contain a message that a page quotes.
const messages = filesOf('{include,cmake,tests,examples,deploy}/**/*.{hpp,cpp,mjs,js,cmake,sh,json,txt}').map(read);

/** Whether a file contains these lines, with any indentation. A comment `…` on a line of its own stands for lines that are left out. */
function isPartOf(source, snippet) {
  const parts = snippet.split(/^ *(?:\/\/|#) …\n/m).map((part) => part.replace(/\n$/, '').split('\n'));
  const lines = source.split('\n');
  const begins = (at, part, indent) => part.every((line, i) => lines[at + i] === (line === '' ? '' : indent + line));
  return lines.some((first, start) => {
    if (!first.endsWith(parts[0][0])) return false;
    const indent = first.slice(0, first.length - parts[0][0].length);
    if (indent.trim() !== '') return false;
    let from = start;
    return parts.every((part, i) => {
      const at = lines.findIndex((_, line) => (i === 0 ? line === start : line >= from) && begins(line, part, indent));
      from = at + part.length;
      return at >= 0;
    });
  });
}

for (const page of PAGES) {
  const { file, blocks, rest } = page, steps = stepsOn(page);
  suite(file, () => {
    for (const { language, title, text, line } of blocks) {
      if (language === 'sh' && title === undefined) continue;
      const name = `the ${language || 'nameless'} in line ${line}`;
      if (title !== undefined) {
        test(`${name} is used by a command`, () => {
          const commands = steps.filter(({ command, line: at }) => command !== undefined && (!(command in ELSEWHERE) || title === 'serverless.yml') && (title === 'Output' ? at < line : at > line));
          assert.notEqual(commands.length, 0, `a block with a title is a file that commands after it need, or with "Output" what those before it print`);
        });
      } else if (language === 'text') {
        // If a command precedes it, lines.test.mjs compares the two.
        if (isDrawing(text) || steps.some((step) => step.output !== undefined && step.line === line)) continue;
        test(`${name} is a message`, () => assert.ok(isMessage(text), `no file holds it:\n${text}`));
      } else {
        test(`${name} is part of a file`, () => {
          assert.ok(texts.has(language), `it should be one of ${[...texts.keys()].join(', ')}, sh or text`);
          assert.ok(texts.get(language).some((source) => isPartOf(source, text)), `no file of ${SOURCES[language].join(', ')} holds it:\n${text}`);
        });
      }
    }
    const isInList = listsOf(rest);
    test('no code is left unfenced', () => assert.deepEqual(rest.filter((line, i) => /^(    |\t)/.test(line) && !isInList[i]), []));
    test('lists are read alike everywhere', () => {
      // Unlike forges, the site needs an empty line before a list, and four spaces before text that belongs to an item.
      const isItem = (line) => /^([-*]|\d+\.) /.test(line);
      const joined = rest.filter((line, i) => isItem(line) && !isInList[i - 1] && rest[i - 1] !== '');
      const indented = rest.filter((line, i) => /^ {1,3}([-*]|\d+\.) /.test(line) || (/^ {1,3}\S/.test(line) && rest[i - 1] === ''));
      assert.deepEqual([...joined, ...indented], [], 'write an empty line before a list, and four spaces before what belongs to an item');
    });
  });
}

/** Whether each line belongs to a list. */
function listsOf(lines) {
  let isIn = false;
  return lines.map((line, i) => {
    if (/^([-*]|\d+\.) /.test(line)) isIn = true;
    else if (/^\S/.test(line) && lines[i - 1] === '') isIn = false;
    return isIn;
  });
}

/** Whether each line of the message is somewhere in the project; values in it may differ. */
function isMessage(text) {
  return text.split('\n').filter((line) => line.trim() !== '').every((line) => messages.some((source) => holds(source, line)));
}

test('the first snippet of README.md is a whole program', () => assert.equal(`${PAGES[0].blocks[0].text}\n`, read('examples/hello/main.cpp')));

suite('commands', () => {
  const commands = PAGES.flatMap(commandsOn);
  for (const [command, { file, says }] of Object.entries(ELSEWHERE)) {
    test(`\`${command}\` is run by ${file}`, () => {
      assert.ok(commands.includes(command), 'no page says so (any more)');
      assert.ok(read(file).includes(says), `${file} does not hold: ${says}`);
    });
  }
});

test('the commands of pages that another suite runs are run there', () => {
  for (const { file, says } of Object.values(PAGES_ELSEWHERE)) assert.ok(read(file).includes(says), `${file} does not hold: ${says}`);
});

// The links in all Markdown files, to files and to headings. The site checks its own links, but README.md is not on it.
suite('links lead somewhere', () => {
  const pages = new Map([...PAGES, ...['CHANGELOG.md'].map((file) => ({ file, text: read(file), ...readBlocks(read(file)) }))].map((page) => [page.file, page]));
  const made = (name) => `docs/${name}`.startsWith('docs/reference/'); // pages of the site that are made from doc comments
  for (const { file, rest } of pages.values()) {
    test(file, () => {
      const text = rest.join('\n').replaceAll(/`[^`\n]*`/g, '');
      for (const [, link] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^\w+:/.test(link)) continue;
        const [name, anchor] = link.split('#');
        const target = name === '' ? file : path.posix.join(path.posix.dirname(file), name);
        if (file.startsWith('docs/') && made(path.posix.relative('docs', target))) continue;
        assert.ok(existsSync(path.join(ROOT, target)), `${link}: there is no ${target}`);
        if (anchor === undefined) continue;
        assert.ok(pages.has(target), `${link}: only a page has headings`);
        assert.ok(anchorsOf(pages.get(target)).includes(anchor), `${link}: ${target} has no such heading; there are: ${anchorsOf(pages.get(target)).join(' ')}`);
      }
    });
  }
});

/** The anchors of a page's headings, made as forges and the site make them. */
function anchorsOf({ rest }) {
  return rest.flatMap((line) => /^#+ (.*)$/.exec(line)?.[1] ?? []).map((heading) =>
    heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').trim().toLowerCase().replaceAll(/[^\p{L}\p{N}_ -]/gu, '').replaceAll(' ', '-'));
}

suite('every example is linked to', () => {
  const text = PAGES.filter(({ file }) => !file.startsWith('examples/')).map(({ text }) => text).join('\n');
  for (const file of globSync('examples/*/', { cwd: ROOT })) {
    test(file, () => assert.match(text, new RegExp(String.raw`\((?:\.\./)?${file}(?:/README\.md)?\)`)));
  }
});

// tests/sizes.txt allows each zip two per cent more than its size.
suite('an example tells the size of its zip', () => {
  for (const [, name, allowed] of read('tests/sizes.txt').matchAll(/^(\w+) +(\d+)/gm)) {
    const says = `The zip has ${Math.round(allowed / 1020)} KB.`;
    test(name, () => assert.ok(read(`examples/${name}/README.md`).includes(says), `it should say "${says}"`));
  }
});

suite('versions are those of the scripts', () => {
  const versions = read('cmake/toolchain/versions.sh') + read('tests/tools/versions.sh');
  const version = (name) => new RegExp(`^${name}=(\\S+)`, 'm').exec(versions)[1];
  const isSaid = (text) => assert.ok(PAGES.some((page) => page.text.includes(text)), `a page should say "${text}"`);
  const says = {
    EMSCRIPTEN_OLDEST: (value) => `| Emscripten | ${value} to `,
    EMSCRIPTEN_NEWEST_TESTED: (value) => ` to ${value}; `,
    RIC_NODE22_VERSION: (value) => `aws-lambda-ric ${value} on Node.js 22`,
    RIC_NODE24_VERSION: (value) => `${value} on Node.js 24, and ${value} on Node.js 26`,
  };
  for (const [name, text] of Object.entries(says)) test(name, () => isSaid(text(version(name))));
  test('CMake and Node.js', () => {
    const [, cmake] = /cmake_minimum_required\(VERSION (\S+)\)/.exec(read('CMakeLists.txt'));
    const [, node] = /version VERSION_LESS ([\d.]+)\)\n +message\(FATAL_ERROR "\$\{remedy\}/.exec(read('cmake/link_function.cmake'));
    isSaid(`CMake ${cmake}, Node.js ${node} and newer`);
  });
  test('OSLS_VERSION', () => {
    const named = PAGES.flatMap(({ text }) => [...text.matchAll(/osls@([\d.]+)/g)].map(([, named]) => named));
    assert.deepEqual([...new Set(named)], [version('OSLS_VERSION')]);
  });
});

test('the words of lambda_wasm_add_function are those of its comment', () => {
  const comment = read('cmake/LambdaWasmFunction.cmake').split('\n\n')[0];
  const documented = [...comment.matchAll(/^# {3}([A-Z_]+) /gm)].map(([, word]) => word);
  const tables = PAGES.map(({ text }) => [...text.matchAll(/^\| `([A-Z_]+) [^`]*` \|/gm)].map(([, word]) => word)).filter((words) => words.includes(documented[0]));
  assert.notEqual(tables.length, 0, 'no page has a table of them');
  for (const words of tables) assert.deepEqual(words, documented);
});

test('CHANGELOG.md has an entry for this version', () => {
  const lines = read('include/lambda_wasm/version.hpp');
  const version = ['MAJOR', 'MINOR', 'PATCH'].map((part) => new RegExp(`_VERSION_${part} (\\d+)`).exec(lines)[1]).join('.');
  assert.match(read('CHANGELOG.md'), new RegExp(`^## ${version.replaceAll('.', '\\.')}$`, 'm'));
});
