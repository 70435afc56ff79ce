// The parts of a report in README.md: a table and the plots. `--record` writes them, and tests/readme/figures.test.mjs checks them.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { labels } from './contestants.mjs';
import { plotsOf } from './plots.mjs';
import { verdictsOf } from './verdicts.mjs';

const root = join(import.meta.dirname, '..', '..'), folder = join(import.meta.dirname, 'recorded');
const BEGIN = '<!-- make bench: what tests/bench/run.sh --record has measured -->\n', END = '<!-- the end of it -->\n';

const figure = (value, unit) => (unit === 'bytes' || unit === '1/s' ? value.toFixed(0) : value.toPrecision(3));

/** The rows that have a target, of the newest Node.js and the default toolchain, as a Markdown table. */
export function markdownOf(rows) {
  const { node, toolchain } = rows[0];
  const lines = [`Node.js ${node}, Emscripten ${toolchain}. A ratio is ours to theirs, with its 95 % interval; bold where that misses the target.`, '',
    '| work | figure | ours | against | ratio | target |', '|---|---|---|---|---|---|'];
  for (const row of rows.filter((row) => row.node === node && row.toolchain === toolchain)) {
    for (const { name, target, value, from, to, holds } of verdictsOf(row)) {
      const isRatio = name !== 'ours';
      const shown = isRatio ? `${value.toPrecision(3)}${row.interval[name] ? ` (${from.toPrecision(3)} to ${to.toPrecision(3)})` : ''}` : '';
      const ours = `${figure(row.ours.tenth ?? row.ours.minimum, row.unit)} ${row.unit}`;
      const most = `${row.isAtLeast ? '≥' : '≤'} ${isRatio ? target : `${target} ${row.unit}`}`;
      lines.push(`| ${row.work} | ${row.figure} | ${isRatio || holds ? ours : `**${ours}**`} | ${isRatio ? labels[name] : ''} | ${isRatio && !holds ? `**${shown}**` : shown} | ${most} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** The text between the marks of README.md. */
export function sectionOf(rows) {
  const images = Object.keys(plotsOf(rows)).map((name) => `![${name}](tests/bench/recorded/${name}.svg)`);
  return `${BEGIN}\n${images.join('\n')}\n\n${markdownOf(rows)}\n${END}`;
}

/** {file of the project: its expected text}, for a report. */
export function recordOf(rows) {
  const readme = readFileSync(join(root, 'README.md'), 'utf8'), begin = readme.indexOf(BEGIN), end = readme.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`README.md has not the two marks ${BEGIN.trim()} and ${END.trim()}`);
  return {
    'README.md': readme.slice(0, begin) + sectionOf(rows) + readme.slice(end + END.length),
    'tests/bench/recorded/report.json': `${JSON.stringify(rows, null, 1)}\n`,
    ...Object.fromEntries(Object.entries(plotsOf(rows)).map(([name, svg]) => [`tests/bench/recorded/${name}.svg`, svg])),
  };
}

/** A report in which the rows of a newer report of some works replace its own. */
export function renewed(report, rows) {
  const keyOf = ({ work, figure, node, toolchain }) => JSON.stringify([work, figure, node, toolchain]);
  const newer = new Map(rows.map((row) => [keyOf(row), row])), kept = report.map((row) => newer.get(keyOf(row)) ?? row);
  return [...kept, ...rows.filter((row) => !kept.includes(row))];
}

/** The recorded report. */
export const recorded = () => JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));

export function record(rows) {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(recordOf(rows))) writeFileSync(join(root, file), text);
}
