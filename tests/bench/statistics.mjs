// Figures from samples. What else a machine does only ever adds time, so the low end of many samples says what a thing costs;
// the minimum and the tenth percentile agree where there were enough of them.

export const minimum = (samples) => Math.min(...samples);
export const maximum = (samples) => Math.max(...samples);

/** The value below which `share` (0 to 1) of the samples lie. */
export function quantile(samples, share) {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

export const tenth = (samples) => quantile(samples, 0.1);
export const median = (samples) => quantile(samples, 0.5);

/**
 * The middle 90 % of what `figure(rounds)` would have been, had the rounds been drawn again: from as many rounds, picked with
 * repetition. A round is what was measured side by side, so what it has in common stays together.
 */
export function interval(rounds, figure, draws = 1000) {
  let state = 1; // the same draws every time
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const figures = Array.from({ length: draws }, () => figure(rounds.map(() => rounds[Math.floor(random() * rounds.length)])));
  return [quantile(figures, 0.05), quantile(figures, 0.95)];
}
