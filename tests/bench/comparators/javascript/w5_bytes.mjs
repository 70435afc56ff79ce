import { random } from './random.mjs';

const SIZE = 1 << 20;

/** The input of both SHA-256 comparators. */
export function makeBytes() {
  const next = random(2463534242);
  return Uint8Array.from({ length: SIZE }, () => next() >>> 24);
}
