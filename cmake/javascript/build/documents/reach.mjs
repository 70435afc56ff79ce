/** All that is reached from `starts` in a graph: `next` returns what follows one. */
export function reached(starts, next) {
  const found = new Set(), left = [...starts];
  while (left.length > 0) {
    const each = left.pop();
    if (found.has(each)) continue;
    found.add(each);
    left.push(...next(each));
  }
  return found;
}
