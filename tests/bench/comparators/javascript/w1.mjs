export const handler = async (event) => {
  const { rawPath: path, requestContext: { http: { method } }, headers, queryStringParameters: { name } } = event;
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ path, method, forwarded: headers['x-forwarded-for'], name }),
  };
};
