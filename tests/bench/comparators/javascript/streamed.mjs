import { once } from 'node:events';

export const handler = awslambda.streamifyResponse(async (event, responseStream) => {
  const stream = awslambda.HttpResponseStream.from(responseStream, { statusCode: 200, headers: { 'content-type': 'text/plain' } });
  for (let i = 0; i < event.count; i++) {
    const chunk = Buffer.alloc(event.size, String.fromCharCode(97 + (i % 26)));
    if (!stream.write(chunk)) await once(stream, 'drain');
  }
  stream.end();
});
