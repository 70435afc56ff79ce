/**
 * What a row of the report says of each of its targets that was measured: [{name, target, value, from, to, holds}].
 *
 * `name` is whom the ratio is to; `ours` where the target is of the figure itself. `from` and `to` are the interval, or the value twice
 * where that is exact; it holds when all of the interval does.
 */
export function verdictsOf({ ours, ratio, interval, target = {}, isAtLeast }) {
  return Object.entries(target).flatMap(([name, target]) => {
    const value = name === 'ours' ? ours.tenth ?? ours.minimum : ratio[name];
    if (value === undefined) return [];
    const [from, to] = interval[name] ?? [value, value];
    return [{ name, target, value, from, to, holds: isAtLeast ? from >= target : to <= target }];
  });
}
