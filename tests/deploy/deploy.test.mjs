// Deploys deploy/serverless.yml, unchanged, to a local AWS mock, and checks that the built zips are deployed.
//
// The zips come from $ZIPS (build/wasm/lambda) and are copied to the folder that the file expects. The tests are steps of one story, and
// run in order.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';

import { readCases, readGolden } from '../runtime/cases.mjs';
import { Aws, quietEnvironment } from './aws.mjs';

const ROOT = path.join(import.meta.dirname, '..', '..');
const { NODE24, OSLS, MOTO_PYTHON, ZIPS = path.join(ROOT, 'build', 'wasm', 'lambda'), EXAMPLES = path.join(ROOT, 'examples') } = process.env;
const FUNCTIONS = ['hello', 'echo']; // functions with every kind of API
const STREAMED = ['stream', 'events', 'api', 'proxy']; // those with a URL that streams
const ALL = [...FUNCTIONS, ...STREAMED, 'notes', 'site', 'thumbnail', 'shop', 'fifo', 'poison'];
const RUNTIME = 'nodejs24.x';

const temporary = mkdtempSync(path.join(tmpdir(), 'deploy-'));
let aws;
let packaged; // the folders where osls packaged and deployed
let deployed;

/** A copy of deploy/ with the zips in the expected folder; one for each command, since osls writes files next to serverless.yml. */
function layOut(name) {
  const folder = path.join(temporary, name);
  cpSync(path.join(ROOT, 'deploy'), path.join(folder, 'deploy'), { recursive: true, filter: (file) => !file.endsWith('.serverless') });
  mkdirSync(path.join(folder, 'build', 'wasm', 'lambda'), { recursive: true });
  for (const each of ALL) cpSync(path.join(ZIPS, `${each}.zip`), path.join(folder, 'build', 'wasm', 'lambda', `${each}.zip`));
  return path.join(folder, 'deploy');
}

/** Runs osls in `folder`. Settles with `{ status, stdout, stderr }`, also if it fails. */
function osls(folder, ...args) {
  const env = quietEnvironment({ home: temporary, endpoint: aws?.endpoint });
  return new Promise((settle) => {
    execFile(NODE24, [OSLS, ...args], { cwd: folder, env, timeout: 600_000 }, (error, stdout, stderr) => {
      settle({ status: error?.code ?? 0, stdout, stderr });
    });
  });
}

/** The same for a command that must succeed. @returns its stdout */
async function oslsWell(folder, ...args) {
  const result = await osls(folder, ...args);
  assert.equal(result.status, 0, `osls ${args.join(' ')} failed:\n${result.stdout}${result.stderr}${aws?.log ?? ''}`);
  return result.stdout;
}

function readTemplate(folder) {
  return JSON.parse(readFileSync(path.join(folder, '.serverless', 'cloudformation-template-update-stack.json'), 'utf8')).Resources;
}

const capital = (name) => name[0].toUpperCase() + name.slice(1);
const arnOf = (name) => ({ 'Fn::GetAtt': [`${capital(name)}LambdaFunction`, 'Arn'] });

before(async () => {
  for (const [name, value] of Object.entries({ NODE24, OSLS, MOTO_PYTHON })) {
    assert.ok(value, `${name} is not set: run tests/suites/70-deploy.sh, which reads tests/environment.sh`);
  }
  for (const name of ALL) assert.ok(existsSync(path.join(ZIPS, `${name}.zip`)), `${ZIPS}/${name}.zip does not exist: run make build`);

  aws = await Aws.start({ python: MOTO_PYTHON, folder: temporary });
  packaged = layOut('package');
  deployed = layOut('deploy');
  await Promise.all([oslsWell(packaged, 'package', '--param=architecture=x86_64', '--param=origin=https://origin.example'), oslsWell(deployed, 'deploy')]);
});
after(async () => {
  await aws?.stop();
  rmSync(temporary, { recursive: true });
});

suite('package', () => {
  let resources;
  before(() => { resources = readTemplate(packaged); });

  for (const name of FUNCTIONS) {
    test(`${name} is a function of the built module`, () => {
      const { Type, Properties } = resources[`${capital(name)}LambdaFunction`];
      assert.equal(Type, 'AWS::Lambda::Function');
      assert.equal(Properties.Handler, 'index.handler');
      assert.equal(Properties.Runtime, RUNTIME);
      assert.deepEqual(Properties.Architectures, ['x86_64']);
      assert.match(Properties.Code.S3Key, new RegExp(`/${name}\\.zip$`));
    });

    // moto silently ignores these two, so the template is checked instead.
    test(`${name} has a URL, open to everyone`, () => {
      const { Type, Properties } = resources[`${capital(name)}LambdaFunctionUrl`];
      assert.equal(Type, 'AWS::Lambda::Url');
      assert.equal(Properties.AuthType, 'NONE');
      assert.deepEqual(Properties.TargetFunctionArn, arnOf(name));
      assert.equal(resources[`${capital(name)}LambdaPermissionFnUrl`].Properties.Action, 'lambda:InvokeFunctionUrl');
    });

    test(`${name} has a route of the HTTP API, with payload format 2.0`, () => {
      const { Type, Properties } = resources[`HttpApiIntegration${capital(name)}`];
      assert.equal(Type, 'AWS::ApiGatewayV2::Integration');
      assert.deepEqual(Properties.IntegrationUri, arnOf(name));
      assert.equal(Properties.PayloadFormatVersion, '2.0');
      assert.equal(resources.HttpApi.Properties.ProtocolType, 'HTTP');
      const routes = Object.values(resources).filter((each) => each.Type === 'AWS::ApiGatewayV2::Route').map((each) => each.Properties.RouteKey);
      assert.ok(routes.includes(name === 'hello' ? 'GET /hello' : 'ANY /echo/{proxy+}'), `routes are ${routes}`);
    });
  }
});

suite('package: streaming functions', () => {
  for (const name of STREAMED) {
    test(`${name} has a URL that streams`, () => {
      const resources = readTemplate(packaged), { Properties } = resources[`${capital(name)}LambdaFunctionUrl`];
      assert.equal(Properties.InvokeMode, 'RESPONSE_STREAM');
      assert.deepEqual(Properties.TargetFunctionArn, arnOf(name));
      assert.equal(resources[`${capital(name)}LambdaFunction`].Properties.Handler, 'index.handler');
    });
  }
  test('the REST API streams the replies of stream, and no others', () => {
    const integrations = Object.entries(readTemplate(packaged)).filter(([, { Type }]) => Type === 'AWS::ApiGateway::Method').map(([name, { Properties }]) => [name, Properties.Integration]);
    for (const [name, { ResponseTransferMode, Uri }] of integrations) {
      const streams = name.startsWith('ApiGatewayMethodStream');
      assert.equal(ResponseTransferMode, streams ? 'STREAM' : undefined, name);
      if (Uri !== undefined) assert.equal(JSON.stringify(Uri).includes('/response-streaming-invocations'), streams, name);
    }
    assert.ok(integrations.some(([name]) => name === 'ApiGatewayMethodStreamGet'), integrations.map(([name]) => name).join());
  });
  test('proxy gets its origin', () => {
    const variables = (folder) => readTemplate(folder).ProxyLambdaFunction.Properties.Environment.Variables;
    assert.deepEqual(variables(deployed), { ORIGIN: 'https://example.com' });
    assert.deepEqual(variables(packaged), { ORIGIN: 'https://origin.example' });
  });
  test('the others are buffered', () => {
    for (const name of FUNCTIONS) assert.equal(readTemplate(packaged)[`${capital(name)}LambdaFunctionUrl`].Properties.InvokeMode, undefined);
  });
});

suite('package: queues', () => {
  test('gets the messages of a FIFO queue', () => assert.equal(readTemplate(packaged).Notices.Properties.FifoQueue, true));
  for (const queue of ['Notices', 'Sums']) {
    test(`the failed messages of ${queue} are reported`, () => {
      const mappings = Object.values(readTemplate(packaged)).filter(({ Type }) => Type === 'AWS::Lambda::EventSourceMapping').map(({ Properties }) => Properties);
      const { FunctionResponseTypes } = mappings.find(({ EventSourceArn }) => EventSourceArn['Fn::GetAtt'][0] === queue);
      assert.deepEqual(FunctionResponseTypes, ['ReportBatchItemFailures']);
    });
  }
});

suite('package: notes', () => {
  let resources;
  before(() => { resources = readTemplate(packaged); });

  test('has a table with on-demand billing', () => {
    const { Type, Properties } = resources.NotesTable;
    assert.equal(Type, 'AWS::DynamoDB::Table');
    assert.equal(Properties.BillingMode, 'PAY_PER_REQUEST');
    assert.deepEqual(Properties.KeySchema, [{ AttributeName: 'id', KeyType: 'HASH' }]);
    assert.deepEqual(resources.NotesLambdaFunction.Properties.Environment.Variables, { TABLE: { Ref: 'NotesTable' } });
  });
  test('has only the permissions that it uses', () => {
    const statements = resources.IamRoleLambdaExecution.Properties.Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
    const source = readFileSync(path.join(EXAMPLES, 'notes', 'main.cpp'), 'utf8');
    const commands = [...source.matchAll(/dynamodb\.send(?:<\w+>)?\("(\w+)"/g)].map(([, command]) => `dynamodb:${command}`).sort();
    assert.equal(commands.length, 4);
    const ofTables = statements.filter(({ Action }) => [Action].flat().some((action) => action.startsWith('dynamodb')));
    assert.deepEqual(ofTables, [{ Effect: 'Allow', Action: commands, Resource: { 'Fn::GetAtt': ['NotesTable', 'Arn'] } }]);
    assert.ok(statements.flatMap(({ Action }) => Action).every((action) => /^(dynamodb|logs|sqs):\w+$/.test(action)), JSON.stringify(statements));
    // osls gives all functions one role: the queues are those of fifo and poison.
    const ofQueues = statements.filter(({ Action }) => [Action].flat().some((action) => action.startsWith('sqs')));
    assert.deepEqual(ofQueues, [{
      Effect: 'Allow', Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], Resource: ['Notices', 'Sums'].map((queue) => ({ 'Fn::GetAtt': [queue, 'Arn'] })),
    }]);
  });
  test('has routes of the HTTP API', () => {
    const routes = Object.values(resources).filter((each) => each.Type === 'AWS::ApiGatewayV2::Route').map((each) => each.Properties.RouteKey);
    for (const route of ['GET /notes', 'ANY /notes/{id}']) assert.ok(routes.includes(route), `routes are ${routes}`);
  });
});

suite('package: thumbnail', () => {
  test('has memory for pictures, a URL, and a route of the HTTP API', () => {
    const resources = readTemplate(packaged);
    assert.equal(resources.ThumbnailLambdaFunction.Properties.MemorySize, 1769);
    assert.deepEqual(resources.ThumbnailLambdaFunctionUrl.Properties.TargetFunctionArn, arnOf('thumbnail'));
    const routes = Object.values(resources).filter((each) => each.Type === 'AWS::ApiGatewayV2::Route').map((each) => each.Properties.RouteKey);
    assert.ok(routes.includes('POST /thumbnail'), `routes are ${routes}`);
  });
});

suite('package: shop', () => {
  test('one zip has two functions: one with a URL, and one to invoke', () => {
    const resources = readTemplate(packaged);
    assert.deepEqual(['Shop', 'Buy'].map((name) => resources[`${name}LambdaFunction`].Properties.Handler), ['index.handler', 'index.buy']);
    for (const name of ['Shop', 'Buy']) assert.match(resources[`${name}LambdaFunction`].Properties.Code.S3Key, /\/shop\.zip$/);
    assert.deepEqual(resources.ShopLambdaFunctionUrl.Properties.TargetFunctionArn, arnOf('shop'));
    assert.equal(resources.BuyLambdaFunctionUrl, undefined);
  });
});

suite('deploy', () => {
  for (const name of FUNCTIONS) {
    const functionName = `lambda-wasm-dev-${name}`;

    test(`${name} contains the built zip`, async () => {
      const { Configuration } = await aws.get('lambda', `/2015-03-31/functions/${functionName}`);
      const zip = readFileSync(path.join(ZIPS, `${name}.zip`));
      assert.equal(Configuration.CodeSha256, createHash('sha256').update(zip).digest('base64'));
      assert.equal(Configuration.CodeSize, zip.length);
      assert.equal(Configuration.Handler, 'index.handler');
      assert.equal(Configuration.Runtime, RUNTIME);
      assert.equal(Configuration.Role, await aws.role('lambda-wasm-dev-us-east-1-lambdaRole'));
    });

    test(`${name} is deployed for arm64`, () => {
      // moto reports every function as x86_64, so this too is checked in the template.
      assert.deepEqual(readTemplate(deployed)[`${capital(name)}LambdaFunction`].Properties.Architectures, ['arm64']);
    });

    test(`${name} is integrated with its REST API, which may invoke it`, async () => {
      const { Policy } = await aws.get('lambda', `/2015-03-31/functions/${functionName}/policy`);
      assert.ok(JSON.parse(Policy).Statement.some(({ Principal, Action }) => Principal.Service === 'apigateway.amazonaws.com' && Action === 'lambda:InvokeFunction'));
      const [api] = (await aws.get('apigateway', '/restapis')).item;
      const { item } = await aws.get('apigateway', `/restapis/${api.id}/resources`);
      const resource = item.find(({ path: where }) => where === (name === 'hello' ? '/hello' : '/echo/{proxy+}'));
      const method = await aws.get('apigateway', `/restapis/${api.id}/resources/${resource.id}/methods/${name === 'hello' ? 'GET' : 'ANY'}`);
      assert.equal(method.methodIntegration.type, 'AWS_PROXY');
      assert.equal(method.methodIntegration.httpMethod, 'POST');
      assert.match(method.methodIntegration.uri, new RegExp(`:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:\\d+:function:${functionName}/invocations$`));
    });

    test(`osls invoke -f ${name} runs the deployed zip`, async () => {
      const [{ cases: [{ event, golden }] }] = readCases(path.join(EXAMPLES, name));
      const file = path.join(temporary, `${name}.json`);
      writeFileSync(file, JSON.stringify(event));
      assert.deepEqual(JSON.parse(await oslsWell(deployed, 'invoke', '-f', name, '-p', file)), readGolden(golden));
    });
  }

  test('osls invoke -f thumbnail shrinks a picture', async () => {
    const [{ cases }] = readCases(path.join(EXAMPLES, 'thumbnail'));
    const { event, golden } = cases.find(({ name }) => name === 'http_api');
    const file = path.join(temporary, 'thumbnail.json');
    writeFileSync(file, JSON.stringify(event));
    assert.deepEqual(JSON.parse(await oslsWell(deployed, 'invoke', '-f', 'thumbnail', '-p', file)), readGolden(golden));
  });

  test('osls invoke -f notes puts a note into the deployed table, and lists it', async () => {
    const [{ cases }] = readCases(path.join(EXAMPLES, 'notes'));
    const { event, golden } = cases.find(({ name }) => name.endsWith('put'));
    const list = cases.find(({ name }) => name.endsWith('_list')).event;
    const file = path.join(temporary, 'notes.json');
    const invoke = async (input) => {
      writeFileSync(file, JSON.stringify(input));
      return JSON.parse(await oslsWell(deployed, 'invoke', '-f', 'notes', '-p', file));
    };
    const put = await invoke(event);
    assert.deepEqual(put, readGolden(golden));
    assert.deepEqual(JSON.parse((await invoke(list)).body), { notes: [JSON.parse(put.body)] });
  });

  test('osls invoke -f buy buys by the zip of shop', async () => {
    const { event, golden } = readCases(path.join(EXAMPLES, 'shop')).find(({ handler }) => handler === 'index.buy').cases.find(({ name }) => name.endsWith('voucher'));
    const file = path.join(temporary, 'buy.json');
    writeFileSync(file, JSON.stringify(event));
    assert.deepEqual(JSON.parse(await oslsWell(deployed, 'invoke', '-f', 'buy', '-p', file)), readGolden(golden));
  });

  test('osls invoke shows a function error, and fails', async () => {
    const { status, stdout } = await osls(deployed, 'invoke', '-f', 'echo', '-d', '{"not":"HTTP"}');
    assert.equal(status, 1);
    assert.match(stdout, /"errorMessage": ".*HTTP/);
  });

  test('osls remove deletes everything', async () => {
    await oslsWell(deployed, 'remove');
    for (const name of ALL) assert.equal(await aws.get('lambda', `/2015-03-31/functions/lambda-wasm-dev-${name}`), null);
    assert.equal(await aws.role('lambda-wasm-dev-us-east-1-lambdaRole'), null);
  });
});
