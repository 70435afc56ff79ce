// The page of the local server, under a path of its own: the API of a function with routes, where each route can be tried, and the last
// requests with their log. Nothing of it is deployed.

import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { sendRequests } from './recent.mjs';

/** The path of the page. Requests below it do not reach the function. */
export const PAGE = '/_lambda_wasm/';

const here = path.join(import.meta.dirname, 'page');
const VIEWER = path.join(import.meta.dirname, '..', '..', '..', 'toolchain', 'viewer.sh');
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8' };

/** The files of the viewer that the page loads. */
const OF_VIEWER = ['swagger-ui.css', 'swagger-ui-bundle.js'];

const isFor = (url) => url === PAGE.slice(0, -1) || url.startsWith(PAGE);

/** The folder of the viewer, which is downloaded when a page asks for it the first time. */
let viewer;
const viewerFolder = () => (viewer ??= new Promise((settle, fail) => {
  execFile('sh', [VIEWER], (error, stdout, stderr) => (error ? fail(new Error(stderr.trim() || error.message)) : settle(stdout.trim())));
}));

function send(response, status, type, body) {
  response.writeHead(status, {
    'content-type': type, 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
  }).end(body);
}
const sendFile = (response, file) => send(response, 200, TYPES[path.extname(file)], readFileSync(file));
const sendText = (response, status, text) => send(response, status, 'text/plain; charset=utf-8', `${text}\n`);

/**
 * Replies to a request for the page. Returns false for any other.
 * @param folder  the function's, next to which the build writes its OpenAPI document
 */
export function servePage(request, response, folder) {
  const [url] = request.url.split('?');
  if (!isFor(url)) return false;
  const name = url.slice(PAGE.length), document = `${folder}.openapi.json`;
  if (request.method !== 'GET' && request.method !== 'HEAD') sendText(response, 405, 'The page of the local server is read with GET.');
  else if (url !== PAGE && name === '') response.writeHead(308, { location: PAGE }).end();
  else if (name === '') sendFile(response, path.join(here, 'index.html'));
  else if (name === 'page.css' || name === 'show.mjs') sendFile(response, path.join(here, name));
  else if (name === 'requests') sendRequests(response);
  else if (name === 'openapi.json') sendDocument(response, document);
  else if (OF_VIEWER.includes(name)) sendOfViewer(response, name);
  else sendText(response, 404, 'The page of the local server has no such file.');
  return true;
}

/** The document, whose routes are tried on this server; 204 for a function without routes. */
function sendDocument(response, document) {
  if (existsSync(document)) send(response, 200, 'application/json', JSON.stringify({ ...JSON.parse(readFileSync(document, 'utf8')), servers: [{ url: '/' }] }));
  else response.writeHead(204).end();
}

async function sendOfViewer(response, name) {
  try {
    sendFile(response, path.join(await viewerFolder(), name));
  } catch (error) {
    viewer = undefined; // the next page tries again
    sendText(response, 503, error.message);
  }
}
