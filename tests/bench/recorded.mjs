// The parts of a report that pages show: tables and plots, between marks. `--record` writes them, and tests/docs/figures.test.mjs checks
// them. A page of docs/, or README.md, marks the place and names the part:
//
//   <!-- make bench: plot invocation -->
//   <!-- the end of it -->
//
// `plot NAME` is a plot of plots.mjs, `table` all rows that have a target, `summary` one row for each of the main works.

import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';

import { bestRust, labels } from './contestants.mjs';
import { plotsOf, rounded, titleOf } from './plots.mjs';
import { verdictsOf } from './verdicts.mjs';

const root = join(import.meta.dirname, '..', '..'), folder = join(import.meta.dirname, 'recorded');
const MARKED = /(<!-- make bench: (.*) -->\n)(?:(?!<!-- make bench)[^])*?(<!-- the end of it -->)/g;

// The rows of `summary`: work, figure, and its description.
const SUMMARY = [
  ['W1', 'handler alone, awaited', 'read a few values of an HTTP event and reply'],
  ['W2', 'handler alone, body in and out', 'read and write 2 KB of JSON'],
  ['W4', 'handler alone', 'read 10 records of Amazon SQS'],
  ['W5', 'resize of a 1-megapixel picture', 'shrink a picture of a megapixel'],
  ['cold', 'load to first reply, added to JavaScript', 'start: added to the start of a handler in JavaScript'],
  ['size', 'W1: zip', 'zip'],
];

const figure = (value, unit) => (unit === 'bytes' || unit === '1/s' ? value.toFixed(0) : rounded(value));
const measured = (figures) => figures.tenth ?? figures.minimum;

/** The rows that have a target, of the newest Node.js and the default toolchain, as a Markdown table. */
export function markdownOf(rows) {
  const { node, toolchain } = rows[0];
  const lines = [`Node.js ${node}, Emscripten ${toolchain}. A ratio is ours to theirs, with its 95 % interval; bold where that misses the target.`, '',
    '| work | figure | ours | against | ratio | target |', '|---|---|---|---|---|---|'];
  for (const row of rows.filter((row) => row.node === node && row.toolchain === toolchain)) {
    for (const { name, target, value, from, to, holds } of verdictsOf(row)) {
      const isRatio = name !== 'ours';
      const shown = isRatio ? `${value.toPrecision(3)}${row.interval[name] ? ` (${from.toPrecision(3)} to ${to.toPrecision(3)})` : ''}` : '';
      const ours = `${figure(measured(row.ours), row.unit)} ${row.unit}`;
      const most = `${row.isAtLeast ? '≥' : '≤'} ${isRatio ? target : `${target} ${row.unit}`}`;
      lines.push(`| ${row.work} | ${row.figure} | ${isRatio || holds ? ours : `**${ours}**`} | ${isRatio ? labels[name] : ''} | ${isRatio && !holds ? `**${shown}**` : shown} | ${most} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** The main works against the ways to do without this SDK, as a table of Markdown. */
export function summaryOf(rows) {
  const lines = ['| | lambda_wasm | stock embind | Rust, wasm-bindgen | JavaScript |', '|---|---|---|---|---|'];
  for (const [work, name, what] of SUMMARY) {
    const row = rows.find((row) => row.work === work && row.figure === name);
    const { embind_val: embind, javascript, ...others } = Object.fromEntries(Object.entries(row.comparators).map(([name, figures]) => [name, measured(figures)]));
    const shown = [measured(row.ours), embind, others[bestRust(others)], javascript].map((value) => (value === undefined ? '' : figure(value, row.unit)));
    lines.push(`| ${what}, ${row.unit} | ${shown.join(' | ')} |`);
  }
  return `${lines.join('\n')}\n`;
}

/** The text between the marks `what` of a page; links are relative to the page's folder. */
function sectionOf(what, folder, rows) {
  if (what === 'table') return markdownOf(rows);
  if (what === 'summary') return summaryOf(rows);
  const name = /^plot (\w+)$/.exec(what)?.[1];
  if (!(name in plotsOf(rows))) throw new Error(`there is no "make bench: ${what}": write table, summary, or plot and one of ${Object.keys(plotsOf(rows)).join(', ')}`);
  return `![${titleOf(name)}](${posix.relative(folder, `tests/bench/recorded/${name}.svg`)})\n`;
}

/** A page with the current text between its marks. */
export function marked(page, text, rows) {
  const made = text.replace(MARKED, (_, begin, what, end) => `${begin}\n${sectionOf(what, posix.dirname(page), rows)}\n${end}`);
  const begun = [...text.matchAll(/<!-- make bench:/g)].length, ended = [...text.matchAll(MARKED)].length;
  if (begun !== ended) throw new Error(`${page} has ${begun} marks of "make bench", and ${ended} of them with an end`);
  return made;
}

/** {file of the project: its expected text}, for a report. */
export function recordOf(rows) {
  const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: root })].map((page) => [page, readFileSync(join(root, page), 'utf8')]);
  return {
    ...Object.fromEntries(pages.filter(([, text]) => text.includes('<!-- make bench:')).map(([page, text]) => [page, marked(page, text, rows)])),
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
