// W1 tuned for speed: strings that need no escaping, as most, are only concatenated.

const special = /["\\\u0000-\u001f\ud800-\udfff]/;
const quoted = (text) => (special.test(text) ? JSON.stringify(text) : `"${text}"`);
const headers = { 'content-type': 'application/json' };

export const handler = async ({ rawPath, requestContext, headers: received, queryStringParameters }) => ({
  statusCode: 200,
  headers,
  body: `{"path":${quoted(rawPath)},"method":${quoted(requestContext.http.method)},"forwarded":${quoted(received['x-forwarded-for'])},` +
    `"name":${quoted(queryStringParameters.name)}}`,
});
