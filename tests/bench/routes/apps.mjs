// The same API by Hono and by Powertools, as a developer would write it. `routes` is of table.mjs.

import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { Router } from '@aws-lambda-powertools/event-handler/http';

const colons = (path) => path.replace(/\{(\w+)\}/g, ':$1');

/** Whole numbers without superfluous zeros, below 2^32. */
const isWhole = (text) => /^(?:0|[1-9]\d{0,9})$/.test(text) && Number(text) < 2 ** 32;

export function honoHandler(routes) {
  const app = new Hono();
  for (const { resource, kind, method, path } of routes) {
    app.on(method, colons(path), [
      (c) => c.text(`all ${resource}`),
      (c) => c.text(`one of ${resource}: ${c.req.param('id')}`),
      async (c) => c.body(`made of ${resource}: ${await c.req.text()}`, 201),
      (c) => (isWhole(c.req.param('id')) ? c.body(null, 204) : c.notFound()),
      (c) => (isWhole(c.req.param('part')) ? c.text(`part of ${resource}: ${c.req.param('id')}${Number(c.req.param('part')) > 9 ? 'x' : 'y'}`) : c.notFound()),
    ][kind]);
  }
  return handle(app);
}

export function powertoolsHandler(routes) {
  const router = new Router({ logger: { debug() {}, warn() {}, error() {} } });
  const text = (statusCode, body) => ({ statusCode, body, headers: { 'content-type': 'text/plain; charset=utf-8' } });
  for (const { resource, kind, method, path } of routes) {
    router[method.toLowerCase()](colons(path), [
      async () => text(200, `all ${resource}`),
      async ({ params }) => text(200, `one of ${resource}: ${params.id}`),
      async ({ req }) => text(201, `made of ${resource}: ${await req.text()}`),
      async ({ params }) => new Response(null, { status: isWhole(params.id) ? 204 : 404 }),
      async ({ params }) => text(isWhole(params.part) ? 200 : 404, `part of ${resource}: ${params.id}${Number(params.part) > 9 ? 'x' : 'y'}`),
    ][kind]);
  }
  return (event, context) => router.resolve(event, context);
}
