// Prints the figures of tests/bench/routes.sh, after a comparison of the replies.
//
//   node measure.mjs FOLDER   the folder with the built functions; ROUTERS and ESBUILD are set

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, symlinkSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { formHandler, signed } from './parts.mjs';
import { COUNTS, requestsOf, routesOf } from './table.mjs';

const [folder] = process.argv.slice(2), here = path.dirname(fileURLToPath(import.meta.url)), work = path.join(folder, '..', 'comparators');
const load = (name) => import(pathToFileURL(path.join(folder, name, 'index.mjs')));
const zip = (name) => statSync(path.join(folder, `${name}.zip`)).size;
const least = (values) => Math.min(...values);

// ---- bytes

for (const count of COUNTS) console.log(`${count} routes: ${zip(`routes_${count}`)} bytes of zip, ${zip(`routes_${count}`) - zip(`hand_${count}`)} more than by hand`);
console.log(`each further route: ${((zip('routes_200') - zip('routes_50')) / 150).toFixed(1)} bytes, by hand ${((zip('hand_200') - zip('hand_50')) / 150).toFixed(1)}`);
console.log(`a route that waits among ten: ${zip('waiting_10') - zip('routes_10')} bytes`);
for (const part of ['cors', 'compress', 'etag', 'files', 'jwt', 'form']) console.log(`${part}: ${zip(`with_${part}`) - zip('base')} bytes`);
console.log(`a form that may be multipart: ${zip('with_multipart') - zip('with_form')} bytes`);

// ---- compiling

const most = Math.max(...COUNTS), commands = JSON.parse(readFileSync(path.join(folder, '..', 'compile_commands.json'), 'utf8'));
const { command, directory: cwd } = commands.find(({ file }) => file.endsWith(`routes_${most}.cpp`));
const compiled = await inTurns({ routes: 'routes', 'the handlers alone': 'alone' }, 3, async (name) => {
  // The seconds of the processor, which tell less of how busy the machine is.
  const text = execFileSync('sh', ['-c', `${command.replaceAll(`routes_${most}.cpp`, `${name}_${most}.cpp`)} >&2; times`], { cwd, encoding: 'utf8' });
  const [, minutes, seconds] = /\n(\d+)m([\d.]+)s/.exec(text);
  return Number(minutes) * 60 + Number(seconds);
});
print(`compiling ${most} routes`, compiled, 's', 2);

// ---- the comparators, bundled as they would be deployed

rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
symlinkSync(process.env.ROUTERS, path.join(work, 'node_modules'));
function bundle(name, text) {
  writeFileSync(path.join(work, `${name}.in.mjs`), text);
  execFileSync(process.env.ESBUILD, [`${name}.in.mjs`, '--bundle', '--minify', '--platform=node', '--format=esm', '--log-level=error', `--outfile=${name}.mjs`], { cwd: work, env: { ...process.env, NODE_PATH: process.env.ROUTERS } });
  return path.join(work, `${name}.mjs`);
}
const apps = JSON.stringify(path.join(here, 'apps.mjs')), table = JSON.stringify(path.join(here, 'table.mjs'));
const app = (maker, count) => `import { ${maker} } from ${apps};\nimport { routesOf } from ${table};\nexport const handler = ${maker}(routesOf(${count}));\n`;
const imported = async (file) => import(pathToFileURL(file));

// An event as an HTTP API sends it, with the headers of a browser.
const recorded = JSON.parse(readFileSync(path.join(here, '..', 'http_api.json'), 'utf8'));
const event = ({ method, path: rawPath, body }) => {
  const { body: its, ...others } = structuredClone(recorded), { requestContext } = others;
  return { ...others, rawPath, rawQueryString: '', queryStringParameters: undefined, ...(body && { body }), isBase64Encoded: false, requestContext: { ...requestContext, stage: '$default', http: { ...requestContext.http, method, path: rawPath } } };
};
const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 3000 };

// ---- finding a route

const { RegExpRouter } = await imported(bundle('regexp', "export { RegExpRouter } from 'hono/router/reg-exp-router';\n"));
const { SmartRouter } = await imported(bundle('smart', "export { SmartRouter } from 'hono/router/smart-router';\n"));
const { TrieRouter } = await imported(bundle('trie', "export { TrieRouter } from 'hono/router/trie-router';\n"));
for (const count of COUNTS) {
  const routes = routesOf(count), requests = requestsOf(count);
  const filled = (router) => {
    routes.forEach(({ method, path: key }, i) => router.add(method, key.replace(/\{(\w+)\}/g, ':$1'), i));
    return router;
  };
  const ours = await load(`match_${count}`), sum = (count * (count - 1)) / 2, rounds = Math.ceil(100_000 / count);
  for (const { method, path: to } of requests) ours.add(method, to);
  const by = (router) => (times) => {
    let found = 0;
    for (let round = 0; round < times; round++) for (const { method, path: to } of requests) found += router.match(method, to)[0][0][0];
    return found;
  };
  const contestants = { 'the table': ours.run, RegExpRouter: by(filled(new RegExpRouter())), SmartRouter: by(filled(new SmartRouter({ routers: [new RegExpRouter(), new TrieRouter()] }))), TrieRouter: by(filled(new TrieRouter())) };
  const times = await inTurns(contestants, 15, async (run) => {
    const start = process.hrtime.bigint(), found = run(rounds);
    assert.equal(found, (sum * rounds) % 2 ** 32);
    return Number(process.hrtime.bigint() - start) / rounds / count;
  });
  print(`one match among ${count}`, times, 'ns', 1);
}

// ---- whole requests

const FEW = 50, requests = requestsOf(FEW), events = requests.map(event);
const handlers = { routes: (await load(`routes_${FEW}`)).handler, 'by hand': (await load(`hand_${FEW}`)).handler, Hono: (await imported(bundle('hono_50', app('honoHandler', FEW)))).handler, Powertools: (await imported(bundle('powertools_50', app('powertoolsHandler', FEW)))).handler };
for (const [name, handler] of Object.entries(handlers)) {
  for (const [i, { status, reply }] of requests.entries()) {
    const { statusCode, body } = await handler(events[i], context);
    assert.deepEqual([statusCode, body ?? ''], [status, reply], name);
  }
  assert.equal((await handler(event({ method: 'GET', path: '/nowhere' }), context)).statusCode, 404, name);
}
const ROUNDS = 100;
const whole = await inTurns(handlers, 25, async (handler) => {
  const start = process.hrtime.bigint();
  for (let round = 0; round < ROUNDS; round++) for (const each of events) await handler(each, context);
  return Number(process.hrtime.bigint() - start) / 1000 / ROUNDS / FEW;
});
print(`a whole request to ${FEW} routes`, whole, 'µs', 2);

// ---- tokens and forms

const measured = async (what, contestants, each, reply, rounds) => {
  for (const [name, handler] of Object.entries(contestants)) {
    const { statusCode, body } = await handler(each, context);
    assert.deepEqual([statusCode, body], [200, reply], name);
  }
  print(what, await inTurns(contestants, 15, async (handler) => {
    const start = process.hrtime.bigint();
    for (let round = 0; round < rounds; round++) await handler(each, context);
    return Number(process.hrtime.bigint() - start) / 1000 / rounds;
  }), 'µs', 1);
};
for (const [algorithm, name] of [['RS256', 'with_jwt'], ['ES256', 'with_es256'], ['HS256', 'with_hs256']]) {
  const { key, token } = signed(algorithm, { sub: 'ada', exp: Math.floor(Date.now() / 1000) + 3600 });
  process.env[algorithm] = key;
  const jose = await imported(bundle(`jose_${algorithm}`, `import { joseHandler } from ${JSON.stringify(path.join(here, 'parts.mjs'))};\nexport const handler = await joseHandler('${algorithm}', process.env.${algorithm});\n`));
  await measured(`a request with a token of ${algorithm}`, { 'lw::jwt': (await load(name)).handler, jose: jose.handler }, { ...event({ method: 'GET', path: '/me' }), headers: { authorization: `Bearer ${token}` } }, 'ada', 200);
}
const form = '--B\r\nContent-Disposition: form-data; name="sub"\r\n\r\nada\r\n--B--\r\n';
await measured('a form by multipart/form-data', { 'lw::Form': (await load('with_multipart')).handler, 'FormData of Node.js': formHandler },
  { ...event({ method: 'POST', path: '/me', body: form }), headers: { authorization: 'x', 'content-type': 'multipart/form-data; boundary=B' } }, 'ada', 200);

// ---- load and first reply

const first = path.join(work, 'event.json');
writeFileSync(first, JSON.stringify(events[0]));
const modules = { routes: path.join(folder, `routes_${FEW}`, 'index.mjs'), 'by hand': path.join(folder, `hand_${FEW}`, 'index.mjs'), Hono: path.join(work, 'hono_50.mjs'), Powertools: path.join(work, 'powertools_50.mjs') };
const cold = await inTurns(modules, 31, async (module) => Number(execFileSync(process.execPath, [path.join(here, 'cold.mjs'), module, first])), (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 10)]);
print(`load and first reply of ${FEW} routes, p10`, cold, 'ms', 2);

/** Measures contestants in turns. @returns the figure of each: the least, or what `pick` makes of its values */
async function inTurns(contestants, turns, measure, pick = least) {
  const values = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let turn = 0; turn < turns; turn++) for (const [name, each] of Object.entries(contestants)) values[name].push(await measure(each));
  return Object.fromEntries(Object.entries(values).map(([name, each]) => [name, pick(each)]));
}

function print(what, figures, unit, digits) {
  const [[, own]] = Object.entries(figures);
  console.log(`${what}: ${Object.entries(figures).map(([name, figure], i) => `${name} ${figure.toFixed(digits)} ${unit}${i === 0 ? '' : ` (${(own / figure).toFixed(3)} of it)`}`).join(', ')}`);
}
