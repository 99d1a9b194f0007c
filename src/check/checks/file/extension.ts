import type { Check } from '../../check.js';
import { cut } from '../metadata/metadata-nodes.js';
import { fileName, startOf } from './file-name.js';

/** The name of a rule's file ends with `.yml`. */
export const extension: Check = {
  code: 'file/extension',
  summary: "The name of a rule's file ends with `.yml`.",
  help: 'The specification asks for it. Tools that look for rules may not see files that are called otherwise.',
  severity: 'info',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: 'status: test\n', file: 'rules/win_whoami.yaml' },
    { rule: 'status: test\n', file: 'rules/win_whoami.YML' },
  ],
  good: [
    { rule: 'status: test\n', file: 'rules.yaml/win_whoami.yml' },
    { rule: 'status: test\n', file: '<stdin>' },
  ],
  file: (file, report) => {
    const name = fileName(file);
    if (name === undefined || name.endsWith('.yml')) return;
    report(startOf(file), `the file name ${cut(name)} does not end with ".yml"`);
  },
};
