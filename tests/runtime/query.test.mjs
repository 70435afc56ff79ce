// A short query is sent with the request, and split in C++ (split_query in include/lambda_wasm/edge/http.hpp); JavaScript splits
// long queries, and those with escapes. Both must return the same, so that handlers see no difference.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';

import { urlencoded } from '../../cmake/javascript/runtime/http_request.mjs';
import { RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

const pieces = ['a', 'name', '=', '=', '&', '&', '+', '%41', '%', '%C3%A9', 'é', '🍐', '?', 'x'.repeat(60)];
// Pseudorandom numbers, the same in every run (a Lehmer generator).
let seed = 1;
const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
const queries = ['', '&', '&&', '=', '==', '=&=', 'a', 'a=', '=a', 'a=b=c', '&a=1&&b=2&', 'a+b=c+d', '+=+', 'a=1&a=2', 'x'.repeat(127), 'x'.repeat(128),
  'a=1+%', 'a+b=%2B', ...Array.from({ length: 300 }, () => Array.from({ length: random(12) }, () => pieces[random(pieces.length)]).join(''))];

const paired = (list) => Array.from({ length: list.length / 2 }, (_, i) => [list[2 * i], list[2 * i + 1]]);

for (const { label, node } of RUNTIMES) {
  suite(`queries on ${label.replace(/.* on /, '')}`, () => {
    test('C++ splits them like JavaScript', () => {
      const found = within(node, 'echo', async ({ handler }) => {
        const all = [];
        for (const rawQueryString of JSON.parse(process.env.QUERIES)) {
          const { body } = await handler({ rawPath: '/', rawQueryString, headers: {}, requestContext: { http: { method: 'GET' } } }, {});
          all.push(JSON.parse(body).query);
        }
        return all;
      }, { QUERIES: JSON.stringify(queries) });
      for (const [i, query] of queries.entries()) assert.deepEqual(found[i], paired(urlencoded(query)), query);
    });
  });
}
