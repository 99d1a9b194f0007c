import { readLogSource } from '../../../rule/read-metadata.js';
import type { Check } from '../../check.js';
import type { CheckedDocument } from '../../checked-file.js';
import { entry } from '../../walk.js';
import { cut } from '../metadata/metadata-nodes.js';
import { fileName, startOf } from './file-name.js';
import { filePrefix } from './prefixes.js';

/** A file name begins as the log source of its rule asks for. */
export const prefix: Check = {
  code: 'file/prefix',
  summary: 'A file name begins as the log source of its rule asks for.',
  help: 'SigmaHQ names files by what they look at: `proc_creation_win_…` for process creation on Windows, `lnx_auditd_…` for auditd. Of several rules in a file one has to fit.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [
    {
      rule: 'logsource:\n    category: process_creation\n    product: windows\n',
      file: 'rules/win_whoami_execution.yml',
    },
    { rule: 'logsource:\n    product: linux\n    service: auditd\n', file: 'rules/lnx_whoami_execution.yml' },
  ],
  good: [
    {
      rule: 'logsource:\n    category: process_creation\n    product: windows\n',
      file: 'rules/proc_creation_win_whoami.yml',
    },
    { rule: 'logsource:\n    product: windows\n    service: ntlm\n', file: 'rules/win_susp_ntlm_rdp.yml' },
    { rule: 'logsource:\n    product: our_own\n', file: 'rules/whatever_we_call_it.yml' },
    {
      rule: `logsource:
    product: linux
    service: auditd
---
title: Another Rule
logsource:
    product: aws
`,
      file: 'rules/aws_whoami.yml',
    },
  ],
  file: (file, report) => {
    const name = fileName(file);
    if (name === undefined || file.documents.some(({ reading }) => reading.kind === 'correlation')) return;
    const wanted = file.documents
      .filter(({ reading }) => reading.kind === 'rule')
      .map((document) => ({ document, start: filePrefix(logSourceOf(document)) }));
    // A rule without a prefix of its own may have given the file its name.
    const [first] = wanted;
    if (first?.start === undefined || wanted.some(({ start }) => start === undefined || name.startsWith(start))) return;
    const at = entry(first.document, 'logsource')?.key.span ?? startOf(file);
    report(at, `with this log source the file name ${cut(name)} begins with "${first.start}"`);
  },
};

const logSourceOf = ({ reading }: CheckedDocument) =>
  reading.document?.kind === 'rule' ? reading.document.logsource : readLogSource(reading.node);
