import type { Check } from '../../check.js';
import { cut } from '../metadata/metadata-nodes.js';
import { fileName, startOf } from './file-name.js';

const [least, most] = [10, 90];

/** A file name has 10 to 90 characters. */
export const nameLength: Check = {
  code: 'file/name-length',
  summary: 'A file name has 10 to 90 characters.',
  help: 'A shorter name does not say what the rule is about; longer ones are cut in lists. (The specification advises at most 70.)',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [
    { rule: 'status: test\n', file: 'rules/win_a.yml' },
    { rule: 'status: test\n', file: `rules/win_${'whoami_'.repeat(15)}.yml` },
  ],
  good: [
    { rule: 'status: test\n', file: 'rules/win_ab.yml' },
    { rule: 'status: test\n', file: `rules/${'win_'.repeat(21)}ab.yml` },
  ],
  file: (file, report) => {
    const name = fileName(file);
    if (name === undefined || (name.length >= least && name.length <= most)) return;
    report(startOf(file), `the file name ${cut(name)} has ${name.length} characters, not ${least} to ${most}`);
  },
};
