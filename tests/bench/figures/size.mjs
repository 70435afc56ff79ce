// Sizes, which are exact, and the compile time of hello.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { zip } from '../../../cmake/javascript/build/zip.mjs';
import { bestRust, RUST } from '../contestants.mjs';
import { together } from '../estimators.mjs';
import { minimum } from '../statistics.mjs';

/** The deployed bytes of a folder: as a zip, and its parts. */
function sizesOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, bytes: readFileSync(join(entry.parentPath, entry.name)) }));
  const sum = (isPart) => files.filter(({ name }) => isPart(name)).reduce((bytes, file) => bytes + file.bytes.length, 0);
  return { zip: zip(files).length, wasm: sum((name) => name.endsWith('.wasm')), glue: sum((name) => !name.endsWith('.wasm')) };
}

export async function size(bench) {
  const sizes = (name, work) => sizesOf(bench.contestants.folder(name, work, 'small'));
  const report = (figure, part, ours, others, target) => bench.reportExact({
    work: 'size', figure, unit: 'bytes', ours: ours[part], comparators: Object.fromEntries(Object.entries(others).map(([name, all]) => [name, all[part]])), target,
  });

  const others = Object.fromEntries(bench.contestants.there(['embind_val', 'embind_text', ...RUST]).map((name) => [name, sizes(name, 'w1')]));
  const best = bestRust(Object.fromEntries(Object.entries(others).map(([name, { zip }]) => [name, zip])));
  for (const [what, name, work, most] of [
    ['W1', 'ours', 'w1'], ['W1, described structs', 'described', 'w1', 1.15],
    ['W1, EXCEPTIONS none', 'ours', 'w1_no_exceptions'], ['W1, described structs, EXCEPTIONS none', 'ours', 'w1_described_no_exceptions', 0.8],
  ]) {
    const ours = sizes(name, work);
    for (const part of ['zip', 'wasm', 'glue']) report(`${what}: ${part}`, part, ours, others, part === 'zip' && most ? { [best]: most } : {});
  }

  const hello = sizes('ours', 'hello').zip, helloWithoutExceptions = sizes('ours', 'hello_no_exceptions').zip;
  for (const [what, work, most] of [
    ['hello', 'hello', 15_000], ['hello, EXCEPTIONS none', 'hello_no_exceptions', 12_000], ['hello as a Task', 'tasks', hello + 2000],
    ['hello with a typed await', 'await', hello + 4000],
    ['hello with a typed await, EXCEPTIONS none', 'await_no_exceptions', helloWithoutExceptions + 3000],
  ]) report(`${what}: zip`, 'zip', sizes('ours', work), {}, { ours: most });

  const folder = join(import.meta.dirname, '..', '..', '..', 'examples');
  const examples = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'main.cpp')));
  for (const example of examples) {
    const ours = sizes('ours', example);
    for (const part of ['zip', 'wasm', 'glue']) report(`example ${example}: ${part}`, part, ours, {});
  }
  await compile(bench);
}

/** A full build of W1 by each, in a configured folder. */
function compile(bench) {
  const folder = bench.contestants.built;
  return bench.compare({
    work: 'size', what: 'compiling W1', times: bench.pick(5, 2),
    measure: () => ({ ours: [secondsToBuild(folder, 'w1')], embind_val: [secondsToBuild(folder, 'w1_embind_val_small')] }),
    figures: [{ figure: 'compile and link W1', unit: 's', estimator: together(minimum) }],
  });
}

function secondsToBuild(folder, target) {
  const objects = join(folder, 'CMakeFiles', `${target}.dir`);
  for (const file of readdirSync(objects, { recursive: true })) if (file.endsWith('.o')) rmSync(join(objects, file));
  const begin = performance.now();
  execFileSync('cmake', ['--build', folder, '--target', target], { stdio: ['ignore', 'ignore', 'inherit'] });
  return (performance.now() - begin) / 1000;
}
