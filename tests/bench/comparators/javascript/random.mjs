/** A generator of 32-bit numbers, the same for the same seed: xorshift, as in works/compute/random.hpp. */
export function random(seed) {
  let state = seed | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state;
  };
}
