export const handler = async ({ body }) => {
  const bytes = Buffer.from(body, 'base64');
  for (let i = 0; i < bytes.length; i++) bytes[i] = ~bytes[i];
  return { statusCode: 200, headers: { 'content-type': 'application/octet-stream' }, body: bytes.toString('base64'), isBase64Encoded: true };
};
