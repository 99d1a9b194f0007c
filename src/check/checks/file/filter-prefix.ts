import type { Check } from '../../check.js';
import { entry } from '../../walk.js';
import { cut } from '../metadata/metadata-nodes.js';
import { fileName } from './file-name.js';

/** The name of a file of filters begins with `mf_`. */
export const filterPrefix: Check = {
  code: 'file/filter-prefix',
  summary: 'The name of a file of filters begins with `mf_`.',
  help: 'The specification calls it a best practice: filters are told from rules at a glance.',
  severity: 'info',
  profiles: [],
  bad: [
    {
      rule: 'filter:\n    rules: any\n    selection:\n        User: SYSTEM\n    condition: selection\n',
      file: 'filters/domain_controllers.yml',
    },
  ],
  good: [
    {
      rule: 'filter:\n    rules: any\n    selection:\n        User: SYSTEM\n    condition: selection\n',
      file: 'filters/mf_domain_controllers.yml',
    },
    { rule: 'status: test\n', file: 'rules/win_failed_logons.yml' },
  ],
  file: (file, report) => {
    const name = fileName(file);
    const [first] = file.documents;
    if (name === undefined || first === undefined || name.startsWith('mf_')) return;
    if (!file.documents.every(({ reading }) => reading.kind === 'filter')) return;
    const at = entry(first, 'filter')?.key.span ?? first.reading.node.span;
    report(at, `the file name ${cut(name)} does not begin with "mf_"`);
  },
};
