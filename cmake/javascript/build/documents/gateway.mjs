// What deploys the routes of a handler each by itself, for authorizers or throttling of some: the route keys as events of osls, and a document
// that API Gateway imports. Most functions want one route, $default, and need neither.

import { segmentsOf } from './routes.mjs';

// The route keys of all routes, and of files: {method, path}.
function* keysOf({ routes, files = [], openapi = [] }) {
  yield* routes;
  for (const { path } of files) {
    const prefix = path === '/' ? '' : path;
    yield { method: 'GET', path: `${prefix}/` };
    yield { method: 'GET', path: `${prefix}/{path+}` };
  }
  for (const path of openapi) yield { method: 'GET', path };
}

/** The events of `NAME.routes.json`. A route key of API Gateway is a route key of ours; the fallback is the route $default. */
export const routeEvents = (api) => [...new Set([...keysOf(api)].map(({ method, path }) => `${method} ${path}`)), ...(api.hasFallback ? ['*'] : [])].map((httpApi) => ({ httpApi }));

// The logical id that osls gives the resource of a function.
const logicalId = (name) => `${name.replaceAll('-', 'Dash').replaceAll('_', 'Underscore').replace(/^./, (letter) => letter.toUpperCase())}LambdaFunction`;

/**
 * The document of `NAME.apigateway.json`: OpenAPI 3.0.1 with paths, methods and integrations, without schemas, because the function itself
 * validates. CloudFormation replaces the names in `Fn::Sub`.
 */
export function apiGateway(title, name, api) {
  const { info = {}, hasFallback } = api;
  const uri = { 'Fn::Sub': `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${logicalId(name)}.Arn}/invocations` };
  const called = {
    responses: { default: { description: 'The reply of the function.' } },
    'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', payloadFormatVersion: '2.0', uri },
  };
  const paths = {};
  for (const { method, path } of keysOf(api)) {
    const parameters = segmentsOf(path).flatMap((segment) => (segment.name === undefined ? [] : [{ name: segment.name, in: 'path', required: true, schema: { type: 'string' } }]));
    (paths[path] ??= {})[method === 'ANY' ? 'x-amazon-apigateway-any-method' : method.toLowerCase()] = {
      ...(parameters.length === 0 ? {} : { parameters }), ...called,
    };
  }
  if (hasFallback) paths['/$default'] = { 'x-amazon-apigateway-any-method': { isDefaultRoute: true, ...called } };
  return { openapi: '3.0.1', info: { title: info.title ?? title, version: info.version ?? '0.0.0' }, paths };
}
