// Bytes that are the same in C++ (tests/functions/fetch/main.cpp), and their hash.

export function pattern(size) {
  const bytes = Buffer.alloc(size);
  for (let i = 0, state = 1; i < size; i++) bytes[i] = (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24;
  return bytes;
}

/** 32-bit FNV-1a. */
export class Hash {
  length = 0;
  value = 2166136261;
  see(bytes) {
    this.length += bytes.length;
    for (const byte of bytes) this.value = Math.imul(this.value ^ byte, 16777619) >>> 0;
  }
}

/** All octets that a header value may contain (RFC 9110 section 5.5) except white space, which must not end it; as Latin-1 characters. */
export const OCTETS = Buffer.from(Array.from({ length: 256 }, (_, octet) => octet).filter((octet) => octet > 32 && octet !== 127)).toString('latin1');
