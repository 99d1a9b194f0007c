import type { RuleFacts } from './rule-facts.js';
import type { ThreatEntry, ThreatName } from './threat.js';
import {
  presentEntries,
  tomlBlock,
  tomlList,
  tomlProse,
  tomlProseList,
  tomlQuery,
  tomlString,
  tomlValue,
} from './toml.js';

/** Before, Kibana's queries did not find what ours look for: see `docs/kql.md`. */
const minimumStack = {
  version: '8.12.1',
  reason: 'Before, Kibana did not escape backslashes in wildcard values of keyword fields',
};

/** A date for rules without one: Elastic's files must have it, and today's would change with each conversion. */
const unknownDate = '1970-01-01';

/** A rule as a file of Elastic's detection-rules repository: keys by name, but the query last. */
export function ruleToml(facts: RuleFacts): string {
  const { threat, investigationFields, actions } = facts;
  const tables = [
    ['[metadata]', ...lines(metadata(facts))],
    ['[rule]', ...lines(ruleEntries(facts)), '', `query = ${tomlQuery(facts.query)}`],
    ...threat.flatMap(threatTables),
    ...(investigationFields.length === 0
      ? []
      : [['[rule.investigation_fields]', `field_names = ${tomlList(investigationFields)}`]]),
    ...actions.map((action) => [
      '[[rule.actions]]',
      ...lines(presentEntries(action).map(([key, value]) => [key, tomlValue(value)])),
    ]),
  ];
  return tables.map((table) => table.join('\n')).join('\n\n');
}

/** A key, and its value in TOML; undefined if the file does not have it. */
type Entry = readonly [key: string, value: string | undefined];

const lines = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(([key, value]) => (value === undefined ? [] : [`${key} = ${value}`]));

const metadata = ({ dates, integrations, maturity }: RuleFacts): readonly Entry[] => [
  ['creation_date', tomlString((dates.created ?? unknownDate).replaceAll('-', '/'))],
  ['integration', someList(integrations)],
  ['maturity', tomlString(maturity)],
  ['min_stack_comments', tomlString(minimumStack.reason)],
  ['min_stack_version', tomlString(minimumStack.version)],
  ['updated_date', tomlString((dates.updated ?? unknownDate).replaceAll('-', '/'))],
];

const ruleEntries = (facts: RuleFacts): readonly Entry[] => [
  ['author', tomlList(facts.author)],
  ['description', tomlProse(facts.description)],
  ['enabled', facts.enabled ? 'true' : undefined],
  ['false_positives', facts.falsePositives.length === 0 ? undefined : tomlProseList(facts.falsePositives)],
  ['from', tomlString(facts.schedule.from)],
  ['index', tomlList(facts.index)],
  ['interval', tomlString(facts.schedule.interval)],
  ['language', tomlString('kuery')],
  ['license', facts.license === undefined ? undefined : tomlString(facts.license)],
  ['name', tomlString(facts.name)],
  ['note', tomlBlock(facts.note)],
  ['references', someList(facts.references)],
  ['risk_score', String(facts.grade.riskScore)],
  ['rule_id', tomlString(facts.ruleId)],
  ['setup', tomlBlock(facts.setup)],
  ['severity', tomlString(facts.grade.severity)],
  ['tags', someList(facts.tags)],
  ['timestamp_override', tomlString('event.ingested')],
  ['type', tomlString('query')],
];

const someList = (texts: readonly string[]): string | undefined => (texts.length === 0 ? undefined : tomlList(texts));

function threatTables({ framework, tactic, technique }: ThreatEntry): readonly (readonly string[])[] {
  return [
    ['[[rule.threat]]', `framework = ${tomlString(framework)}`],
    ...technique.flatMap(({ subtechnique = [], ...own }) => [
      ['[[rule.threat.technique]]', ...nameLines(own)],
      ...subtechnique.map((one) => ['[[rule.threat.technique.subtechnique]]', ...nameLines(one)]),
    ]),
    ['[rule.threat.tactic]', ...nameLines(tactic)],
  ];
}

const nameLines = ({ id, name, reference }: ThreatName): readonly string[] =>
  lines([
    ['id', tomlString(id)],
    ['name', tomlString(name)],
    ['reference', tomlString(reference)],
  ]);
