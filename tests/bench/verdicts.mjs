/**
 * The verdicts on the measured targets of a report's row: [{name, target, value, from, to, holds}].
 *
 * `name` is the comparator of the ratio, or `ours` if the target is for the figure itself. `from` and `to` are the interval, or twice the
 * value if it is exact. The target holds if the whole interval meets it.
 */
export function verdictsOf({ ours, ratio, interval, target = {}, isAtLeast }) {
  return Object.entries(target).flatMap(([name, target]) => {
    const value = name === 'ours' ? ours.tenth ?? ours.minimum : ratio[name];
    if (value === undefined) return [];
    const [from, to] = interval[name] ?? [value, value];
    return [{ name, target, value, from, to, holds: isAtLeast ? from >= target : to <= target }];
  });
}
