// Measures the builds of run.sh, and prints one table.
//
//   node measure.mjs BUILD [--work NAME] [--quick] [--record]
//
// Every figure is measured in separate processes. Writes the rows to BUILD/report.json, an array of
//
//   work, figure   what was measured
//   node           the major version of the Node.js that ran it
//   toolchain      the version of the Emscripten that built it
//   unit           of `ours` and `comparators`
//   ours           {minimum, tenth}: the least sample, and the figure itself, which is the tenth percentile unless stated otherwise
//   comparators    {name: {minimum, tenth}}
//   ratio          {name: ours to theirs}
//   interval       {name: [from, to]} of the ratio, bootstrapped, 95 %
//   target         {name: the maximum of the ratio}; `ours`: the maximum of our figure
//   isAtLeast      true if targets are minimums, not maximums
//   holds          whether the whole interval meets each target; absent if there is none
//   unstable       true if the interval was still wide, or contained the target, after all repetitions
//   missing        {name: why it was not measured}
//
// A missed target is not an error: the exit status is 1 only if replies differ or something fails.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { Bench, say } from './bench.mjs';
import { Contestants } from './contestants.mjs';
import { cold } from './figures/cold.mjs';
import { w5 } from './figures/compute.mjs';
import { memory } from './figures/memory.mjs';
import { dynamodb, fetch } from './figures/requests.mjs';
import { serve } from './figures/serve.mjs';
import { size } from './figures/size.mjs';
import { proxied, streamed, w8 } from './figures/streams.mjs';
import { trap } from './figures/trap.mjs';
import { w6 } from './figures/waits.mjs';
import { validated, w0, w1, w2, w3, w4, w7 } from './figures/warm.mjs';
import { plotsOf } from './plots.mjs';
import { record, recorded, renewed } from './recorded.mjs';
import { tableOf } from './table.mjs';

const { values: option, positionals: [build] } = parseArgs({
  allowPositionals: true,
  options: { work: { type: 'string' }, quick: { type: 'boolean', default: false }, record: { type: 'boolean', default: false } },
});

const works = { W0: w0, W1: w1, W2: w2, W3: w3, W4: w4, W5: w5, W6: w6, W7: w7, W8: w8, validated, cold, size, memory, trap, streamed, proxied, serve, fetch, dynamodb };
const EVERYWHERE = ['W1', 'cold', 'size'];

const wanted = Object.keys(works).filter((name) => option.work === undefined || name.toLowerCase() === option.work.toLowerCase());
if (wanted.length === 0) {
  say(`There is no work ${option.work}; there are ${Object.keys(works).join(', ')}.`);
  process.exit(1);
}

const versionOf = (folder) => readFileSync(join(folder, 'toolchain.txt'), 'utf8');
const began = performance.now(), rows = [];
const toolchains = ['default', 'newest'].map((name) => join(build, name));
const programs = [process.env.NODE24, process.env.NODE22].map((program) =>
  ({ program, node: Number(execFileSync(program, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' })) }));
const configurations = toolchains.flatMap((folder) => programs.map((its) => new Bench({
  ...its,
  toolchain: versionOf(folder), contestants: new Contestants({ folder, rust: join(build, 'rust'), native: join(build, 'native', 'compute') }), rows, isQuick: option.quick,
  deadline: began + 15 * 60_000, // so that everything takes less than half an hour
})));
for (const name of wanted) {
  for (const bench of EVERYWHERE.includes(name) ? configurations : configurations.slice(0, 1)) await works[name](bench);
}

writeFileSync(join(build, 'report.json'), `${JSON.stringify(rows, null, 2)}\n`);
for (const [name, svg] of Object.entries(plotsOf(rows))) writeFileSync(join(build, `${name}.svg`), svg);
if (option.record) record(option.work === undefined ? rows : renewed(recorded(), rows));
console.log(tableOf(rows));
say(`${rows.length} rows in ${join(build, 'report.json')}, measured in ${((performance.now() - began) / 60_000).toFixed(0)} minutes`);
