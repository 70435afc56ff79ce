// The routes that are measured: five for each resource, whose handlers have five signatures.

const RESOURCES = `users orders notes items carts payments invoices shipments products categories reviews coupons sessions accounts
  addresses teams projects tasks comments labels files folders images events venues tickets bookings rooms hotels flights drivers vehicles
  trips routes stops meters readings alerts reports metrics`.split(/\s+/);

export const COUNTS = [1, 10, 50, 200];

/** The first `count` routes: { resource, kind, method, path, name }. */
export function routesOf(count) {
  const kinds = [['GET', ''], ['GET', '/{id}'], ['POST', ''], ['DELETE', '/{id}'], ['GET', '/{id}/parts/{part}']];
  const all = RESOURCES.flatMap((resource) => kinds.map(([method, rest], kind) => ({ resource, kind, method, path: `/${resource}${rest}`, name: `${resource}_${kind}` })));
  return all.slice(0, count);
}

/** A request for each route: { method, path, body, status, reply }, the last two of the reply. */
export function requestsOf(count) {
  return routesOf(count).map(({ resource, kind, method, path }, i) => {
    const id = `${1000 + i}`, part = i % 20;
    const replies = [
      [200, `all ${resource}`], [200, `one of ${resource}: ${id}`], [201, `made of ${resource}: x`], [204, ''],
      [200, `part of ${resource}: ${id}${part > 9 ? 'x' : 'y'}`],
    ];
    const [status, reply] = replies[kind];
    return { method, path: path.replace('{id}', id).replace('{part}', part), body: method === 'POST' ? 'x' : '', status, reply };
  });
}
