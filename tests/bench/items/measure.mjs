// Prints the figures of tests/bench/items.sh, after a comparison of the results.
//
//   node measure.mjs FOLDER   the folder with the built functions; NODE_PATH has the AWS SDK

import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder] = process.argv.slice(2), require = createRequire(path.join(process.env.NODE_PATH, 'of.cjs'));
const { unmarshall } = require('@aws-sdk/util-dynamodb'), { DynamoDBClient } = require('@aws-sdk/client-dynamodb'), { DynamoDBDocumentClient, GetCommand } = require('@aws-sdk/lib-dynamodb');
const load = async (name) => (await import(pathToFileURL(path.join(folder, name, 'index.mjs')))).handler;
const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 3000 };

console.log(['typed', 'value', 'bytes', 'fetch'].map((name) => `${name} ${statSync(path.join(folder, `item_${name}.zip`)).size} bytes of zip`).join(', '));

// ---- a stream of DynamoDB: JavaScript takes the new images only

const image = (i) => ({ id: { S: `order-${1000 + i}` }, total: { N: `${i * 7 + 5}` }, paid: { BOOL: i % 2 === 0 }, note: { S: 'Leave it at the door.' }, lines: { L: [{ M: { sku: { S: 'pear-green-small' }, count: { N: '3' } } }, { M: { sku: { S: 'fig-dried' }, count: { N: `${i}` } } }] } });
const stream = {
  Records: Array.from({ length: 10 }, (_, i) => ({
    eventID: `c4ca4238a0b923820dcc509a6f75849${i}`, eventName: 'MODIFY', eventVersion: '1.1', eventSource: 'aws:dynamodb', awsRegion: 'us-east-1', eventSourceARN: 'arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/2026-11-28',
    dynamodb: { Keys: { id: { S: `order-${1000 + i}` } }, NewImage: image(i), OldImage: image(i + 1), SequenceNumber: `${111 + i}`, SizeBytes: 26, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  })),
};
const both = (event) => event.Records.reduce((sum, { dynamodb: { Keys, NewImage, OldImage } }) => { unmarshall(Keys); unmarshall(OldImage); return sum + unmarshall(NewImage).total; }, 0);
await compare('stream of DynamoDB, 10 records', stream, {
  'Item': await load('item_typed'), 'unmarshall of the new images': (event) => event.Records.reduce((sum, record) => sum + unmarshall(record.dynamodb.NewImage).total, 0), 'AttributeValue': await load('item_value'), 'unmarshall of everything': both,
}, 500);

// ---- a stream of Kinesis

const bytes = Buffer.from(Array.from({ length: 1024 }, (_, i) => (i * 31) & 255)), kinesis = { Records: Array.from({ length: 100 }, () => ({ kinesis: { data: bytes.toString('base64') } })) };
await compare('stream of Kinesis, 100 records of 1 KB', kinesis, {
  'lambda_wasm': await load('item_bytes'), 'Buffer.from': (event) => event.Records.reduce((sum, record) => sum + Buffer.from(record.kinesis.data, 'base64').length, 0),
}, 200);

// ---- GetItem, from a server on this machine

const server = createServer((request, response) => {
  request.resume().on('end', () => response.setHeader('content-type', 'application/x-amz-json-1.0').end(JSON.stringify({ Item: image(5) })));
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
Object.assign(process.env, { AWS_ENDPOINT_URL: `http://127.0.0.1:${server.address().port}`, AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' });
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
await compare('GetItem', { id: 'order-1005' }, {
  'Item': await load('item_fetch'), 'document client': async ({ id }) => (await client.send(new GetCommand({ TableName: 'orders', Key: { id } }))).Item,
}, 20);
client.destroy();
server.close();
process.exit();

/** Measures contestants in turns, and prints the least time of each, and that of the first over it. */
async function compare(what, event, contestants, rounds) {
  const [expected] = await Promise.all(Object.values(contestants).map((handler) => handler(event, context)));
  for (const [name, handler] of Object.entries(contestants)) assert.deepEqual(await handler(event, context), expected, name);
  const times = Object.fromEntries(Object.keys(contestants).map((name) => [name, Infinity]));
  for (let turn = 0; turn < 41; turn++) {
    for (const [name, handler] of Object.entries(contestants)) {
      const start = process.hrtime.bigint();
      for (let round = 0; round < rounds; round++) await handler(event, context);
      times[name] = Math.min(times[name], Number(process.hrtime.bigint() - start) / 1000 / rounds);
    }
  }
  const [own] = Object.values(times);
  console.log(`${what}: ${Object.entries(times).map(([name, time], i) => `${name} ${time.toFixed(2)} µs${i === 0 ? '' : ` (${(own / time).toFixed(3)} of it)`}`).join(', ')}`);
}
