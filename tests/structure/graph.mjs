// Finds cycles among files that include or import each other.

/** @returns the cycles reachable from `nodes`, each a path that ends at its start; `next` returns the successors of a node */
export function cyclesOf(nodes, next) {
  const state = new Map(), cycles = [];
  const visit = (node, path) => {
    if (state.get(node) === 'done') return;
    if (state.get(node) === 'open') {
      cycles.push([...path.slice(path.indexOf(node)), node]);
      return;
    }
    state.set(node, 'open');
    for (const other of next(node)) visit(other, [...path, node]);
    state.set(node, 'done');
  };
  for (const node of nodes) visit(node, []);
  return cycles;
}
