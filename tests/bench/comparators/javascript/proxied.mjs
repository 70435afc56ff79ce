import { once } from 'node:events';

export const handler = awslambda.streamifyResponse(async ({ url }, responseStream) => {
  const response = await fetch(url);
  const stream = awslambda.HttpResponseStream.from(responseStream, { statusCode: response.status, headers: { 'content-type': response.headers.get('content-type') } });
  for await (const chunk of response.body) {
    if (!stream.write(chunk)) await once(stream, 'drain');
  }
  stream.end();
});
