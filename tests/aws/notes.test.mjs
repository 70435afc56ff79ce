// The example notes, under the managed runtimes' clients, with its table in a local AWS mock. Its recorded events run in order: each
// depends on those before it.
//
// APPROVE=1 writes the newest runtime's replies as the golden replies.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';

import { Aws, quietEnvironment } from '../deploy/aws.mjs';
import { asGolden, listGoldens, readCases, readGolden, writeGolden } from '../runtime/cases.mjs';
import { runUnderClient } from '../runtime/client.mjs';
import { functionsFolder, RUNTIMES } from '../runtime/runtimes.mjs';
import { conformance } from '../serve/schemathesis.mjs';
import { Server } from '../serve/server.mjs';

const EXAMPLE = path.join(import.meta.dirname, '..', '..', 'examples', 'notes');
const { MOTO_PYTHON, AWS_SDK, APPROVE } = process.env;
const folder = mkdtempSync(path.join(tmpdir(), 'notes-'));
const [{ cases }] = readCases(EXAMPLE);
let aws, environment;

before(async () => {
  aws = await Aws.start({ python: MOTO_PYTHON, folder });
  environment = { ...quietEnvironment({ home: folder, endpoint: aws.endpoint }), NODE_PATH: AWS_SDK };
});
after(async () => {
  await aws?.stop();
  rmSync(folder, { recursive: true });
});

async function makeTable(TableName) {
  const { DynamoDBClient, CreateTableCommand } = createRequire(path.join(AWS_SDK, 'of.cjs'))('@aws-sdk/client-dynamodb');
  const client = new DynamoDBClient({ endpoint: aws.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  await client.send(new CreateTableCommand({
    TableName, BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  }));
  client.destroy();
}

test('every golden reply has its event', () => {
  const goldens = cases.map(({ golden }) => golden);
  assert.deepEqual(listGoldens(EXAMPLE).filter((file) => !goldens.includes(file)), []);
});

const run = async ({ node, ric }, more, events) => runUnderClient({ node, ric, folder: path.join(functionsFolder(), 'notes'), environment: { ...environment, ...more }, events });

for (const runtime of RUNTIMES.toReversed()) {
  suite(`notes under ${runtime.label}`, () => {
    let outcomes;
    before(async () => {
      const TABLE = runtime.label.replace(/.*on Node /, 'notes-');
      await makeTable(TABLE);
      ({ outcomes } = await run(runtime, { TABLE }, cases.map(({ event }) => event)));
    });
    for (const [index, { name, golden }] of cases.entries()) {
      test(name, () => {
        const answer = asGolden(outcomes[index]);
        if (APPROVE === '1' && runtime === RUNTIMES.at(-1)) writeGolden(golden, answer);
        assert.deepEqual(answer, readGolden(golden) ?? `${golden} is missing: APPROVE=1 writes it`);
      });
    }
    test('a missing table is a function error with the code of DynamoDB', async () => {
      const { outcomes: [{ error }] } = await run(runtime, { TABLE: 'nowhere' }, [cases[0].event]);
      assert.equal(error?.errorType, 'ResourceNotFoundException');
    });
    test('without TABLE, loading fails with the reason', async () => {
      const { initError } = await run(runtime, {}, [cases[0].event]);
      assert.equal(initError?.errorMessage, 'TABLE is not set');
    });
  });
}

// The schema of an Id lacks its rule, which is in the constructor.
test('the local server replies as its document says', async () => {
  await makeTable('served');
  const server = await Server.start(path.join(functionsFolder(), 'notes'), [], { env: { ...environment, TABLE: 'served' } });
  const { requests, mistakes } = await conformance(server, path.join(functionsFolder(), 'notes.openapi.json'), '[checks]\npositive_data_acceptance.enabled = false\n');
  assert.equal(mistakes, undefined, mistakes);
  assert.ok(requests > 100, `${requests} requests`);
});
