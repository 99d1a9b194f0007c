import { type Backend, type Rendering, refusal } from '../../src/backend/backend.js';
import type { ResolvedRule } from '../../src/condition/resolve.js';
import { lowerForKql } from './lower.js';
import { printQuery } from './print.js';
import { isRuleFormat, renderRuleFile, ruleFormats } from './rule-file/index.js';
import { ruleFileOptions } from './rule-file/options.js';

const options = {
  cidr: {
    type: 'choice',
    choices: ['ip', 'patterns'],
    default: 'ip',
    description:
      'how to write networks: as they are, for ip fields, or as patterns of address text, for keyword fields',
  },
  ...ruleFileOptions,
} as const;

/** Kibana Query Language, from Kibana 8.12.1 on. */
export const kql: Backend<typeof options> = {
  id: 'kql',
  title: 'Kibana Query Language (Kibana 8.12.1 and later)',
  options,
  formats: { query: { title: 'the query, on one line', extension: 'kql' }, ...ruleFormats },
  render: (rule: ResolvedRule, format, options): Rendering => {
    const { query: printed, notes, errors } = printQuery(lowerForKql(rule.predicate, options.cidr === 'patterns'));
    if (errors.length > 0) return refusal(errors);
    const finished = rule.postprocess?.(printed) ?? { query: printed };
    if ('errors' in finished) return refusal(finished.errors);
    const { query } = finished;
    const output = isRuleFormat(format) ? renderRuleFile(format, rule, { query, notes }, options) : query;
    return { output, notes, errors: [] };
  },
};
