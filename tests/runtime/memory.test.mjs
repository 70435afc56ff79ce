// When memory runs out, the invocation fails with std::bad_alloc, and the next one gets a small instance: for every consumer of
// memory, in every kind of handler, with exceptions (tests/functions/memory) and without (memory_none).

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';

import { RUNTIMES } from './runtimes.mjs';
import { within } from './within.mjs';

const LARGE = 20e6; // more than `fill` leaves
/** The consumers of memory, in the test's process: [the export, the event, an action that takes almost all memory before]. */
const WANTS = `const text = (unit) => unit.repeat(${LARGE});
  globalThis.outside = { text: async () => text('x') };
  const WANTS = {
    'an allocation': ['sync', { what: 'new' }],
    'the smallest allocation': ['sync', { what: 'new of nothing left' }],
    'many small allocations': ['sync', { what: 'vector' }],
    'an allocation in a task': ['task', { what: 'new' }],
    'the smallest allocation in a task': ['task', { what: 'new of nothing left' }],
    'many small allocations in a task': ['task', { what: 'vector' }],
    'an allocation in a streaming handler': ['stream', { what: 'new' }],
    'the smallest allocation in a streaming handler': ['stream', { what: 'new of nothing left' }],
    'the text of an event': ['sync', { text: text('x') }, 'fill'],
    'the text of an event, not ASCII': ['sync', { text: text('é') }, 'fill'],
    'the numbers of an event': ['sync', { numbers: new Array(${LARGE} / 2).fill(1) }, 'fill'],
    'a reply': ['sync', { size: ${LARGE} / 2 }, 'fill'],
    'the event of a task': ['task', { text: text('x') }, 'fill'],
    'a value that a task awaits': ['task', { what: 'await' }, 'fill'],
    'the reply of a task': ['task', { size: ${LARGE} / 2 }, 'fill'],
    'the event of a streaming handler': ['stream', { text: text('x') }, 'fill'],
    'the body of a request': ['http', { requestContext: { http: { method: 'POST' } }, rawPath: '/', body: text('x') }, 'fill'],
  };`;
const NAMES = [...WANTS.matchAll(/^ {4}'(.*)':/gm)].map(([, name]) => name);

const { node, label } = RUNTIMES[1]; // memory belongs to the module, so one Node.js is enough
for (const name of ['memory', 'memory_none']) {
  suite(`no memory is left in ${name} on ${label.replace(/.* on /, '')}`, () => {
    let outcomes;
    for (const [i, want] of NAMES.entries()) {
      test(`for ${want}`, () => {
        outcomes ??= within(node, name, `async (module, outcome, pages, context) => {
          ${WANTS}
          const { Writable } = await import('node:stream');
          const call = (name, event) => outcome(async () => {
            if (name !== 'stream') return module[name](event, context());
            const stream = new Writable({ write: (chunk, encoding, taken) => taken() });
            stream.setContentType = () => {};
            await module.stream(event, stream, context());
          });
          const outcomes = [];
          for (const [name, event, before] of Object.values(WANTS)) {
            if (before !== undefined) await call('sync', { what: before });
            const full = pages(), failed = await call(name, event), next = await call('sync', {});
            outcomes.push({ failed, next, fresh: before === undefined ? undefined : pages() - full });
          }
          return outcomes;
        }`);
        const { failed, next, fresh } = outcomes[i];
        assert.equal(failed.name, 'std::bad_alloc', JSON.stringify(failed));
        assert.equal(next.reply, 'alive');
        // The full instance had almost all 32,768 pages; the additional ones are those of a fresh instance.
        if (fresh !== undefined) assert.ok(fresh > 0 && fresh < 400, `${fresh} pages`);
      });
    }
  });
}
