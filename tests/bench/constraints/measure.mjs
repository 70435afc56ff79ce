// Prints the sizes of the zips that constraints.sh built, and what each adds to the one before.

import { statSync } from 'node:fs';
import path from 'node:path';

const [folder] = process.argv.slice(2);
const size = (which) => statSync(path.join(folder, `constraints_${which}.zip`)).size;
const WORDS = ['a body without constraints', 'the first constraint', 'another of a number', 'the first of a length', 'another of a length', 'the first pattern', 'another pattern', , 'an event without constraints', 'its first constraint'];
WORDS.forEach((words, which) => {
  const isFirst = which === 0 || which === 8;
  console.log(`${String(isFirst ? size(which) : size(which) - size(which - 1)).padStart(6)} bytes of zip: ${words}`);
});
