import type { QuantifierNode } from '../../../condition/ast.js';
import type { Check } from '../../check.js';
import { visitSingle } from './single-quantifier.js';

/** A name without wildcard has no quantifier. */
export const quantifierWithoutWildcard: Check = {
  code: 'condition/quantifier-without-wildcard',
  summary: 'A name without wildcard has no quantifier.',
  help: '`1 of selection` and `all of selection` are the detection `selection` itself. Most often the wildcard was forgotten: `1 of selection_*`. Otherwise write the name alone.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: 'detection:\n    selection:\n        a: 1\n    condition: 1 of selection\n' },
    {
      rule: 'detection:\n    selection:\n        a: 1\n    filter:\n        b: 1\n    condition: selection and not (all of filter)\n',
    },
  ],
  good: [
    {
      rule: 'detection:\n    selection_a:\n        a: 1\n    selection_b:\n        b: 1\n    condition: 1 of selection_*\n',
    },
    { rule: 'detection:\n    one:\n        a: 1\n    two:\n        b: 1\n    condition: 1 of them\n' },
  ],
  document: (document, report) => {
    const isMeant = ({ target }: QuantifierNode) => target !== 'them' && !target.pattern.includes('*');
    visitSingle(document, report, isMeant, (name) => `"${name}" is one detection and needs no quantifier`);
  },
};
