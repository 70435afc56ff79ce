// Measures the JSON codec against JSON.parse and JSON.stringify: both in one process, in turns, after their results have been
// compared. Prints the ratio of the best times, and of the tenth percentiles.
//
//   node bench.mjs module.wasm [rounds]

import { readFileSync } from 'node:fs';

const [, , path, rounds = '600'] = process.argv;

const tags = ['garden', 'outdoor', 'gift', 'sale', 'fragile', 'bulky'];
const order = (i) => ({
  id: `order-${100000 + i}`,
  placed: `2024-0${1 + (i % 9)}-1${i % 10}T09:41:0${i % 10}.000Z`,
  paid: i % 3 !== 0,
  total: Math.round(100 * (17.35 + i * 3.17)) / 100,
  customer: {
    id: 4000 + i * 7,
    name: `Customer Number ${i}`,
    email: `customer.${i}@example.com`,
    address: { street: `${i + 1} Long Meadow Lane`, city: 'Springfield', postcode: `${12345 + i}`, country: 'US' },
  },
  lines: Array.from({ length: 1 + (i % 5) }, (_, j) => ({
    sku: `SKU-${i}-${j}`,
    title: `Solid oak garden table, extensible, number ${j}`,
    count: 1 + ((i + j) % 4),
    price: Math.round(100 * (4.99 + j * 12.5 + i / 7)) / 100,
    tags: tags.slice(j % 3, 2 + (j % 4)),
    ...(j % 2 ? { note: 'leave it at the "back" door' } : {}),
  })),
});
// As large as asked, within a few hundred bytes.
const documentOf = (size) => {
  const document = { page: 1, orders: [] };
  for (let i = 0; JSON.stringify(document).length < size; i++) document.orders.push(order(i));
  return document;
};

let memory;
const text = (at, size) => Buffer.from(memory.buffer, at, size);
const { instance } = await WebAssembly.instantiate(readFileSync(path), {
  env: {
    bench_parse: (at, size) => Number(text(at, size).latin1Slice()),
    bench_print: (value, at) => text(at, 32).latin1Write(String(value)),
    bench_fail: (at, size) => { throw new Error(text(at, size).utf8Slice()); },
    emscripten_notify_memory_growth() {},
  },
  wasi_snapshot_preview1: new Proxy({}, { get: () => () => 0, has: () => true }),
});
const { exports: module } = instance;
({ memory } = module);
module._initialize?.();

const time = (times, run) => {
  const begin = process.hrtime.bigint();
  for (let i = 0; i < times; i++) run();
  return Number(process.hrtime.bigint() - begin) / times / 1000;
};

for (const size of [2000, 100000]) {
  const document = documentOf(size);
  const json = JSON.stringify(document);
  const bytes = Buffer.from(json);
  // What is written comes from a text of another layout: copying it from place to place in step would hit the same cache lines.
  const spaced = Buffer.from(JSON.stringify(document, null, 1));
  text(module.reserve(spaced.length), spaced.length).set(spaced);
  module.keep();
  const written = module.write();
  if (text(module.written(), written).utf8Slice() !== json) throw new Error('what was read is not what was written');

  text(module.reserve(bytes.length), bytes.length).set(bytes);
  if (module.read() !== document.orders.length) throw new Error('not as many orders were read');

  const times = Math.max(1, Math.round(100000 / size));
  const contestants = [
    ['read', () => module.read(), () => JSON.parse(json)],
    ['write', () => module.write(), () => JSON.stringify(document)],
  ];
  for (const [name, ours, theirs] of contestants) {
    const a = [], b = [];
    for (let i = 0; i < rounds; i++) {
      a.push(time(times, ours));
      b.push(time(times, theirs));
    }
    a.sort((x, y) => x - y);
    b.sort((x, y) => x - y);
    const tenth = Math.floor(rounds / 10);
    console.log(`${name} ${json.length} bytes: ${(a[0] / b[0]).toFixed(3)}x at best, ${(a[tenth] / b[tenth]).toFixed(3)}x at the tenth percentile ` +
      `(${a[0].toFixed(1)} and ${b[0].toFixed(1)} us)`);
  }
}
