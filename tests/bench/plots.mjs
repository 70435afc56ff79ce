// Draws rows of the report as bars, in SVG for light and dark pages.

import { labels } from './contestants.mjs';

/** The plots and their rows, each a group of bars. Lengths are relative to the longest bar of a group. */
const plots = {
  invocation: {
    title: 'An invocation, in µs', rows: [
      ['W1', 'handler alone, awaited', 'a few values of an HTTP event'],
      ['W1', 'every header, query value and cookie', 'all headers, query values and cookies'],
      ['W2', 'handler alone, body in and out', '2 KB of JSON in and out'],
      ['W4', 'handler alone', '10 records of SQS'],
    ],
  },
  compute: {
    title: 'Computing, in µs', rows: [
      ['W5', 'SHA-256 of 1 MB', 'SHA-256 of 1 MB'], ['W5', 'n-body', 'n-body, 50,000 steps'], ['W5', 'sieve', 'primes below 2,000,000'],
      ['W5', 'resize of a 1-megapixel picture', 'a megapixel made smaller'], ['W3', 'parse, change and write 100 KB', '100 KB of JSON in and out'],
    ],
  },
  start: { title: 'A start, in ms more than JavaScript', rows: [['cold', 'load to first reply, added to JavaScript', 'load to first reply']] },
  size: { title: 'What is deployed, in bytes', rows: [['size', 'W1: zip', 'zip with exceptions'], ['size', 'W1, EXCEPTIONS none: zip', 'zip without exceptions in ours']] },
};

/** A measured number with three digits, or all of those before the point. */
export function rounded(value) {
  if (Number.isInteger(value)) return String(value);
  const text = value.toPrecision(3);
  return value < 1000 ? text : String(Number(text));
}

const WIDTH = 760, LABEL = 250, VALUE = 80, LINE = 20;
const escaped = (text) => text.replace(/[&<>]/g, (character) => `&#${character.codePointAt()};`);

function group({ ours, comparators }, title, top) {
  const value = (figure) => figure.tenth ?? figure.minimum;
  const bars = [['ours', value(ours)], ...Object.entries(comparators).map(([name, figure]) => [name, value(figure)])].sort((a, b) => a[1] - b[1]);
  const longest = Math.max(...bars.map(([, length]) => length)), room = WIDTH - LABEL - VALUE;
  const lines = [`<text class="group" x="0" y="${top + 14}">${escaped(title)}</text>`];
  bars.forEach(([name, length], i) => {
    const y = top + LINE * (i + 1), width = Math.max(1, (room * length) / longest).toFixed(1);
    lines.push(
      `<text x="${LABEL - 8}" y="${y + 14}" text-anchor="end">${escaped(labels[name])}</text>`,
      `<rect${name === 'ours' ? ' class="ours"' : ''} x="${LABEL}" y="${y + 3}" width="${width}" height="${LINE - 6}"/>`,
      `<text x="${(LABEL + Number(width) + 6).toFixed(1)}" y="${y + 14}">${rounded(length)}</text>`,
    );
  });
  return { lines, bottom: top + LINE * (bars.length + 1) + 10 };
}

export const titleOf = (plot) => plots[plot].title;

/** {name: SVG}, of the rows of one Node.js and toolchain; plots without any row are left out. */
export function plotsOf(rows) {
  const drawn = {};
  for (const [name, { title, rows: wanted }] of Object.entries(plots)) {
    const found = wanted.map(([work, figure, what]) => [rows.find((row) => row.work === work && row.figure === figure), what]).filter(([row]) => row !== undefined);
    if (found.length === 0) continue;
    const { node, toolchain } = found[0][0], lines = [];
    let top = 30;
    for (const [row, what] of found.filter(([row]) => row.node === node && row.toolchain === toolchain)) {
      const { lines: its, bottom } = group(row, what, top);
      lines.push(...its);
      top = bottom;
    }
    drawn[name] = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" height="${top}" role="img" aria-label="${escaped(title)}">
<style>
text { font: 12px sans-serif; fill: #24292f }
.title, .group { font-weight: bold }
.title { font-size: 14px }
rect { fill: #9aa4b1 }
.ours { fill: #2563c9 }
@media (prefers-color-scheme: dark) { text { fill: #d5dbe3 } rect { fill: #5b6673 } .ours { fill: #5b96f5 } }
</style>
<text class="title" x="0" y="16">${escaped(title)} (Node.js ${node}, Emscripten ${toolchain})</text>
${lines.join('\n')}
</svg>
`;
  }
  return drawn;
}
