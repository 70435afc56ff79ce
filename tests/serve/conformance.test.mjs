// The local server of each example that is an API, asked by schemathesis. That of notes is in tests/aws.

import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';

import { conformance } from './schemathesis.mjs';
import { fromEnvironment, Server } from './server.mjs';

const FUNCTIONS = fromEnvironment('FUNCTIONS');

// The paths of api that are left out: there, a method without a route gets 401 from the middleware of the group, and OPTIONS says that
// DELETE /notes/{id} takes /notes/feed too.
const EXAMPLES = {
  api: `
[auth.openapi.bearer]
bearer = "ada"
[[operations]]
include-path = ["/notes/{id}", "/notes/feed"]
checks.unsupported_method.enabled = false
checks.allow_header_conformance.enabled = false
`,
  shop: '',
  site: '',
};

for (const [name, settings] of Object.entries(EXAMPLES)) {
  test(`${name} replies as its document says`, async () => {
    const server = await Server.start(path.join(FUNCTIONS, name));
    const { requests, mistakes } = await conformance(server, path.join(FUNCTIONS, `${name}.openapi.json`), settings);
    assert.equal(mistakes, undefined, mistakes);
    assert.ok(requests > 30, `${requests} requests`);
    assert.doesNotMatch(server.text, /^#\d+ 5/m);
  });
}
