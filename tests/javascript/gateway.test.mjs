// What deploys routes one by one.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { BuildError } from '../../cmake/javascript/build/abi.mjs';
import { documentsOf } from '../../cmake/javascript/build/documents/documents.mjs';
import { apiGateway, routeEvents } from '../../cmake/javascript/build/documents/gateway.mjs';
import { moduleWith } from './documents/module.mjs';
import { shop } from './documents/shop.mjs';

const routes = [{ method: 'GET', path: '/' }, { method: 'ANY', path: '/a/{b}/{c+}' }, { method: 'POST', path: '/a/{b}/{c+}' }];

test('the events of osls are the route keys', () => assert.deepEqual(routeEvents({ routes }), [{ httpApi: 'GET /' }, { httpApi: 'ANY /a/{b}/{c+}' }, { httpApi: 'POST /a/{b}/{c+}' }]));

test('files are routes of GET', () => {
  const api = { routes: [{ method: 'GET', path: '/' }], files: [{ path: '/' }, { path: '/a' }], openapi: ['/openapi.json'] };
  assert.deepEqual(routeEvents(api), ['GET /', 'GET /{path+}', 'GET /a/', 'GET /a/{path+}', 'GET /openapi.json'].map((httpApi) => ({ httpApi })));
  assert.deepEqual(Object.keys(apiGateway('a', 'a', api).paths), ['/', '/{path+}', '/a/', '/a/{path+}', '/openapi.json']);
});

test('a fallback is the route $default', () => {
  assert.deepEqual(routeEvents({ routes: [], hasFallback: true }), [{ httpApi: '*' }]);
  const { paths } = apiGateway('a', 'a', { routes: [], hasFallback: true });
  assert.deepEqual(Object.keys(paths), ['/$default']);
  assert.equal(paths['/$default']['x-amazon-apigateway-any-method'].isDefaultRoute, true);
});

test('API Gateway gets each path with its integration', () => {
  const { paths, ...rest } = apiGateway('my-notes.admin', 'my-notes_2', { routes });
  assert.deepEqual(rest, { openapi: '3.0.1', info: { title: 'my-notes.admin', version: '0.0.0' } });
  assert.deepEqual(Object.keys(paths), ['/', '/a/{b}/{c+}']);
  assert.deepEqual(Object.keys(paths['/a/{b}/{c+}']), ['x-amazon-apigateway-any-method', 'post']);
  const { parameters, 'x-amazon-apigateway-integration': integration } = paths['/a/{b}/{c+}'].post;
  assert.deepEqual(parameters, ['b', 'c'].map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })));
  assert.deepEqual(integration, { type: 'aws_proxy', httpMethod: 'POST', payloadFormatVersion: '2.0', uri: {
    'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${MyDashnotesUnderscore2LambdaFunction.Arn}/invocations',
  } });
  assert.equal(paths['/'].get.parameters, undefined);
});

test('a function without routes has no form of OpenAPI', () => {
  assert.throws(() => documentsOf('shop', moduleWith(shop), ['3.0']), (error) => error instanceof BuildError && error.message.startsWith('OPENAPI is for a function with routes'));
});
