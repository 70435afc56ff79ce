// Mutated events to HTTP functions, natively and as Wasm: both must return the same bytes, or fail with the same message. The rule for
// both is in include/lambda_wasm/http/event_request.hpp.
//
//   PROGRAMS    the folder of the native programs: echo, event_parts
//   FUNCTIONS   the folder of the built functions
//   SEED        selects the events; the default is 1

import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';

import { mutated, recordedEvents } from './events.mjs';
import { Random } from './random.mjs';
import { compare } from './sides.mjs';

const { PROGRAMS, FUNCTIONS, SEED = '1' } = process.env;
const recorded = recordedEvents(path.join(import.meta.dirname, '..', '..', 'examples', 'echo'));

/** [the function, how many events] */
for (const [name, count] of [['echo', 40_000], ['event_parts', 10_000]]) {
  test(`native and Wasm builds reply the same: ${name}, ${count} events of seed ${SEED}`, async () => {
    const random = new Random(Number(SEED));
    const invocations = Array.from({ length: count }, () => ({ handler: 'handler', event: mutated(random, recorded) }));
    const answers = await compare(path.join(PROGRAMS, name), path.join(FUNCTIONS, name), invocations);
    const kinds = { replies: /^=/, 'no HTTP': /^!{"errorType":"lambda_wasm::NotHttp"/, 'wrong events': /^!{"errorType":"lambda_wasm::InvalidEvent"/ };
    // The mutations must not make all events fail in the same way.
    for (const [kind, form] of Object.entries(kinds)) {
      const seen = answers.filter((answer) => form.test(answer)).length;
      assert.ok(seen > count / 50, `${seen} of ${count} are ${kind}`);
    }
  });
}
