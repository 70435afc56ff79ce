export const handler = async (event) => {
  const { rawPath: path, requestContext: { http: { method } }, headers: { host } } = event;
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ path, method, host }),
  };
};
