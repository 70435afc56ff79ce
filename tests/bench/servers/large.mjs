// Replies to every request with the number of bytes in its path, in chunks of 64 KiB. Prints its address, and exits when its standard
// input ends.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const SIZE = 65536;
const chunks = Array.from({ length: 26 }, (_, i) => Buffer.alloc(SIZE, String.fromCharCode(97 + i)));
function* letters(size) {
  for (let i = 0; size > 0; i++, size -= SIZE) yield chunks[i % 26].subarray(0, size);
}

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const size = Number(request.url.slice(1));
  response.writeHead(200, { 'content-type': 'text/plain', 'content-length': size });
  pipeline(Readable.from(letters(size)), response).catch(() => {}); // the client disconnected
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
console.log(`http://127.0.0.1:${server.address().port}`);
process.stdin.on('end', () => process.exit()).resume();
