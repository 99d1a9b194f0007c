import type { Check } from '../../check.js';
import { textNode } from './metadata-nodes.js';

/** Rules that are deprecated or unsupported stand in a folder for them. */
export const retiredRule: Check = {
  code: 'metadata/retired-rule',
  summary: 'Rules that are deprecated or unsupported stand in a folder for them.',
  help: 'SigmaHQ keeps rules that are not to be used any more in `deprecated/` and `unsupported/`, so that nobody deploys them with the others. Move the file there.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [
    { rule: 'status: deprecated\n', file: 'rules/windows/win_whoami_execution.yml' },
    { rule: 'status: unsupported\n', file: 'deprecated/win_whoami_execution.yml' },
  ],
  good: [
    { rule: 'status: deprecated\n', file: 'deprecated/windows/win_whoami_execution.yml' },
    { rule: 'status: unsupported\n', file: 'rules-unsupported/win_whoami_execution.yml' },
    { rule: 'status: stable\n', file: 'rules/windows/win_whoami_execution.yml' },
  ],
  document: (document, report) => {
    const status = textNode(document, 'status');
    if (status?.text !== 'deprecated' && status?.text !== 'unsupported') return;
    const folders = document.file.path.toLowerCase().split('/').slice(0, -1);
    if (folders.some((folder) => folder.split(/[^a-z]/).includes(status.text))) return;
    report(status.span, `a rule that is ${status.text} stands in a folder "${status.text}"`);
  },
};
