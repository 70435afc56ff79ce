// Watches folders of sources. Each folder has its own watch: Node.js's recursive watch makes one for every file, also in build folders and
// node_modules.

import { existsSync, readdirSync, statSync, watch } from 'node:fs';
import path from 'node:path';

/** A folder without sources of a function. A build folder of CMake contains a cache. */
const isOther = (folder) => /^(\.|node_modules$)/.test(path.basename(folder)) || existsSync(path.join(folder, 'CMakeCache.txt'));

/** Calls `changed` with the path of each file that is written, created, renamed or deleted in these folders or below them. */
export function watchSources(folders, changed) {
  const watches = new Map();

  const add = (folder) => {
    if (watches.has(folder)) return;
    try {
      watches.set(folder, watch(folder, { persistent: false }, (_, name) => { // the server keeps the process alive
        const file = name === null ? folder : path.join(folder, name);
        if (name === 'CMakeCache.txt' && !folders.includes(folder)) return removeAll(folder); // it has become a build folder
        if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
          if (isOther(file)) return;
          add(file);
        } else if (name !== null && isScratch(name)) {
          return;
        }
        changed(file);
      }).on('error', () => remove(folder)));
    } catch {
      return; // it was deleted, or may not be read
    }
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const inner = path.join(folder, entry.name);
      if (entry.isDirectory() && !isOther(inner)) add(inner);
    }
  };
  const remove = (folder) => {
    watches.get(folder)?.close();
    watches.delete(folder);
  };
  const removeAll = (folder) => {
    for (const each of [...watches.keys()]) if (each === folder || each.startsWith(folder + path.sep)) remove(each);
  };

  for (const folder of folders) if (!isWithin(folder, folders)) add(folder);
}

/** Temporary files that editors write next to the edited file. */
const isScratch = (name) => /^(\.|#|4913$)|(~|\.swp|\.tmp)$/.test(name);

/** Whether another of the folders contains this one, and watches it. */
const isWithin = (folder, folders) => folders.some((other) => other !== folder && folder.startsWith(other + path.sep)
  && !path.relative(other, folder).split(path.sep).some((_, i, names) => isOther(path.join(other, ...names.slice(0, i + 1)))));
