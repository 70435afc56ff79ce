// W1 as one writes it who counts nanoseconds: strings that need no escaping, which most are, are only put together.

const special = /["\\\u0000-\u001f\ud800-\udfff]/;
const quoted = (text) => (special.test(text) ? JSON.stringify(text) : `"${text}"`);
const headers = { 'content-type': 'application/json' };

export const handler = async ({ rawPath, requestContext, headers: received, queryStringParameters }) => ({
  statusCode: 200,
  headers,
  body: `{"path":${quoted(rawPath)},"method":${quoted(requestContext.http.method)},"forwarded":${quoted(received['x-forwarded-for'])},` +
    `"name":${quoted(queryStringParameters.name)}}`,
});
