// Mutated events to functions of HTTP, natively and as Wasm: they must answer the same, byte for byte, or fail with the same words. The
// rule that both keep to is in include/lambda_wasm/http/event_request.hpp.
//
//   PROGRAMS    the folder of the native programs: echo, event_parts
//   FUNCTIONS   the folder of the built functions
//   SEED        which events: 1 without it

import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';

import { mutated, recordedEvents } from './events.mjs';
import { Random } from './random.mjs';
import { compare } from './sides.mjs';

const { PROGRAMS, FUNCTIONS, SEED = '1' } = process.env;
const recorded = recordedEvents(path.join(import.meta.dirname, '..', '..', 'examples', 'echo'));

/** [the function, how many events, what it does] */
for (const [name, count, does] of [['echo', 40_000, 'answers'], ['event_parts', 10_000, 'reads each part of']]) {
  test(`what ${does} an event is one thing natively and in Wasm: ${name}, ${count} events of seed ${SEED}`, async () => {
    const random = new Random(Number(SEED));
    const invocations = Array.from({ length: count }, () => ({ handler: 'handler', event: mutated(random, recorded) }));
    const answers = await compare(path.join(PROGRAMS, name), path.join(FUNCTIONS, name), invocations);
    const kinds = { replies: /^=/, 'no HTTP': /^!{"errorType":"lambda_wasm::NotHttp"/, 'wrong events': /^!{"errorType":"lambda_wasm::InvalidEvent"/ };
    // The events must not have become so odd that all of them are refused in the same place.
    for (const [kind, form] of Object.entries(kinds)) {
      const seen = answers.filter((answer) => form.test(answer)).length;
      assert.ok(seen > count / 50, `${seen} of ${count} are ${kind}`);
    }
  });
}
