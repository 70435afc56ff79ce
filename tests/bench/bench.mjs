// Measures figures with processes of one Node.js and functions of one toolchain, and reports them as rows.

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { RUST } from './contestants.mjs';
import { middle } from './estimators.mjs';
import { interval } from './statistics.mjs';
import { verdictsOf } from './verdicts.mjs';

/** A ratio is noisy if its interval is wider than this share of it. */
const NOISY = 0.2;
/** How often a figure is measured again that is noisy, or too near its target to decide. */
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
   * @param isQuick      whether rough figures are enough
   * @param deadline     in the time of performance.now(): nothing is measured again after it
   */
  constructor({ program, node, toolchain, contestants, rows, isQuick, deadline }) {
    Object.assign(this, { program, node, toolchain, contestants, isQuick });
    this.#rows = rows;
    this.#again = () => !isQuick && performance.now() < deadline;
  }

  /** `full`, or `quick` if rough figures are enough. */
  pick(full, quick) { return this.isQuick ? quick : full; }

  /** Runs a script of processes/. @returns the JSON that it prints */
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

  /** Calls `measure(i)` `times` times, and prints its progress. @returns the results */
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
   * Measures with `times` processes, and with as many more while a figure with a target is in doubt; then reports the figures.
   *
   * @param measure  (i) => the result of one process
   * @param figures  each makes a row:
   *   figure, unit; work if it is a different one
   *   samples    (process) => {name: [sample, …]}, the samples of this figure; default: the whole result
   *   ours       the name of our contestant; default: ours
   *   against    the names of the comparators in the row; default: all
   *   estimator  see estimators.mjs
   *   target     {name: ratio} or ({name: value}) => {name: ratio}; `ours` is a target for the figure itself, not a ratio
   *   isAtLeast  whether higher is better
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

  /** Reports an exact figure, which needs no repetition. */
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

  /** The modules of these contestants for a work; those in Rust only if the machine has it. */
  modules(work, names, profile) {
    return Object.fromEntries(this.contestants.there(names).map((name) => [name, this.contestants.module(name, work, profile)]));
  }
}
