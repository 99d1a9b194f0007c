import type { Predicate } from '../../predicate/predicate.js';
import type { LogSource } from '../../rule/sigma-rule.js';
import type { LoadedRule } from '../load-rules.js';

/** What matching needs of a rule. It is kept as long as there are events, and so does without the text and its tree. */
export interface MatchedRule {
  readonly predicate: Predicate;
  readonly logsource: LogSource;
  readonly id: string | undefined;
  readonly title: string;
  readonly level: string | undefined;
  readonly path: string;
  /** What is printed of it, as JSON. */
  readonly record: string;
}

/** Takes of a rule what matching needs. */
export function matchedRule({ rule, path, record }: LoadedRule): MatchedRule {
  const { metadata, logsource } = rule.rule;
  const { id, title, level } = metadata;
  return { predicate: rule.predicate, logsource, id, title, level, path, record };
}
