import type { QuantifierNode } from '../../../condition/ast.js';
import type { Check } from '../../check.js';
import { visitSingle } from './single-quantifier.js';

/** A pattern of names stands for several detections, unless it is one of those that filters and selections are named by. */
export const patternOfOne: Check = {
  code: 'condition/pattern-of-one',
  summary:
    'A pattern of names stands for several detections, unless it is one of those that filters and selections are named by.',
  help: 'A pattern that fits one name says no more than the name. Write the name. `selection_*` and `filter_*` are fine: SigmaHQ names single detections so, to have room for others.',
  severity: 'info',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: 'detection:\n    keywords_a:\n        - a\n    condition: 1 of keywords_*\n' },
    { rule: 'detection:\n    selection:\n        a: 1\n    condition: all of sel*\n' },
  ],
  good: [
    {
      rule: 'detection:\n    selection:\n        a: 1\n    filter_main_a:\n        b: 1\n    condition: selection and not 1 of filter_main_*\n',
    },
    {
      rule: 'detection:\n    keywords_a:\n        - a\n    keywords_b:\n        - b\n    condition: 1 of keywords_*\n',
    },
  ],
  document: (document, report) => {
    const isMeant = ({ target }: QuantifierNode) =>
      target !== 'them' && target.pattern.includes('*') && !/^_?(?:selection|filter)_.*\*$/.test(target.pattern);
    visitSingle(document, report, isMeant, (pattern, name) => `the pattern "${pattern}" fits "${name}" alone`);
  },
};
