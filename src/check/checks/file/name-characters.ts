import type { Check } from '../../check.js';
import { cut } from '../metadata/metadata-nodes.js';
import { fileName, startOf } from './file-name.js';

/** A file name has small letters, digits and underscores, and more than one word. */
export const nameCharacters: Check = {
  code: 'file/name-characters',
  summary: 'A file name has small letters, digits and underscores, and more than one word.',
  help: 'Such names are the same on every system and need no quotes. Write `_` for spaces and hyphens: `proc_creation_win_whoami.yml`.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [
    { rule: 'status: test\n', file: 'rules/win-whoami-execution.yml' },
    { rule: 'status: test\n', file: 'rules/Win_Whoami.yml' },
    { rule: 'status: test\n', file: 'rules/whoamiexecution.yml' },
  ],
  good: [
    { rule: 'status: test\n', file: 'Rules-2/Win Rules/win_whoami_2.yml' },
    { rule: 'status: test\n', file: 'win_whoami.yaml' },
    { rule: 'status: test\n', file: '<stdin>' },
  ],
  file: (file, report) => {
    const name = fileName(file);
    if (name === undefined) return;
    const stem = name.replace(/\.[^.]*$/, '');
    const other = /[^a-z0-9_]/u.exec(stem)?.[0];
    if (other !== undefined) {
      report(startOf(file), `the file name ${cut(name)} has "${other}" in it, not only small letters, digits and "_"`);
    } else if (!stem.includes('_')) {
      report(startOf(file), `the file name ${cut(name)} has no "_" between words`);
    }
  },
};
