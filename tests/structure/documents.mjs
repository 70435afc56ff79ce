// The rules for the documentation: the README and the pages of docs/.

import path from 'node:path';

const documentsOf = (files) => [...files.keys()].filter((file) => file === 'README.md' || /^docs\/[^/]+\.md$/.test(file));
const withoutCode = (text) => text.replace(/^```[^]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

/** Names in pages that look like files of the project but are not. */
const NO_FILES = ['index.mjs', 'Node.js'];

export const DOCUMENT_RULES = {
  'the links of the documentation lead somewhere': (files) => documentsOf(files).flatMap((document) =>
    [...withoutCode(files.get(document)).matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g)]
      .map(([, link]) => path.posix.join(path.posix.dirname(document), link).replace(/\/$/, ''))
      .filter((target) => !files.has(target) && ![...files.keys()].some((file) => file.startsWith(`${target}/`)))
      .map((target) => `${document} links to ${target}, which does not exist`)),

  // A page may name a file by the end of its path, and with `*` for a part of its name: `http/event*.hpp`.
  'the files that docs/architecture.md names exist': (files) => {
    const names = files.get('docs/architecture.md').match(/(?<![\w./*<>-])[\w*][\w./*-]*\.(?:hpp|mjs|js|cmake|txt)\b/g) ?? [];
    return [...new Set(names)].filter((name) => {
      const pattern = new RegExp(`(?:^|/)${name.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`);
      return !NO_FILES.includes(name) && ![...files.keys()].some((file) => pattern.test(file));
    }).map((name) => `docs/architecture.md names ${name}, which does not exist`);
  },
};
