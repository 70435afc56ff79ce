// The rows of measure.mjs as plain text: a line for ours, and one for each comparator.

import { labels } from './contestants.mjs';
import { verdictsOf } from './verdicts.mjs';

const EXACT = ['bytes', 'pages'];

// About three digits, for any unit.
function number(value, unit) {
  if (value === undefined) return '';
  if (EXACT.includes(unit) || unit === '1/s') return value.toFixed(0);
  return value.toFixed(Math.abs(value) < 10 ? 3 : 1);
}
const ratio = (value) => `${value.toFixed(3)}x`;
const range = (interval, shown) => (interval === undefined ? '' : `${shown(interval[0])} to ${shown(interval[1])}`);

function said({ isAtLeast, unstable }, verdict) {
  if (verdict === undefined) return '';
  return `${isAtLeast ? 'at least' : 'at most'} ${verdict.target}: ${verdict.holds ? 'yes' : 'NO'}${unstable ? ', unstable' : ''}`;
}

function linesOf(row) {
  const { figure, unit, ours = {}, comparators, missing = {} } = row, shown = (value) => number(value, unit);
  const verdicts = verdictsOf(row), of = (its) => said(row, verdicts.find(({ name }) => name === its));
  return [
    [`  ${figure}`, unit, shown(ours.minimum), shown(ours.tenth), '', range(row.interval.ours, shown), of('ours')],
    ...Object.entries(comparators).map(([name, theirs]) => [
      `    ${labels[name]}`, '', shown(theirs.minimum), shown(theirs.tenth), ratio(row.ratio[name]), range(row.interval[name], ratio), of(name),
    ]),
    ...Object.entries(missing).map(([names, why]) => [`    ${names.split(', ').map((name) => labels[name]).join(', ')}: ${why}`]),
  ];
}

/** All rows, under a heading for each work on each Node.js and toolchain. */
export function tableOf(rows) {
  const lines = [['', 'unit', 'least', 'tenth', 'ratio', '95 %', 'target']];
  let heading;
  for (const row of rows) {
    const its = `${row.work}: Node ${row.node}, Emscripten ${row.toolchain}`;
    if (its !== heading) lines.push([heading = its]);
    lines.push(...linesOf(row));
  }
  const widths = lines[0].map((_, i) => Math.max(...lines.filter((line) => line.length > 1).map((line) => line[i].length)));
  return lines.map((line) => line.map((cell, i) => cell.padEnd(widths[i])).join('  ').trimEnd()).join('\n');
}
