// The last requests with their log, for the page of the local server (page.mjs).

/** How many requests are kept, and how many characters of the log of each. */
const MOST = 100, MOST_LOG = 20_000;

/** The requests that have ended, the oldest first: { number, status, method, url, took, note, log }. */
const ended = [];

/** The log of the requests that are under way, by number. */
const logs = new Map();

/** The responses of pages that wait for more. */
const readers = new Set();

const eventOf = (request) => `id: ${request.number}\ndata: ${JSON.stringify(request)}\n\n`;

/** Keeps log text of a request; text without a request comes from loading the module. */
export function keepLog(text, number) {
  if (number === undefined) return;
  const log = (logs.get(number) ?? '') + (text.endsWith('\n') ? text : `${text}\n`);
  logs.set(number, log.length > MOST_LOG ? `${log.slice(0, MOST_LOG)}…\n` : log);
}

/** Keeps a request that has ended, and sends it to the pages. */
export function keepRequest({ number, ...request }) {
  const kept = { number, ...request, log: logs.get(number) ?? '' };
  logs.delete(number);
  ended.push(kept);
  if (ended.length > MOST) ended.shift();
  for (const reader of readers) reader.write(eventOf(kept));
}

/** Replies with the requests so far, and with each further one when it ends: server-sent events. */
export function sendRequests(response) {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(`retry: 500\n\n${ended.map(eventOf).join('')}`);
  readers.add(response);
  response.once('close', () => readers.delete(response));
}

/** Ends the pages' connections: another process has the requests from now on. */
export function releaseReaders() {
  for (const reader of readers) reader.end();
}
