// Computes a figure, and the ratio of two, from the samples of processes: [{name: [sample, …]}, …].

import { median, minimum, tenth } from './statistics.mjs';

const pooled = (processes, name) => processes.flatMap((process) => process[name]);

/**
 * For processes with many samples each: the median process, which ignores a process that was disturbed, or that V8 compiled differently.
 * `of` is the figure of one process.
 */
export const middle = (of = tenth) => ({
  minimum: (processes, name) => minimum(pooled(processes, name)),
  value: (processes, name) => median(processes.map((process) => of(process[name]))),
  ratio: (processes, name, other) => median(processes.map((process) => of(process[name]) / of(process[other]))),
});

/** Like `middle`, but our figure is the time in addition to `base`; ratios are of total times. */
export const middleOver = (base) => ({
  ...middle(),
  minimum: (processes, name) => middle().minimum(processes, name) - (name === 'ours' ? middle().minimum(processes, base) : 0),
  value: (processes, name) => median(processes.map((process) => tenth(process[name]) - (name === 'ours' ? tenth(process[base]) : 0))),
});

/** For processes with one sample each, or few: all of them together. */
export const together = (of = tenth) => ({
  minimum: (processes, name) => minimum(pooled(processes, name)),
  value: (processes, name) => of(pooled(processes, name)),
  ratio: (processes, name, other) => of(pooled(processes, name)) / of(pooled(processes, other)),
});

/** The difference of each to `base`, for all processes together. */
export function addedTo(base, of = tenth) {
  const added = (of) => (processes, name) => of(pooled(processes, name)) - (name === base ? 0 : of(pooled(processes, base)));
  const value = added(of);
  return { minimum: added(minimum), value, ratio: (processes, name, other) => value(processes, name) / value(processes, other) };
}
