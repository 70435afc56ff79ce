// Imported before a function (NODE_OPTIONS). On SIGHUP it writes the process's memory use to the file $MEMORY_FILE, as JSON: `pages` of
// Wasm, and the maximum resident size in megabytes.

import { renameSync, writeFileSync } from 'node:fs';

import { memories } from '../memories.mjs';

const { MEMORY_FILE } = process.env;
let resident = 0; // not resourceUsage().maxRSS, which starts with the parent process's value
const look = () => { resident = Math.max(resident, process.memoryUsage.rss() / 2 ** 20); };
setInterval(look, 25).unref();
process.on('SIGHUP', () => {
  look();
  const pages = memories.reduce((sum, { buffer }) => sum + buffer.byteLength / 65536, 0);
  writeFileSync(`${MEMORY_FILE}.new`, JSON.stringify({ pages, resident }));
  renameSync(`${MEMORY_FILE}.new`, MEMORY_FILE);
});
