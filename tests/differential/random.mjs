// Random choices, the same on every machine for the same seed.

export class Random {
  #state;

  constructor(seed) { this.#state = Math.imul(seed, 2654435761) >>> 0 || 1; }

  /** From 0 to below 1: Marsaglia's 32-bit xorshift. */
  next() {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state >>> 0;
    return this.#state / 2 ** 32;
  }
  below(limit) { return Math.floor(this.next() * limit); }
  chance(part) { return this.next() < part; }
  one(of) { return of[this.below(of.length)]; }
  times(most, make) { return Array.from({ length: this.below(most + 1) }, (_, i) => make(i)); }
}
