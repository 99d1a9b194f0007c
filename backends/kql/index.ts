import { type Backend, type Rendering, refusal } from '../../src/backend/backend.js';
import type { ResolvedRule } from '../../src/condition/resolve.js';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.js';
import type { Source } from '../../src/source/source.js';
import { lowerForKql } from './lower.js';
import { ecsTypes } from './mapping/ecs-types.js';
import { fitToTypes } from './mapping/fit-predicate.js';
import { readMapping } from './mapping/read-mapping.js';
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
  mapping: {
    type: 'file',
    description: 'the Elasticsearch mapping of what is searched, as `GET index/_mapping` gives it',
    check: (source: Source) => readMapping(source).diagnostics,
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
    const mapping = options.mapping === undefined ? undefined : readMapping(options.mapping);
    if (mapping !== undefined && mapping.types === undefined) return refusal(mapping.diagnostics);
    const asPatterns = options.cidr === 'patterns';
    const types = mapping?.types ?? ecsTypes(!asPatterns);
    const lowered = lowerForKql(rule.predicate, asPatterns, types);
    const { query: printed, notes, errors } = printQuery(lowered, fitToTypes(lowered.predicate, types));
    if (errors.length > 0) return refusal(errors);
    const finished = rule.postprocess?.(printed) ?? { query: printed };
    if ('errors' in finished) return refusal(finished.errors);
    const { query } = finished;
    const output = isRuleFormat(format)
      ? renderRuleFile(format, rule, { query, notes: notes.filter(isCondition) }, options)
      : query;
    return { output, notes, errors: [] };
  },
};

/** Infos say something of the rule, and not of what the query relies on. */
const isCondition = ({ severity }: Diagnostic): boolean => severity === 'warning';
