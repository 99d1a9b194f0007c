import { expandChoices } from '../predicate/choices.js';
import { formatNetwork } from '../predicate/network.js';
import type { Pattern } from '../predicate/pattern.js';
import type { RegexFlags } from '../predicate/predicate.js';
import type { Detection, DetectionItem, ItemTest, LogSource, SigmaRule } from '../rule/sigma-rule.js';
import { patternText } from './pattern-text.js';

/** What a rule says, a line each: its log source, its list of fields, its detection items, what was added to it. */
export function describeRule(rule: SigmaRule): readonly string[] {
  const lines = [`logsource: ${describeLogSource(rule.logsource)}`];
  if (rule.metadata.fields.length > 0) lines.push(`fields: ${rule.metadata.fields.join(', ')}`);
  for (const { detection, negated } of rule.added) {
    for (const line of describeDetection(detection)) lines.push(`added: ${negated ? 'not ' : ''}${line}`);
  }
  for (const [name, detection] of rule.detections) {
    for (const line of describeDetection(detection)) lines.push(`${name}: ${line}`);
  }
  return lines;
}

/** What two rules have not in common: lines with `-` of the first, then those with `+` of the second. */
export function differences(before: readonly string[], after: readonly string[]): readonly string[] {
  const rest = new Map<string, number>();
  for (const line of after) rest.set(line, (rest.get(line) ?? 0) + 1);
  const removed = before.filter((line) => {
    const left = rest.get(line) ?? 0;
    if (left > 0) rest.set(line, left - 1);
    return left === 0;
  });
  const added = after.filter((line) => {
    const left = rest.get(line) ?? 0;
    if (left > 0) rest.set(line, left - 1);
    return left > 0;
  });
  return [...removed.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)];
}

/** A line for each part that must hold; what is one of several stands on one line. */
const describeDetection = (detection: Detection): readonly string[] =>
  detection.kind === 'all' ? detection.parts.flatMap(describeDetection) : [describePart(detection)];

function describePart(detection: Detection): string {
  if (detection.kind === 'item') return describeItem(detection);
  const parts = detection.parts.map((part) => (part.kind === 'item' ? describePart(part) : `(${describePart(part)})`));
  return parts.join(detection.kind === 'all' ? ' and ' : ' or ');
}

function describeItem(item: DetectionItem): string {
  const values = item.values.map(({ alternatives, placeholders }) =>
    placeholders.length > 0 ? placeholders.map((name) => `%${name}%`).join(' ') : describeTests(alternatives),
  );
  const linked = values.length === 1 ? (values[0] ?? '') : `${item.linking} of (${values.join(', ')})`;
  return `${item.negated ? 'not ' : ''}${item.field ?? 'keywords'} ${linked}`;
}

const describeTests = (tests: readonly ItemTest[]): string =>
  tests.length === 1 && tests[0] !== undefined ? describeTest(tests[0]) : `(${tests.map(describeTest).join(' or ')})`;

function describeTest(test: ItemTest): string {
  switch (test.kind) {
    case 'pattern': {
      return `= ${describePattern(test.pattern)}${test.cased ? ' (cased)' : ''}`;
    }
    case 'regex':
      return `~ /${test.expression}/${describeFlags(test.flags)}`;
    case 'number':
    case 'boolean':
      return `= ${test.value}`;
    case 'cidr':
      return `in ${formatNetwork(test.network)}`;
    case 'compare':
      return `${{ lt: '<', lte: '<=', gt: '>', gte: '>=' }[test.comparison]} ${test.value}`;
    case 'time-part':
      return `${test.part} ${test.value}`;
    case 'exists':
    case 'absent':
      return test.kind;
    case 'null':
      return '= null';
    case 'query-expression':
      return `(${test.template})`;
    case 'field-reference':
      return `${test.relation} ${test.field}`;
    default:
      return test satisfies never;
  }
}

/** Its strings, or, if they are many, one with the characters that stand for each other in brackets. */
function describePattern(pattern: Pattern): string {
  const patterns = expandChoices(pattern, 10);
  if (patterns !== undefined) return patterns.map((one) => JSON.stringify(patternText(one))).join(' or ');
  const parts = pattern.map((part) => (part.kind === 'one-of' ? `[${part.characters.join('')}]` : patternText([part])));
  return JSON.stringify(parts.join(''));
}

const describeFlags = ({ ignoreCase, multiLine, dotAll }: RegexFlags): string =>
  `${ignoreCase ? 'i' : ''}${multiLine ? 'm' : ''}${dotAll ? 's' : ''}`;

const describeLogSource = ({ product, category, service }: LogSource): string =>
  [product && `product ${product}`, category && `category ${category}`, service && `service ${service}`]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
