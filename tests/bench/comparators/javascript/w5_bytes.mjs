import { random } from './random.mjs';

const SIZE = 1 << 20;

/** The bytes that both ways of SHA-256 are given. */
export function makeBytes() {
  const next = random(2463534242);
  return Uint8Array.from({ length: SIZE }, () => next() >>> 24);
}
