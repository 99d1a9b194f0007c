import { error } from '../diagnostic/diagnostic.js';
import { entryOf, type YamlMapping, type YamlNode } from '../source/yaml-node.js';
import type { Report } from './read-detection.js';
import { textOf, textsOf } from './read-metadata.js';
import { type CorrelationCondition, correlationTypes, type Metadata, type SigmaCorrelation } from './sigma-rule.js';

const secondsPerUnit: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
const operators = ['gt', 'gte', 'lt', 'lte', 'eq', 'neq'] as const;

/**
 * Reads a correlation (specification: "Sigma Correlation Rules"). The schema has reported what is missing or of the
 * wrong type; this reports what a schema cannot see.
 */
export function readCorrelation(node: YamlMapping, metadata: Metadata, report: Report): SigmaCorrelation | undefined {
  const section = entryOf(node, 'correlation')?.value;
  if (section?.kind !== 'mapping') return undefined;
  const value = (name: string) => entryOf(section, name)?.value;
  const type = correlationTypes.find((one) => one === textOf(value('type')));
  const timespan = parseTimespan(textOf(value('timespan')));
  const groupBy = textsOf(value('group-by'));
  const conditionNode = value('condition');
  const condition = conditionNode?.kind === 'mapping' ? readCondition(conditionNode, report) : undefined;
  const aliases = readAliases(value('aliases'));
  const rules = textsOf(value('rules'));
  const known = new Set(rules);
  for (const rule of aliasedRules(aliases)) {
    if (known.has(rule)) continue;
    report(
      error('correlation/alias-rule', `the alias is for "${rule}", which is not one of the correlation's rules`, {
        at: value('aliases')?.span,
      }),
    );
  }
  if (type === undefined || timespan === undefined) return undefined;
  const generate = entryOf(node, 'generate')?.value;
  return {
    kind: 'correlation',
    metadata,
    type,
    rules,
    groupBy,
    timespan,
    aliases,
    condition,
    generate: generate?.kind === 'scalar' && generate.value === true,
    node,
    origin: node.span,
  };
}

function parseTimespan(text: string | undefined): number | undefined {
  const match = /^([1-9][0-9]*)([smhd])$/.exec(text ?? '');
  return match === null ? undefined : Number(match[1]) * (secondsPerUnit[match[2] ?? ''] ?? 0);
}

function readCondition(node: YamlMapping, report: Report): CorrelationCondition {
  const comparisons = operators.flatMap((operator) => {
    const value = numberOf(entryOf(node, operator)?.value);
    return value === undefined ? [] : [{ operator, value }];
  });
  if (comparisons.length === 0) {
    const message = `the condition compares with nothing: it needs one of ${operators.join(', ')}`;
    report(error('correlation/no-comparison', message, { at: node.span }));
  }
  const field = entryOf(node, 'field')?.value;
  const single = textOf(field);
  const percentile = numberOf(entryOf(node, 'percentile')?.value);
  return {
    comparisons,
    fields: single === undefined ? textsOf(field) : [single],
    ...(percentile === undefined ? {} : { percentile }),
  };
}

const numberOf = (node: YamlNode | undefined): number | undefined =>
  node?.kind === 'scalar' && (typeof node.value === 'number' || typeof node.value === 'bigint')
    ? Number(node.value)
    : undefined;

function readAliases(node: YamlNode | undefined): SigmaCorrelation['aliases'] {
  if (node?.kind !== 'mapping') return new Map();
  return new Map(
    node.entries.map((alias) => {
      const fields = alias.value.kind === 'mapping' ? alias.value.entries : [];
      return [alias.name, new Map(fields.map((field) => [field.name, textOf(field.value) ?? '']))];
    }),
  );
}

const aliasedRules = (aliases: SigmaCorrelation['aliases']): ReadonlySet<string> =>
  new Set([...aliases.values()].flatMap((fields) => [...fields.keys()]));
