// Replies to every request with an order of 2 KB of JSON. Prints its address, and exits when its standard input ends.

import { once } from 'node:events';
import { createServer } from 'node:http';

const lines = Array.from({ length: 36 }, (_, i) => ({ sku: `pear-${1000 + i}`, count: i % 7, price: 2.5 + i / 4, unit: 'kg' }));
const order = JSON.stringify({ id: 4711, customer: 'Ada Lovelace', paid: true, lines });

const server = createServer({ keepAliveTimeout: 60_000 }, (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-request-id': '5f3a' }).end(order);
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
console.log(`http://127.0.0.1:${server.address().port}/order`);
process.stdin.on('end', () => process.exit()).resume();
