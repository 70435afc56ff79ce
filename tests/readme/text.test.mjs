// What stands in README.md, against what stands in the project: its snippets are parts of files that are compiled or run, its
// links lead somewhere, its versions and words are those of the scripts.

import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';

import { COMMANDS, ELSEWHERE, readBlocks, ROOT, TEXT } from './readme.mjs';

const read = (file) => readFileSync(path.join(ROOT, file), 'utf8');
const { blocks, rest } = readBlocks(TEXT);

// Where the snippets of a language are cut from.
const SOURCES = {
  cpp: ['examples/*/*.cpp', 'tests/readme/snippets/*.cpp'],
  cmake: ['examples/CMakeLists.txt', 'examples/*/CMakeLists.txt'],
  yaml: ['deploy/*.yml', 'examples/*/*.yml'],
  js: ['examples/*/*.mjs'],
  json: ['examples/*/expected/**/*.json'],
};
const sources = (language) => globSync(SOURCES[language], { cwd: ROOT });

suite('snippets', () => {
  for (const { language, text, line } of blocks) {
    if (language === 'sh') continue;
    test(`the ${language || 'nameless'} in line ${line} is part of a file`, () => {
      assert.ok(language in SOURCES, `it should be one of ${Object.keys(SOURCES).join(', ')} or sh`);
      assert.ok(sources(language).some((file) => `\n${read(file)}`.includes(`\n${text}\n`)), `no file of ${SOURCES[language].join(', ')} holds it:\n${text}`);
    });
  }
  test('no code is left unfenced', () => assert.deepEqual(rest.filter((line) => /^(    |\t)/.test(line)), []));
});

test('the first snippet is a whole program', () => assert.equal(`${blocks[0].text}\n`, read('examples/hello/main.cpp')));

suite('commands', () => {
  for (const [command, { file, says }] of Object.entries(ELSEWHERE)) {
    test(`\`${command}\` is run by ${file}`, () => {
      assert.ok(COMMANDS.includes(command), 'README.md does not say so (any more)');
      assert.ok(read(file).includes(says), `${file} does not hold: ${says}`);
    });
  }
  test('every example that can be run is named', () => {
    for (const file of globSync('examples/*/main.cpp', { cwd: ROOT })) {
      assert.ok(TEXT.includes(`(${path.dirname(file)})`), `${path.dirname(file)} is not`);
    }
  });
});

test('links lead somewhere', () => {
  const links = [...rest.join('\n').matchAll(/\]\(([^)#]+)/g)].map(([, link]) => link);
  assert.notEqual(links.length, 0);
  assert.deepEqual(links.filter((link) => !existsSync(path.join(ROOT, link))), []);
});

suite('versions are those of the scripts', () => {
  const versions = read('cmake/toolchain/versions.sh') + read('tests/tools/versions.sh');
  const version = (name) => new RegExp(`^${name}=(\\S+)`, 'm').exec(versions)[1];
  const says = {
    EMSCRIPTEN_OLDEST: (value) => `| Emscripten | ${value} to `,
    EMSCRIPTEN_NEWEST_TESTED: (value) => ` to ${value}; `,
    OSLS_VERSION: (value) => `npx osls@${value} deploy`,
    RIC_NODE22_VERSION: (value) => `aws-lambda-ric ${value} on Node.js 22`,
    RIC_NODE24_VERSION: (value) => `${value} on Node.js 24, and ${value} on Node.js 26`,
  };
  for (const [name, text] of Object.entries(says)) {
    test(name, () => assert.ok(TEXT.includes(text(version(name))), `README.md should say "${text(version(name))}"`));
  }
  test('CMake and Node.js', () => {
    const [, cmake] = /cmake_minimum_required\(VERSION (\S+)\)/.exec(read('CMakeLists.txt'));
    const [, node] = /version VERSION_LESS ([\d.]+)\)\n +message\(FATAL_ERROR "\$\{remedy\}/.exec(read('cmake/link_function.cmake'));
    assert.ok(TEXT.includes(`CMake ${cmake}, Node.js ${node} and newer`), `README.md should say "CMake ${cmake}, Node.js ${node} and newer"`);
  });
});

test('the words of lambda_wasm_add_function are those of its comment', () => {
  const comment = read('cmake/LambdaWasmFunction.cmake').split('\n\n')[0];
  const documented = [...comment.matchAll(/^# {3}([A-Z_]+) /gm)].map(([, word]) => word);
  const described = [...TEXT.matchAll(/^\| `([A-Z_]+) [^`]*` \|/gm)].map(([, word]) => word);
  assert.notEqual(documented.length, 0);
  assert.deepEqual(described, documented);
});

test('CHANGELOG.md has an entry for this version', () => {
  const lines = read('include/lambda_wasm/version.hpp');
  const version = ['MAJOR', 'MINOR', 'PATCH'].map((part) => new RegExp(`_VERSION_${part} (\\d+)`).exec(lines)[1]).join('.');
  assert.match(read('CHANGELOG.md'), new RegExp(`^## ${version.replaceAll('.', '\\.')}$`, 'm'));
});
