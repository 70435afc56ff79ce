// JSON Web Tokens (RFC 7519), verified by the cryptography of Node.js. The C++ side is include/lambda_wasm/http/middleware/jwt.hpp, whose
// constants hold the rules: [algorithm, leeway in seconds, issuers, audiences, scopes, environment variable of the key, URL of a JWK Set].
// `${NAME}` in a text is the value of an environment variable.

import { ABI } from './function.mjs';

/** By the address of their rules: they outlive an instance that has failed. */
export const VERIFIERS = new Map();

const crypto = () => process.getBuiltinModule('node:crypto');

/** The public key of a PEM or a JWK, if it suits the algorithm. */
export function publicKey(algorithm, key) {
  try {
    const made = crypto().createPublicKey(key), { asymmetricKeyType: type, asymmetricKeyDetails: { modulusLength, namedCurve } } = made;
    const suits = algorithm === 'ES256' ? namedCurve === 'prime256v1' : algorithm === 'EdDSA' ? type === 'ed25519' : type === 'rsa' && modulusLength >= 2048;
    if (suits) return made;
  } catch { /* it is no public key */ }
  return undefined;
}

/** What verifies the tokens of one middleware. */
class Verifier {
  #text;
  #key;

  constructor([algorithm, leeway, issuers, audiences, scopes, variable, url]) {
    Object.assign(this, { algorithm, leeway, issuers, audiences, scopes, variable, url });
  }

  /** The claims of a token, or a number: why it has none. */
  claimsOf(token, instance, text) {
    if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return ABI.token.invalid;
    const parts = token.split('.'), [head, body, signature] = parts.map((part) => Buffer.from(part, 'base64url'));
    let header, claims;
    try {
      [header, claims] = [head, body].map((bytes) => JSON.parse(bytes.toString()));
    } catch {
      return ABI.token.invalid;
    }
    if (header?.alg !== this.algorithm || header.crit !== undefined || signature.toString('base64url') !== parts[2]) return ABI.token.invalid;
    const key = this.url ? instance.keySets.find(this, header.kid) : this.#keyOf(text ?? process.env[this.variable], instance);
    if (typeof key === 'number') return key;
    if (!this.#isSigned(`${parts[0]}.${parts[1]}`, key, signature)) return ABI.token.invalid;
    return this.#refusal(claims ?? {}) ?? claims;
  }

  // The key of a fixed text, made once.
  #keyOf(text, instance) {
    if (this.#key === undefined || text !== this.#text) {
      const { algorithm, variable } = this, fail = (reason) => failed(instance, reason);
      if (!text) fail(variable ? `${variable} is not set, the environment variable of the key` : 'the function of the key returns no text');
      if (algorithm === 'HS256') {
        const secret = Buffer.from(text);
        if (secret.length < 32 || text.includes('-----BEGIN')) fail('the secret of HS256 must have at least 32 bytes, and must not be a PEM');
        this.#key = crypto().createSecretKey(secret);
      } else {
        this.#key = publicKey(algorithm, text.replaceAll('\\n', '\n')) ?? publicKey(algorithm, { key: parsed(text), format: 'jwk' })
          ?? fail(`the key is no public key for ${algorithm}`);
      }
      this.#text = text;
    }
    return this.#key;
  }

  #isSigned(data, key, signature) {
    const { createHmac, timingSafeEqual, verify, constants } = crypto();
    switch (this.algorithm) {
      case 'HS256':
        return signature.length === 32 && timingSafeEqual(signature, createHmac('sha256', key).update(data).digest());
      case 'EdDSA':
        return verify(null, Buffer.from(data), key, signature);
      case 'PS256':
        return verify('sha256', Buffer.from(data), { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }, signature);
      default:
        return verify('sha256', Buffer.from(data), { key, dsaEncoding: 'ieee-p1363' }, signature); // RS256 ignores the encoding
    }
  }

  // A token without `aud` is for its `client_id`, as for the authorizers of API Gateway: access tokens of Amazon Cognito have no `aud`.
  #refusal({ exp, nbf = 0, iss, client_id: client, aud = client, scope, scp }) {
    const { leeway, issuers, audiences, scopes } = this, now = Date.now() / 1000, has = (list, values) => list.length === 0 || list.some((each) => values.includes(each));
    if (typeof exp !== 'number' || typeof nbf !== 'number') return ABI.token.invalid;
    if (exp + leeway <= now || nbf - leeway > now) return ABI.token.expired;
    if (!has(issuers, [iss]) || !has(audiences, [aud].flat())) return ABI.token.foreign;
    const granted = [scope, scp].flat().flatMap((each) => `${each}`.split(' '));
    return scopes.every((each) => granted.includes(each)) ? undefined : ABI.token.unscoped;
  }
}

/** Ends the invocation: the middleware is not set up well. */
const failed = (instance, reason) => instance.end('lambda_wasm::Error', `lw::jwt: ${reason}.`, 1);

/** @returns the rules of a text, with the values of their variables */
function rulesOf(text, instance) {
  const rules = JSON.parse(text, (_, value) => (typeof value === 'string'
    ? value.replace(/\$\{(\w+)\}/g, (__, name) => process.env[name] || failed(instance, `the environment variable ${name} is not set`)) : value));
  const url = rules.at(-1), { protocol, hostname } = URL.canParse(url) ? new URL(url) : {};
  if (url && protocol !== 'https:' && !(protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))) failed(instance, `the URL of the keys, ${url}, does not begin with https://`);
  return rules;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export class Tokens {
  #instance;

  constructor(instance) { this.#instance = instance; }

  /** For lambda_wasm_verify_token: sends the claims of a valid token. */
  verify(rules, size, token, tokenSize, key, keySize, codec) {
    const instance = this.#instance, text = (address, length) => Buffer.from(instance.memory.buffer).utf8Slice(address, address + length);
    if (!VERIFIERS.has(rules)) VERIFIERS.set(rules, new Verifier(rulesOf(text(rules, size), instance)));
    const claims = VERIFIERS.get(rules).claimsOf(text(token, tokenSize), instance, key === 0 ? undefined : text(key, keySize));
    if (typeof claims === 'number') return claims;
    return instance.lane.sendOrMismatch(instance.codecs.get(codec), claims) === 0 ? ABI.token.valid : ABI.token.unfit;
  }
}
