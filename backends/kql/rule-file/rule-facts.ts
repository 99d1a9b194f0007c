import { type AttackVersion, attackMatrix } from '../../../src/attack/matrix.js';
import { readThreats } from '../../../src/attack/threats.js';
import { blockText, exactNames, lineText, lineTexts } from '../../../src/backend/clean-text.js';
import type { ResolvedRule } from '../../../src/condition/resolve.js';
import type { Diagnostic } from '../../../src/diagnostic/diagnostic.js';
import type { JsonObject } from '../../../src/event/event.js';
import { readActions } from './actions.js';
import { type RuleDates, ruleDates } from './dates.js';
import { investigationGuide, setupGuide } from './guides.js';
import { identifierOf } from './identity.js';
import { integrationsOf, logSourceTags } from './log-source.js';
import { indexNames, type RuleFileOptions } from './options.js';
import { type Schedule, scheduleOf } from './schedule.js';
import { type Grade, gradeOf, type Maturity, maturityOf } from './severity.js';
import { type ThreatEntry, threatEntry } from './threat.js';

/** What every rule format says about a rule. Texts are cleaned, but not escaped for any format. */
export interface RuleFacts {
  readonly ruleId: string;
  readonly name: string;
  readonly description: string;
  readonly author: readonly string[];
  readonly license: string | undefined;
  readonly dates: RuleDates;
  readonly maturity: Maturity;
  readonly integrations: readonly string[];
  readonly grade: Grade;
  readonly tags: readonly string[];
  readonly threat: readonly ThreatEntry[];
  readonly references: readonly string[];
  readonly falsePositives: readonly string[];
  readonly note: string;
  readonly setup: string;
  readonly investigationFields: readonly string[];
  readonly index: readonly string[];
  readonly schedule: Schedule;
  readonly enabled: boolean;
  readonly actions: readonly JsonObject[];
  readonly query: string;
}

/** A query, and the conditions under which it means what the rule means. */
export interface ConditionalQuery {
  readonly query: string;
  readonly notes: readonly Diagnostic[];
}

/** Gathers the facts of a rule. */
export function ruleFacts(
  { rule, state }: ResolvedRule,
  { query, notes }: ConditionalQuery,
  options: RuleFileOptions,
): RuleFacts {
  const { metadata, logsource } = rule;
  const name = ruleName(metadata.title);
  const { threats, otherTags } = readThreats(metadata.tags, attackMatrix(options.attack as AttackVersion));
  const tactics = threats.map(({ tactic }) => `Tactic: ${tactic.name}`);
  return {
    ruleId: identifierOf(rule, 'rule'),
    name,
    description: blockText(metadata.description ?? '') || name,
    author: readAuthors(metadata.author ?? ''),
    license: lineText(metadata.license ?? '') || undefined,
    dates: ruleDates(metadata),
    maturity: maturityOf(metadata.status),
    integrations: integrationsOf(logsource),
    grade: gradeOf(metadata.level),
    tags: lineTexts([...logSourceTags(logsource), ...tactics, ...otherTags]),
    threat: threats.map(threatEntry),
    references: lineTexts(metadata.references),
    falsePositives: lineTexts(metadata.falsepositives),
    note: investigationGuide(name, rule),
    setup: setupGuide(rule, notes),
    investigationFields: exactNames(metadata.fields),
    index: searchedIndices(state?.get('index'), options.index),
    schedule: scheduleOf(options.interval, options.lookback),
    enabled: options.enabled,
    actions: readActions(options.actions) ?? [],
    query,
  };
}

/** Kibana takes no empty name, and Elastic's own rules have none that begins with a mark. */
export function ruleName(title: string): string {
  const name = lineText(title).replace(/^[^\p{L}\p{N}([{<"']+/u, '');
  return /[\p{L}\p{N}]/u.test(name) ? name : 'Untitled Sigma rule';
}

/** What a pipeline says knows the environment better than an option that is given for all rules. */
export function searchedIndices(state: unknown, option: string): readonly string[] {
  const given = Array.isArray(state) ? state : [state];
  const names = given.flatMap((name) => (typeof name === 'string' ? indexNames(name) : []));
  return exactNames(names.length > 0 ? names : indexNames(option));
}

/** Sigma has one text for all authors, with commas between; those in parentheses belong to a name. */
const readAuthors = (text: string): readonly string[] => lineTexts(lineText(text).match(/(?:\([^()]*\)|[^,])+/g) ?? []);
