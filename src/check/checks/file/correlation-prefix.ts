import type { Check } from '../../check.js';
import { entry } from '../../walk.js';
import { cut } from '../metadata/metadata-nodes.js';
import { fileName } from './file-name.js';

/** The name of a file with a correlation begins with `correlation_`. */
export const correlationPrefix: Check = {
  code: 'file/correlation-prefix',
  summary: 'The name of a file with a correlation begins with `correlation_`.',
  help: 'A correlation cannot be used like other rules everywhere, so SigmaHQ shows it in the name of the file, also if the rules that it refers to stand in the same file.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [
    {
      rule: `correlation:
    type: event_count
    rules:
        - failed_logon
    group-by:
        - User
    timespan: 5m
    condition:
        gte: 10
`,
      file: 'rules/win_failed_logons.yml',
    },
  ],
  good: [
    {
      rule: `correlation:
    type: event_count
    rules:
        - failed_logon
    group-by:
        - User
    timespan: 5m
    condition:
        gte: 10
`,
      file: 'rules/correlation_win_failed_logons.yml',
    },
    { rule: 'status: test\n', file: 'rules/win_failed_logons.yml' },
  ],
  file: (file, report) => {
    const name = fileName(file);
    const correlation = file.documents.find(({ reading }) => reading.kind === 'correlation');
    if (name === undefined || correlation === undefined || name.startsWith('correlation_')) return;
    const message = `the file name ${cut(name)} does not begin with "correlation_"`;
    report(entry(correlation, 'correlation')?.key.span ?? correlation.reading.node.span, message);
  },
};
