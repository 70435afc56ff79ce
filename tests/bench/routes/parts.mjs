// What tests/bench/routes.sh compares parts of the kit with: a token by jose, a form by Node.js' own FormData.

import { createHmac, generateKeyPairSync, sign } from 'node:crypto';

const text = (body) => ({ statusCode: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body });

/** A handler that replies with the subject of the request's token. jose is loaded here, because only the bundle has it. */
export async function joseHandler(algorithm, key) {
  const { importSPKI, jwtVerify } = await import('jose');
  const imported = algorithm === 'HS256' ? new TextEncoder().encode(key) : await importSPKI(key, algorithm);
  const options = { algorithms: [algorithm], requiredClaims: ['exp'], clockTolerance: 60 };
  return async ({ headers }) => {
    const [, token] = /^Bearer (.+)$/.exec(headers.authorization);
    return text((await jwtVerify(token, imported, options)).payload.sub);
  };
}

export async function formHandler({ headers, body }) {
  return text((await new Response(body, { headers: { 'content-type': headers['content-type'] } }).formData()).get('sub'));
}

/** @returns a token with the claims, and the key that verifies it: PEM, or the secret of HS256 */
export function signed(algorithm, claims) {
  const input = [{ alg: algorithm }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  if (algorithm === 'HS256') {
    const key = 'a secret of at least thirty-two bytes';
    return { key, token: `${input}.${createHmac('sha256', key).update(input).digest('base64url')}` };
  }
  const { publicKey, privateKey } = algorithm === 'RS256' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signature = sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return { key: publicKey.export({ type: 'spki', format: 'pem' }), token: `${input}.${signature.toString('base64url')}` };
}
