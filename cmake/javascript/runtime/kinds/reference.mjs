// Functions of described types. Generated codecs call them; index.mjs contains only those that its codecs use (build/helpers.mjs).

import { ABI } from '../function.mjs';
import { Mismatch } from '../lane.mjs';
import { isOf } from '../thrown.mjs';

/** Throws the error of a value that is at `place` in another; a mismatch with its whole place. */
export function within(error, place) {
  if (!isOf(error, Mismatch)) throw error;
  throw new Mismatch(place + error.pointer, error.expected, error.found);
}

/** Throws the mismatch of a value that has too many others of its kind around it. */
export function tooDeep(pointer) {
  throw new Mismatch(pointer, `at most ${ABI.depth.any} levels`, 'more');
}
