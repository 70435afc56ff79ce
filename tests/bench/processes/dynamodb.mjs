// One process that measures GetItem through the AWS SDK: ours and plain JavaScript's, in turns, after comparing their results. The
// DynamoDB is a local mock.
//
//   node dynamodb.mjs '{"ours": module, "javascript": module, "batches": count}'
//
// $MOTO_PYTHON runs moto; the SDK is in $AWS_SDK. Prints the microseconds of processor time (clock.mjs) of one request in each batch:
// {name: [µs, …]}.

import { mkdtempSync, rmSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Aws, quietEnvironment } from '../../deploy/aws.mjs';
import { processor } from '../clock.mjs';
import { context } from '../context.mjs';
import { loadAll } from '../replies.mjs';
import { inTurns } from '../turns.mjs';

const TIMES = 20; // requests in a batch
const TABLE = 'fruits';

const { batches, ...modules } = JSON.parse(process.argv[2]);
const folder = mkdtempSync(path.join(tmpdir(), 'dynamodb-'));
const aws = await Aws.start({ python: process.env.MOTO_PYTHON, folder });
Object.assign(process.env, quietEnvironment({ home: folder, endpoint: aws.endpoint }));

process.env.NODE_PATH = process.env.AWS_SDK;
Module._initPaths(); // Node.js did so when it started, before NODE_PATH was set
const { DynamoDBClient, CreateTableCommand, PutItemCommand } = createRequire(import.meta.url)('@aws-sdk/client-dynamodb');
const client = new DynamoDBClient({});
await client.send(new CreateTableCommand({
  TableName: TABLE, BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
}));
await client.send(new PutItemCommand({ TableName: TABLE, Item: { id: { S: 'pear' }, text: { S: 'größe '.repeat(20) }, count: { N: '7' } } }));
client.destroy();

const contestants = await loadAll(modules);
const samples = await inTurns(Object.keys(contestants), { batches, warmUp: 20 }, async (name) => {
  const event = { table: TABLE, times: TIMES };
  const begin = processor(), result = await contestants[name].handler(event, { ...context, getRemainingTimeInMillis: () => 60_000 });
  return { result, sample: (1000 * (processor() - begin)) / TIMES };
});
await aws.stop();
rmSync(folder, { recursive: true });
console.log(JSON.stringify(samples));
process.exit(); // clients keep connections open
