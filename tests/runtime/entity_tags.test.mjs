// Entity tags (tests/functions/entity_tags): a 304 has no headers of a body, and a handler beside that has no headers at all works.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

for (const { label, node } of RUNTIMES) {
  test(`entity tags on ${label}`, () => {
    const [note, known, forgotten] = within(node, 'entity_tags', async ({ handler, forget }) => {
      const event = (headers) => ({ version: '2.0', rawPath: '/note', rawQueryString: '', headers, requestContext: { http: { method: 'GET' } } });
      const reply = await handler(event({}));
      return [reply, await handler(event({ 'if-none-match': reply.headers.etag })), await forget({}) ?? 'nothing'];
    });
    assert.deepEqual([note.statusCode, note.body], [200, 'moss']);
    assert.deepEqual(known, { statusCode: 304, body: '', headers: { etag: note.headers.etag } });
    assert.equal(forgotten, 'nothing');
  });
}
