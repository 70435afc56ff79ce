// What every figure is measured with: processes of one Node.js and functions of one toolchain, and the rows of the report.

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { RUST } from './contestants.mjs';
import { middle } from './estimators.mjs';
import { interval } from './statistics.mjs';
import { verdictsOf } from './verdicts.mjs';

/** A ratio whose interval is wider than this share of it says little. */
const NOISY = 0.2;
/** How often what is noisy, or too near its target to say on which side it is, is measured again. */
const AGAIN = 3;

export const say = (text) => process.stderr.write(`${text}\n`);

export class Bench {
  #rows;
  #again;

  /**
   * @param program      the Node.js that runs the functions
   * @param node         its major version
   * @param toolchain    the version of Emscripten that built them
   * @param contestants  a Contestants
   * @param rows         where the rows of the report go
   * @param isQuick      whether a rough figure will do
   * @param deadline     by performance.now(): nothing is measured again after it
   */
  constructor({ program, node, toolchain, contestants, rows, isQuick, deadline }) {
    Object.assign(this, { program, node, toolchain, contestants, isQuick });
    this.#rows = rows;
    this.#again = () => !isQuick && performance.now() < deadline;
  }

  /** `full` of something, or `quick` where a rough figure will do. */
  pick(full, quick) { return this.isQuick ? quick : full; }

  /** What a script of processes/ prints as JSON, run by itself. */
  async run(script, argument) {
    try {
      const { stdout } = await promisify(execFile)(this.program, [join(import.meta.dirname, 'processes', script), JSON.stringify(argument)], { maxBuffer: 2 ** 28 });
      return JSON.parse(stdout);
    } catch (error) {
      // Node.js quotes the line that threw, and a minified module is one line.
      const lines = (error.stderr || error.message).split('\n').map((line) => (line.length > 300 ? `${line.slice(0, 300)} …` : line));
      throw new Error(`${script} has failed:\n${lines.join('\n')}`, { cause: error });
    }
  }

  /** What `measure(i)` gives `times` times; says how far it is. */
  async rounds(what, times, measure) {
    const results = [], began = performance.now();
    let said = began;
    for (let i = 0; i < times; i++) {
      results.push(await measure(i));
      const now = performance.now(), isLast = i + 1 === times;
      if (!isLast && now - said < 5000) continue;
      said = now;
      say(`${what}, Node ${this.node}, Emscripten ${this.toolchain}: ${i + 1} of ${times}${isLast ? `, ${((now - began) / 1000).toFixed(0)} s` : ''}`);
    }
    return results;
  }

  /**
   * Measures by `times` processes, and by as many more while a figure with a target is in doubt; then reports the figures.
   *
   * @param measure  (i) => what one process measured
   * @param figures  a row each:
   *   figure, unit; work where it is another one
   *   samples    (process) => {name: [sample, …]} what it measured of this figure; all of it without this
   *   ours       the name of ours among them; ours without this
   *   against    the names of the others that the row shows; all without this
   *   estimator  see estimators.mjs
   *   target     {name: ratio} or ({name: value}) => {name: ratio}; `ours` names a figure itself, not a ratio
   *   isAtLeast  whether more is better
   */
  async compare({ work, what = work, times, measure, figures }) {
    const processes = await this.rounds(what, times, measure);
    let rows = figures.map((figure) => this.#rowOf({ work, ...figure }, processes));
    for (let i = 0; i < AGAIN && rows.some((row) => row.unstable) && this.#again(); i++) {
      processes.push(...await this.rounds(`${what}, again`, times, measure));
      rows = figures.map((figure) => this.#rowOf({ work, ...figure }, processes));
    }
    rows.forEach((row) => this.report(row));
  }

  #rowOf({ work, figure, unit, samples = (process) => process, ours = 'ours', against, estimator = middle(), target: wanted = {}, isAtLeast }, measured) {
    const processes = measured.map(samples);
    const others = against?.filter((name) => name in processes[0]) ?? Object.keys(processes[0]).filter((name) => name !== ours);
    const figureOf = (name) => ({ minimum: estimator.minimum(processes, name), tenth: estimator.value(processes, name) });
    const row = { work, figure, unit, ours: figureOf(ours), comparators: {}, ratio: {}, interval: {} };
    for (const name of others) {
      row.comparators[name] = figureOf(name);
      const ratio = (of) => estimator.ratio(of, ours, name);
      row.ratio[name] = ratio(processes);
      row.interval[name] = interval(processes, ratio);
    }
    row.target = typeof wanted === 'function' ? wanted(Object.fromEntries(others.map((name) => [name, row.comparators[name].tenth]))) : wanted;
    if ('ours' in row.target) row.interval.ours = interval(processes, (of) => estimator.value(of, ours));

    if (isAtLeast) row.isAtLeast = true;
    const verdicts = verdictsOf(row);
    if (verdicts.length > 0) {
      row.unstable = verdicts.some(({ target, value, from, to }) => (from < target && target < to) || to - from > NOISY * Math.abs(value));
    }
    return row;
  }

  /** A figure that is what it is, however often one looks. */
  reportExact({ work, figure, unit, ours, comparators = {}, target = {} }) {
    const ratio = Object.fromEntries(Object.entries(comparators).map(([name, value]) => [name, ours / value]));
    this.report({
      work, figure, unit, ours: { minimum: ours }, comparators: Object.fromEntries(Object.entries(comparators).map(([name, value]) => [name, { minimum: value }])),
      ratio, interval: {}, target,
    });
  }

  report(row) {
    const missing = RUST.filter((name) => name in row.target && !(name in row.ratio)), verdicts = verdictsOf(row);
    this.#rows.push({
      ...row, node: this.node, toolchain: this.toolchain, ...(verdicts.length > 0 && { holds: verdicts.every(({ holds }) => holds) }),
      ...(missing.length > 0 && { missing: { [missing.join(', ')]: this.contestants.rustIsMissing ?? 'not measured' } }),
    });
  }

  /** The modules of these contestants for a work; those by Rust only where the machine has it. */
  modules(work, names, profile) {
    return Object.fromEntries(this.contestants.there(names).map((name) => [name, this.contestants.module(name, work, profile)]));
  }
}
