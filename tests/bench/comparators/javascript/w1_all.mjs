const lengthOf = (object) => {
  let length = 0;
  for (const [name, value] of Object.entries(object)) length += name.length + value.length;
  return length;
};

const lengthOfCookies = (cookies) => {
  let length = 0;
  for (const cookie of cookies) {
    const [name, value] = cookie.split('=');
    length += name.length + value.length;
  }
  return length;
};

export const handler = async (event) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    path: event.rawPath,
    method: event.requestContext.http.method,
    headers: lengthOf(event.headers),
    query: lengthOf(event.queryStringParameters),
    cookies: lengthOfCookies(event.cookies),
  }),
});
