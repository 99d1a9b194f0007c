import type { Check } from '../../check.js';
import { cut, textNode } from './metadata-nodes.js';

/** A name is made of letters, digits, "_", "-" and ".", and is not an id. */
export const nameForm: Check = {
  code: 'metadata/name-form',
  summary: 'A name is made of letters, digits, "_", "-" and ".", and is not an id.',
  help: 'Correlations and filters refer to a rule by its `name`. A short one without spaces is easy to write there; one that looks like an id is taken for one.',
  severity: 'info',
  profiles: ['recommended', 'sigmahq'],
  bad: [{ rule: 'name: Failed Logon\n' }, { rule: 'name: 5013198b-7c3c-4f8d-8c3c-1f0a2f1d9e11\n' }],
  good: [{ rule: 'name: failed_logon-2.linux\n' }],
  document: (document, report) => {
    const name = textNode(document, 'name');
    if (name === undefined || name.text === '') return;
    if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(name.text)) {
      report(name.span, 'the name looks like an id');
    } else if (!/^[\p{L}\p{M}\p{N}_.-]+$/u.test(name.text)) {
      report(name.span, `the name "${cut(name.text)}" has other characters than letters, digits, "_", "-" and "."`);
    }
  },
};
