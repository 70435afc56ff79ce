// The documents of a function with routes.

const text = { type: 'string' }, number = { type: 'integer', minimum: 0 };
const reply = (schema, status = 200) => ({ status, type: 'application/json', schema });
const route = (key, handler, { parameters = [], body, replies = [{ status: 204 }], notes = [] } = {}) => ({
  route: key, handler, notes, in: body === undefined ? {} : { body }, out: { parameters, replies },
});
const segment = (schema) => ({ in: 'path', schema });

export const notes = {
  handler: { entry: 'stream', name: 'handler', in: { title: 'HTTP event', type: 'object' }, routes: { $ref: 'api' } },
  api: { group: '', parts: ['info', 'health', 'list', 'show', 'feed', 'grouped', 'files', 'file', 'any', 'patched', 'lambda', 'place', 'form', 'tagged', 'fallback'].map(($ref) => ({ $ref })) },
  info: { info: { title: 'Notes', version: '1.4.2' } },
  health: route('GET /', '&health', { replies: [{ status: 200, type: 'text/plain', schema: text }], notes: [{ deprecated: true }, { tag: 'a' }, { tag: 'b' }] }),
  list: route('GET /notes', '&(anonymous namespace)::notes::list', {
    parameters: [
      { in: 'query', name: 'limit', required: false, schema: { ...number, default: 20, description: 'How many.' } },
      { in: 'query', name: 'after', required: true, schema: { ...text, deprecated: true } }, { in: 'header', name: 'if-match', schema: text },
    ],
    replies: [reply({ type: 'array', items: { $ref: 'Note' } })], notes: [{ summary: 'Some.' }, { description: 'More.' }],
  }),
  show: route('GET /notes/{id}', '&notes::show', { parameters: [segment(number)], replies: [reply({ $ref: 'Note' })], notes: [{ fails: 404, description: 'There is none.' }] }),
  feed: route('GET /notes/feed', '&notes::feed', { replies: [{}] }),
  grouped: { group: '/notes', parts: ['authenticate', 'create', 'admin'].map(($ref) => ({ $ref })) },
  authenticate: { middleware: [{ bearer: 'JWT' }] },
  create: route('POST', '&notes::create', { body: { $ref: 'Note' }, replies: [reply({ $ref: 'Note' }, 201), reply(number, 201), { status: 409 }], notes: [{ fails: 409 }] }),
  // Other names of the same parameters, and a second kind of token.
  admin: { group: '/{note}', parts: ['scoped', 'replace', 'remove'].map(($ref) => ({ $ref })) },
  scoped: { middleware: [{ bearer: 'opaque' }, { fails: 403 }, { tag: 'admin' }] },
  replace: route('PUT', '&other::show', { parameters: [segment(number)], body: { $ref: 'Note' } }),
  remove: route('DELETE', '&notes::(lambda at notes.cpp:1:2){}', { parameters: [segment(text)] }),
  // {name} and {name+} at one place.
  files: route('GET /files/{path+}', '&rest', { parameters: [segment(text)] }),
  file: route('GET /files/{name}', '&file', { parameters: [segment(text)] }),
  any: route('ANY /any/{what}/{more+}', '&any', { body: { $ref: 'Note' }, notes: [{ operationId: 'all' }] }),
  patched: route('PATCH /any/{what}/{more+}', '&file', { parameters: [{ in: 'path', name: 'more', required: true, schema: number }] }),
  lambda: route('OPTIONS /a-b/{c}', '(lambda at notes.cpp:3:4){}'),
  place: route('HEAD /places/{city}/{number}', '&place<int>', {
    parameters: [{ in: 'path', name: 'number', required: true, schema: number }, { in: 'path', name: 'city', required: true, schema: text }, { in: 'path', name: 'other', required: false, schema: text }],
  }),
  form: route('POST /forms', '&form', {
    parameters: [{ in: 'form', name: 'a', required: true, closed: true, schema: text }, { in: 'form', name: 'b', required: false, closed: true, schema: number }, { in: 'cookie', name: 'c', schema: text }],
  }),
  // Replies with entity tags, and media types that the caller chooses.
  tagged: { group: '/tagged', parts: ['etag', 'cached', 'known', 'written', 'chosen'].map(($ref) => ({ $ref })) },
  etag: { middleware: [{ etag: true }] },
  cached: route('GET', '&cached', { replies: [reply(number)] }),
  known: route('GET /known', '&known', { parameters: [{ in: 'header', name: 'If-None-Match', schema: text }], replies: [reply(number), reply(number, 203)] }),
  written: route('PUT', '&written', { replies: [reply(number)] }),
  chosen: route('GET /chosen', '&chosen', { replies: [{}], notes: [{ fails: 406 }, { accepts: ['application/json', 'text/csv'] }] }),
  fallback: { fallback: true },
  Note: { type: 'notes::Note', in: { type: 'object', properties: { id: { type: ['integer', 'string'] }, kind: { $ref: 'Kind' } } }, out: { type: 'object', properties: { id: { type: 'integer' }, kind: { $ref: 'Kind' } } } },
  Kind: { type: 'notes::Kïnd', in: { oneOf: [{ $ref: 'Problem' }, { type: 'integer', maximum: 1 }], discriminator: { propertyName: 'kind' } } },
  Problem: { type: 'math::Problem', in: { type: 'object' } },
  Unused: { type: 'Unused', in: number },
};
