// The events of the works.

import { readFileSync } from 'node:fs';
import path from 'node:path';

const get = JSON.parse(readFileSync(path.join(import.meta.dirname, 'http_api.json'), 'utf8'));

/** The same request by POST, with a body. */
function post(body, { type, isBase64Encoded = false }) {
  return {
    ...get, routeKey: 'POST /hello', body, isBase64Encoded,
    headers: { ...get.headers, 'content-type': type, 'content-length': String(body.length) },
    requestContext: { ...get.requestContext, routeKey: 'POST /hello', http: { ...get.requestContext.http, method: 'POST' } },
  };
}
const postJson = (value) => post(JSON.stringify(value), { type: 'application/json' });

// ---- orders

const TAGS = ['garden', 'outdoor', 'gift', 'sale', 'fragile', 'bulky'];

const lineOf = (order, i) => ({
  sku: `SKU-${order}-${i}`,
  title: `Solid oak garden table, extensible, number ${i}`,
  count: 1 + ((order + i) % 4),
  price: Math.round(100 * (4.99 + i * 12.5 + order / 7)) / 100,
  tags: TAGS.slice(i % 3, 2 + (i % 4)),
  ...(i % 2 && { note: 'leave it at the "back" door' }),
});

const orderOf = (number, lines = 1 + (number % 5)) => ({
  id: `order-${100000 + number}`,
  placed: `2024-0${1 + (number % 9)}-1${number % 10}T09:41:0${number % 10}.000Z`,
  paid: number % 3 !== 0,
  total: Math.round(100 * (17.35 + number * 3.17)) / 100,
  customer: {
    id: 4000 + number * 7,
    name: `Customer Number ${number}`,
    email: `customer.${number}@example.com`,
    address: { street: `${number + 1} Long Meadow Lane`, city: 'Springfield', postcode: `${12345 + number}`, country: 'US' },
  },
  lines: Array.from({ length: lines }, (_, i) => lineOf(number, i)),
});

/** Enough orders for a document of that many bytes. */
function documentOf(bytes) {
  const document = { page: 1, orders: [] };
  for (let i = 0; JSON.stringify(document).length < bytes; i++) document.orders.push(orderOf(i));
  return document;
}

// A request that fits all constraints of `validated`: a body of 1,797 bytes.
const constrained = {
  id: '0123abcd', email: 'ada@example.org', name: 'Ada Lovelace',
  items: Array.from({ length: 20 }, (_, i) => ({ sku: `ABC-${1000 + i}`, count: 1 + i, price: 1.25 + i, note: `Wrapped, and left at the door ${i}` })),
  tags: ['new', 'gift', 'fruit'],
};

// ---- Amazon SQS

// The third has a negative amount, the eighth is not JSON.
const charge = (i) => (i === 7 ? 'none of this is JSON' :
  JSON.stringify({ id: `order-${100001 + i}`, customer: 4007 + i, total: i === 2 ? -1 : 17.35 + i, items: ['SKU-1', `SKU-${i}`] }));

const queue = {
  Records: Array.from({ length: 10 }, (_, i) => ({
    messageId: `059f36b4-87a3-44ab-83d2-66197597550${i}`,
    receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a',
    body: charge(i),
    attributes: {
      ApproximateReceiveCount: '1', SentTimestamp: '1710411793390', SenderId: 'AIDAIENQZJOLO23YVJ4VO',
      ApproximateFirstReceiveTimestamp: '1710411793395',
    },
    messageAttributes: {},
    md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:123456789012:charges',
    awsRegion: 'us-east-1',
  })),
};

// ---- bytes: of every value, and without a pattern that a processor could predict

function bytesOf(size) {
  const bytes = Buffer.alloc(size);
  for (let i = 0, state = 1; i < size; i++) {
    state = (state * 48271) % 2147483647;
    bytes[i] = state >> 8;
  }
  return bytes;
}

const inputs = {
  get: () => get,
  order: () => postJson(orderOf(3, 12)),
  document: () => postJson(documentOf(100_000)),
  queue: () => queue,
  constrained: () => postJson(constrained),
  bytes: () => post(bytesOf(1 << 20).toString('base64'), { type: 'application/octet-stream', isBase64Encoded: true }),
  chunks: () => ({ count: 160, size: 65536 }),
  nothing: () => ({}),
};

/** The event of that name, as the text that the runtime's client receives. */
export const inputOf = (name) => JSON.stringify(inputs[name]());
