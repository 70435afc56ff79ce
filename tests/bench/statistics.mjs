// Figures from samples. What else a machine does only ever adds time, so the low end of many samples says what a thing costs;
// the minimum and the tenth percentile agree where there were enough of them.

export const minimum = (samples) => Math.min(...samples);

/** The value below which `share` (0 to 1) of the samples lie. */
export function quantile(samples, share) {
  const sorted = Float64Array.from(samples).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

export const tenth = (samples) => quantile(samples, 0.1);
export const median = (samples) => quantile(samples, 0.5);

/**
 * Where the middle 95 % of `estimate(processes)` would have been, had everything been measured again: [from, to].
 *
 * @param processes what was measured side by side, each {name: [sample, …]}
 *
 * Bootstrapped on both levels: as many processes are drawn with repetition, and from each as many of its batches. A batch has a sample
 * of everyone, and they stay together: what disturbed one may have disturbed the others.
 */
export function interval(processes, estimate, draws = 1000) {
  let state = 1; // the same draws every time
  const below = (end) => {
    state = (state * 48271) % 2147483647;
    return Math.floor((end * state) / 2147483647);
  };
  const drawn = (process) => {
    const names = Object.keys(process), batches = Math.max(...names.map((name) => process[name].length));
    const picks = Array.from({ length: batches }, () => below(batches));
    return Object.fromEntries(names.map((name) => [name, picks.map((pick) => process[name][pick % process[name].length])]));
  };
  const figures = Array.from({ length: draws }, () => estimate(processes.map(() => drawn(processes[below(processes.length)]))));
  return [quantile(figures, 0.025), quantile(figures, 0.975)];
}
