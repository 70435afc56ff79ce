// The compiler's binary interface, for tests of the runtime's parts: importing this file fills it in. It is read from an object file
// (abi.cpp), which tests/suites/25-javascript.sh compiles.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { abiOf, abiTexts } from '../../cmake/javascript/build/abi.mjs';
import { fill } from '../../cmake/javascript/runtime/function.mjs';

const OBJECT = path.join(import.meta.dirname, '..', '..', 'build', 'tests', 'abi.o');
if (!existsSync(OBJECT)) throw new Error(`${OBJECT} does not exist: run \`TEST=javascript make test\`, which compiles it`);

export const object = readFileSync(OBJECT);
/** The SDK's version, from its headers. */
export const version = JSON.parse(abiTexts(object)[0]).version;
export const ABI = abiOf(object, version);
fill({ ABI });
