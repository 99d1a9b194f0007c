import type { Check } from '../../check.js';
import type { CollectedFile } from '../../collection.js';
import { quote } from './duplicates.js';

/** No two files have the same name, in different folders either. */
export const duplicateFileName: Check = {
  code: 'collection/duplicate-file-name',
  summary: 'No two files have the same name, in different folders either.',
  help:
    'Rules are often copied into one folder, where files of the same name replace each other; some tools take the name ' +
    'of the file for that of the rule. Case does not tell names apart: on many systems it does not in folders.',
  severity: 'warning',
  profiles: ['sigmahq'],
  bad: [
    {
      file: 'windows/whoami.yml',
      rule: 'title: First\n',
      others: { 'linux/Whoami.yml': 'title: Second\n' },
    },
  ],
  good: [
    {
      file: 'windows/win_whoami.yml',
      rule: 'title: First\n',
      others: { 'linux/lnx_whoami.yml': 'title: Second\n' },
    },
  ],
  collection: ({ files }, report) => {
    const firsts = new Map<string, CollectedFile>();
    for (const file of files) {
      const name = file.path.slice(file.path.lastIndexOf('/') + 1);
      const first = firsts.get(name.toLowerCase());
      if (first === undefined) {
        firsts.set(name.toLowerCase(), file);
      } else {
        const notes = [{ message: `the other file is ${first.path}`, location: first.source.locate(0) }];
        report(file.source.locate(0), `another file has the name ${quote(name)}`, { notes });
      }
    }
  },
};
