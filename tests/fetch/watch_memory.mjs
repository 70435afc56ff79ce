// Imported before a function (NODE_OPTIONS), tells in the file $MEMORY_FILE, at the signal SIGHUP, what memory the process takes, as JSON:
// `pages` of Wasm, and the most that was resident, in megabytes.

import { renameSync, writeFileSync } from 'node:fs';

import { memories } from '../memories.mjs';

const { MEMORY_FILE } = process.env;
let resident = 0; // not resourceUsage().maxRSS, which begins with what the parent process had
const look = () => { resident = Math.max(resident, process.memoryUsage.rss() / 2 ** 20); };
setInterval(look, 25).unref();
process.on('SIGHUP', () => {
  look();
  const pages = memories.reduce((sum, { buffer }) => sum + buffer.byteLength / 65536, 0);
  writeFileSync(`${MEMORY_FILE}.new`, JSON.stringify({ pages, resident }));
  renameSync(`${MEMORY_FILE}.new`, MEMORY_FILE);
});
