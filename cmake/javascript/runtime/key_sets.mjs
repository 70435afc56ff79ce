// JWK Sets (RFC 7517) of issuers of tokens (tokens.mjs). They are shared by all instances and all requests.

import { ABI } from './function.mjs';
import { publicKey, VERIFIERS } from './tokens.mjs';

// In milliseconds: how long keys are taken without a question; the least time between two fetches while there are keys, and while there
// are none; how long keys are taken if the issuer does not answer; how long a fetch may take.
const FRESH = 600_000, COOL = 30_000, RETRY = 1000, STALE = 3_600_000, PATIENCE = 5000;

/** By algorithm and URL. */
const SETS = new Map();

class KeySet {
  #keys = [];
  #loaded = -Infinity;
  #tried = -Infinity;
  #loading;

  constructor(algorithm, url) { Object.assign(this, { algorithm, url }); }

  /** The key of a token, or a number: why there is none. */
  find(kid) {
    const now = Date.now(), age = now - this.#loaded, keys = this.#keys;
    const found = kid === undefined ? (keys.length === 1 ? keys[0] : undefined) : keys.find((each) => each.kid === kid);
    if (found !== undefined && age < FRESH) return found.key;
    const loads = this.#loading !== undefined || now - this.#tried >= (age < STALE ? COOL : RETRY);
    if (found !== undefined && age < STALE) { // a known key does not wait for the issuer
      if (loads) this.load();
      return found.key;
    }
    if (loads) return ABI.token.pending;
    return age < STALE ? ABI.token.invalid : ABI.token.unavailable;
  }

  /** Fetches the keys, once for all that wait. Never rejects. */
  load() { return this.#loading ??= this.#load().finally(() => { this.#loading = undefined; }); }

  async #load() {
    try {
      const response = await fetch(this.url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE) });
      if (!response.ok) throw new Error(`status ${response.status}`);
      const { keys } = await response.json();
      // Keys of other algorithms and for encryption are left out.
      this.#keys = keys.flatMap((jwk) => {
        const key = (jwk.alg ?? this.algorithm) === this.algorithm && (jwk.use ?? 'sig') === 'sig' ? publicKey(this.algorithm, { key: jwk, format: 'jwk' }) : undefined;
        return key === undefined ? [] : [{ kid: jwk.kid, key }];
      });
      this.#loaded = Date.now();
    } catch (error) {
      console.error(`lw::jwt: the keys of ${this.url} cannot be fetched: ${error?.cause?.message ?? error?.message}`);
    }
    this.#tried = Date.now(); // at the end, as a fetch may take longer than RETRY
  }
}

const setOf = ({ algorithm, url }) => {
  const name = `${algorithm} ${url}`;
  if (!SETS.has(name)) SETS.set(name, new KeySet(algorithm, url));
  return SETS.get(name);
};

export class KeySets {
  #instance;

  constructor(instance) { this.#instance = instance; }

  find(verifier, kid) { return setOf(verifier).find(kid); }

  /** For lambda_wasm_fetch_keys. */
  fetch(rules, wait) {
    const { call, lane } = this.#instance, generation = lane.word((wait >> 2) + ABI.wait.generation);
    setOf(VERIFIERS.get(rules)).load().then(() => call.instance?.arrive(call, wait, generation, 0, ABI.state.value));
  }
}
