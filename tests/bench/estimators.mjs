// How a figure, and the ratio of two, comes from what processes measured: [{name: [sample, …]}, …].

import { median, minimum, tenth } from './statistics.mjs';

const pooled = (processes, name) => processes.flatMap((process) => process[name]);

/**
 * Of processes that have many samples each: the middle one's, so that one which was disturbed, or which a compiler of Node.js's treated
 * differently, does not count. `of` is the figure of one process.
 */
export const middle = (of = tenth) => ({
  minimum: (processes, name) => minimum(pooled(processes, name)),
  value: (processes, name) => median(processes.map((process) => of(process[name]))),
  ratio: (processes, name, other) => median(processes.map((process) => of(process[name]) / of(process[other]))),
});

/** As `middle`, and of ours what it takes more than `base` does; ratios are of all of it. */
export const middleOver = (base) => ({
  ...middle(),
  minimum: (processes, name) => middle().minimum(processes, name) - (name === 'ours' ? middle().minimum(processes, base) : 0),
  value: (processes, name) => median(processes.map((process) => tenth(process[name]) - (name === 'ours' ? tenth(process[base]) : 0))),
});

/** Of processes that have one sample each, or few: of all of them together. */
export const together = (of = tenth) => ({
  minimum: (processes, name) => minimum(pooled(processes, name)),
  value: (processes, name) => of(pooled(processes, name)),
  ratio: (processes, name, other) => of(pooled(processes, name)) / of(pooled(processes, other)),
});

/** What each has more than `base`, of all processes together. */
export function addedTo(base, of = tenth) {
  const added = (of) => (processes, name) => of(pooled(processes, name)) - (name === base ? 0 : of(pooled(processes, base)));
  const value = added(of);
  return { minimum: added(minimum), value, ratio: (processes, name, other) => value(processes, name) / value(processes, other) };
}
