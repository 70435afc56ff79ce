export const handler = awslambda.streamifyResponse(async ({ queryStringParameters }, responseStream) => {
  const stream = awslambda.HttpResponseStream.from(responseStream, { statusCode: 200, headers: { 'content-type': 'text/plain' } });
  stream.write(`Hello, ${queryStringParameters?.name ?? 'world'}!`);
  stream.end();
});
