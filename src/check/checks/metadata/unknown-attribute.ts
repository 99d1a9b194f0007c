import type { Check } from '../../check.js';
import { standardAttributes } from './attributes.js';
import { cut } from './metadata-nodes.js';

/** The attributes of its own that SigmaHQ has. */
const ofSigmaHq = new Set(['regression_tests_path', 'simulation']);

/** A rule has the attributes of the specification, and none of its own. */
export const unknownAttribute: Check = {
  code: 'metadata/unknown-attribute',
  summary: 'A rule has the attributes of the specification, and none of its own.',
  help: 'The specification allows attributes of one’s own. SigmaHQ has `regression_tests_path` and `simulation`, and no others.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [{ rule: 'owner: team\n' }],
  good: [{ rule: 'simulation: []\nregression_tests_path: a.yml\nlicense: MIT\n' }],
  document: (document, report) => {
    const { kind, node } = document.reading;
    for (const { name, key } of node.entries) {
      if (standardAttributes[kind].has(name) || ofSigmaHq.has(name)) continue;
      report(key.span, `"${cut(name)}" is not an attribute of Sigma`);
    }
  },
};
