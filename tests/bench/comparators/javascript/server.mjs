// A bare node:http server, which sends one fixed reply.
//
//   node server.mjs '{"status", "type", "body"}'

import http from 'node:http';

const { status, type, body } = JSON.parse(process.argv[2]);
const headers = ['content-type', type, 'content-length', Buffer.byteLength(body)];
const server = http.createServer((request, response) => response.writeHead(status, headers).end(body));
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
