// With the OpenSSL of Node.js, which uses the processor's SHA instructions.

import { hash } from 'node:crypto';

import { makeBytes } from './w5_bytes.mjs';

const bytes = makeBytes();

export const handler = async () => ({ digest: hash('sha256', bytes, 'hex') });
