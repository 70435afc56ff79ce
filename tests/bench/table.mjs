// Prints the rows of measure.mjs as one plain table.

const names = { javascript: 'JavaScript', embind: 'embind', ours: 'itself' };

// Three digits or so, whatever the unit.
function number(value, unit) {
  if (unit === 'pages') return String(value);
  if (unit === '1/s') return value.toFixed(0);
  if (unit === 'KB' || unit === 'MB') return value.toFixed(1);
  return value.toFixed(Math.abs(value) < 10 ? 3 : 1);
}

/** The minimum, and behind it the tenth percentile. */
function shown(figure, unit) {
  if (figure === undefined) return '';
  return [figure.minimum, figure.tenth].filter((value) => value !== undefined).map((value) => number(value, unit)).join(' ');
}

function cells({ figure, unit, ours, comparators, ratio, against, interval, target, isAtLeast, holds }) {
  const hasRatio = ratio !== undefined;
  return [
    figure, unit, shown(ours, unit), shown(comparators.javascript, unit), shown(comparators.embind, unit),
    hasRatio ? `${ratio.toFixed(3)} of ${names[against]} (${interval.map((end) => end.toFixed(3)).join(' to ')})` : '',
    target === undefined ? '' : `${isAtLeast ? '>=' : '<='} ${target}${hasRatio ? '' : ` ${unit}`}`,
    holds === undefined ? '' : holds ? 'yes' : 'NO',
  ];
}

export function printTable(rows) {
  const lines = [['figure', 'unit', 'ours', 'JavaScript', 'embind val', 'ratio', 'target', 'holds'], ...rows.map(cells)];
  const widths = lines[0].map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  for (const line of lines) console.log(line.map((cell, i) => cell.padEnd(widths[i])).join('  ').trimEnd());
  console.log('\nTwo numbers are the minimum and the tenth percentile, of processor time unless it says otherwise. A ratio is one of');
  console.log('tenth percentiles: of the middle process, from the least to the greatest; for cold starts with its 90 % interval.');
}
