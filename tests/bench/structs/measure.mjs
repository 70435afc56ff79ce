// Prints the sizes of the functions that structs.sh built.
//
//   node measure.mjs FOLDER   the folder with the built functions

import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const [folder] = process.argv.slice(2);
const size = (...file) => statSync(path.join(folder, ...file)).size;
const wasm = (name) => size(name, readdirSync(path.join(folder, name)).find((file) => file.endsWith('.wasm')));
const print = (bytes, words) => console.log(`${String(bytes).padStart(8)} bytes of ${words}`);

print(wasm('json_10'), 'Wasm: 10 structs of 8 members that are read from JSON text and written as such');
print((wasm('json_110') - wasm('json_10')) / 100, 'Wasm: each further one');
print(size('handlers', 'index.mjs'), 'index.mjs: 100 handlers of structs of 8 fields, which hold one another five deep');
print(size('handlers.zip'), 'zip: the same handlers');
