import type { AttackVersion } from '../../../src/attack/matrix.js';
import { exactNames, lineTexts } from '../../../src/backend/clean-text.js';
import type { ResolvedRule } from '../../../src/condition/resolve.js';
import { visitLeaves } from '../../../src/predicate/passes/map-leaves.js';
import type { Predicate } from '../../../src/predicate/predicate.js';
import type { Level } from '../../../src/rule/sigma-rule.js';
import type { PantherOptions } from '../options.js';
import { displayName, ruleIdOf } from './identity.js';
import { tagsAndReports } from './reports.js';
import type { RuleTest } from './tests.js';
import { description, runbook } from './texts.js';
import { yamlBlock, yamlJson, yamlText } from './yaml.js';

/** What a rule file says besides the rule's metadata. */
export interface RuleFileContent {
  readonly logTypes: readonly string[];
  readonly tests: readonly RuleTest[];
  /** `Filename: x.py` or the block of `Detection:`. */
  readonly detection: readonly string[];
}

/** The YAML file of a rule, with the keys that Panther knows, cleaned to what it takes. */
export function ruleFile(
  { rule, predicate }: ResolvedRule,
  { logTypes, tests, detection }: RuleFileContent,
  options: PantherOptions,
): string {
  const { metadata } = rule;
  const { tags, attack } = tagsAndReports(metadata.tags, options.attack as AttackVersion);
  const [reference] = lineTexts(metadata.references);
  const isRetired = metadata.status === 'deprecated' || metadata.status === 'unsupported';
  const lines = [
    'AnalysisType: rule',
    ...detection,
    `RuleID: ${yamlText(ruleIdOf(rule))}`,
    `DisplayName: ${yamlText(displayName(metadata.title))}`,
    `Enabled: ${options.enabled && !isRetired}`,
    ...list('LogTypes', logTypes),
    ...list('Tags', tags),
    ...(attack.length === 0 ? [] : ['Reports:', '  MITRE ATT&CK:', ...attack.map((id) => `    - ${yamlText(id)}`)]),
    `Severity: ${severityOf(metadata.level)}`,
    `DedupPeriodMinutes: ${Number(options['dedup-minutes'])}`,
    `Threshold: ${Number(options.threshold)}`,
    `Description: ${yamlBlock(description(metadata), 2)}`,
    `Runbook: ${yamlBlock(runbook(metadata), 2)}`,
    ...(reference === undefined ? [] : [`Reference: ${yamlText(reference)}`]),
    ...list('SummaryAttributes', summaryAttributes(metadata.fields, predicate)),
  ];
  if (tests.length > 0) lines.push('Tests:', ...tests.map(testText));
  return `${lines.join('\n')}\n`;
}

const list = (key: string, items: readonly string[]): readonly string[] =>
  items.length === 0 ? [] : [`${key}:`, ...items.map((item) => `  - ${yamlText(item)}`)];

const severities: Readonly<Record<Level, string>> = {
  informational: 'Info',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
};

/** A rule that does not say how serious it is, is not made more serious than low. */
const severityOf = (level: Level | undefined): string => severities[level ?? 'low'];

/** More columns than this are no summary. */
const maxSummary = 8;

/** The fields that the rule names, or else those that it tests. */
function summaryAttributes(fields: readonly string[], predicate: Predicate): readonly string[] {
  const named = exactNames(fields);
  if (named.length > 0) return named;
  const tested: string[] = [];
  visitLeaves(predicate, (leaf) => {
    if (leaf.kind === 'field') tested.push(leaf.field);
  });
  return exactNames(tested).slice(0, maxSummary);
}

const testText = ({ name, expected, log }: RuleTest): string =>
  `  - Name: ${yamlText(name)}\n    ExpectedResult: ${expected}\n    Log:\n      ${yamlJson(log, 6)}`;
