// The routes of an entry, from the tree of its documents.

/**
 * Flattens the tree: [{method, path, prefix, handler, notes, node}], with whole paths, the prefix of the group around each route, and the notes
 * of the middleware around it before its own. `info` is {title, version}, or undefined; `hasFallback` says whether there is a handler of all other
 * paths. `files` are the whole paths where files are, [{path, isImmutable}], and `openapi` those of the OpenAPI document.
 *
 * @param nodes  the documents; `refs` of each has the indices of those that it refers to
 * @param root   the index of the outermost group
 */
export function routesOf(nodes, root) {
  const files = [], openapi = [];
  let info, hasFallback = false;
  const within = ({ group, parts, refs }, outerPrefix, outerNotes) => {
    const prefix = outerPrefix + group, around = [...outerNotes];
    return parts.flatMap(({ $ref, route, handler, notes }) => {
      const node = nodes[refs[$ref]];
      if (node.group !== undefined) return within(node, prefix, around);
      if (node.middleware !== undefined) around.push(...node.middleware);
      if (node.info !== undefined) info = node.info;
      if (node.fallback !== undefined) hasFallback = true;
      if (node.files !== undefined) files.push({ path: (prefix + node.files).replace(/(?<=.)\/$/, ''), isImmutable: node.immutable === true });
      if (node.openapi !== undefined) openapi.push(prefix + node.openapi);
      if (route === undefined) return [];
      const [, method, path] = /^(\w+) ?(.*)$/s.exec(route);
      return [{ method, path: prefix + path, prefix, handler, notes: [...around, ...notes, ...node.signature], node }];
    });
  };
  const routes = within(nodes[root], '', []);
  return { info, routes, hasFallback, files, openapi };
}

const SEGMENT = /^\{(\w+)(\+?)\}$/;

/** The segments of a path: [{text, name, isRest}], without `name` for a literal one. */
export const segmentsOf = (path) => path.split('/').slice(1).map((text) => {
  const [, name, rest] = SEGMENT.exec(text) ?? [];
  return { text, name, isRest: rest === '+' };
});
