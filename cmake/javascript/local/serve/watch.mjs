// Watches folders of sources. Each folder has a watch of its own: Node.js's recursive one has a watch for every file, build folders
// and node_modules among them.

import { existsSync, readdirSync, statSync, watch } from 'node:fs';
import path from 'node:path';

/** What no source of a function lies in: a build folder of CMake's has a cache. */
const isOther = (folder) => /^(\.|node_modules$)/.test(path.basename(folder)) || existsSync(path.join(folder, 'CMakeCache.txt'));

/** Calls `changed` with the path of whatever is written, made, renamed or deleted in these folders and those in them. */
export function watchSources(folders, changed) {
  const watches = new Map();

  const add = (folder) => {
    if (watches.has(folder)) return;
    try {
      watches.set(folder, watch(folder, (_, name) => {
        const file = name === null ? folder : path.join(folder, name);
        if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) addAll(file);
        else if (name !== null && isScratch(name)) return;
        changed(file);
      }).on('error', () => remove(folder)));
    } catch {
      return; // it is gone again, or nobody may read it
    }
    for (const entry of readdirSync(folder, { withFileTypes: true })) if (entry.isDirectory()) addAll(path.join(folder, entry.name));
  };
  const addAll = (folder) => {
    if (!isOther(folder)) add(folder);
  };
  const remove = (folder) => {
    watches.get(folder)?.close();
    watches.delete(folder);
  };

  for (const folder of folders) if (!isWithin(folder, folders)) add(folder);
}

/** What editors write beside the file that is edited. */
const isScratch = (name) => /^(\.|#|4913$)|(~|\.swp|\.tmp)$/.test(name);

/** Whether another of the folders holds this one: it is watched with that, unless it is left out there. */
const isWithin = (folder, folders) => folders.some((other) => other !== folder && folder.startsWith(other + path.sep)
  && !path.relative(other, folder).split(path.sep).some((_, i, names) => isOther(path.join(other, ...names.slice(0, i + 1)))));
