import type { Format } from '../../../src/backend/backend.js';
import type { ResolvedRule } from '../../../src/condition/resolve.js';
import type { RuleFileOptions } from './options.js';
import { type ConditionalQuery, ruleFacts } from './rule-facts.js';
import { ruleNdjson } from './rule-ndjson.js';
import { ruleToml } from './rule-toml.js';
import { savedSearch } from './saved-search.js';

/** The formats of whole rules, beside the query itself. */
export const ruleFormats = {
  'rule-toml': { title: "a rule file of Elastic's detection-rules repository", extension: 'toml' },
  'rule-ndjson': { title: 'a detection rule for the import of Kibana, on one line', extension: 'ndjson' },
  'saved-search-ndjson': { title: 'a saved search for Discover, on one line', extension: 'ndjson' },
} as const satisfies Readonly<Record<string, Format>>;

/** The name of a format of whole rules. */
export type RuleFormat = keyof typeof ruleFormats;

/** Whether a format is one of whole rules. */
export const isRuleFormat = (format: string): format is RuleFormat => Object.hasOwn(ruleFormats, format);

/** Writes a rule in one of the formats of whole rules. */
export function renderRuleFile(
  format: RuleFormat,
  rule: ResolvedRule,
  query: ConditionalQuery,
  options: RuleFileOptions,
): string {
  switch (format) {
    case 'rule-toml':
      return ruleToml(ruleFacts(rule, query, options));
    case 'rule-ndjson':
      return ruleNdjson(ruleFacts(rule, query, options), options.space);
    case 'saved-search-ndjson':
      return savedSearch(rule, query.query, options);
    default:
      return format satisfies never;
  }
}
