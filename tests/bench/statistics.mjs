// Figures from samples. Other work of the machine only adds time, so the low end of many samples is the true cost; with enough samples,
// the minimum and the tenth percentile agree.

export const minimum = (samples) => Math.min(...samples);

/** The value below which `share` (0 to 1) of the samples are. */
export function quantile(samples, share) {
  const sorted = Float64Array.from(samples).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

export const tenth = (samples) => quantile(samples, 0.1);
export const median = (samples) => quantile(samples, 0.5);

/**
 * The 95 % confidence interval of `estimate(processes)`: [from, to].
 *
 * @param processes samples that were measured together, each {name: [sample, …]}
 *
 * Bootstrapped on both levels: draws the same number of processes with replacement, and from each the same number of batches. The samples
 * of all contestants in a batch stay together, because a disturbance of one may have affected the others.
 */
export function interval(processes, estimate, draws = 1000) {
  let state = 1; // always the same draws
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
