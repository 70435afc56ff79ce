/** A generator of numbers of 32 bits, the same from the same seed: xorshift, as in works/compute/random.hpp. */
export function random(seed) {
  let state = seed | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state;
  };
}
