import type { SigmaRule } from '../../rule/sigma-rule.js';
import { jsonValue, type PlainValue, plainValue } from '../plain-value.js';

/** What templates can name: plain data without prototypes, so that nothing but data can be reached. */
export interface TemplateData {
  readonly query?: string;
  readonly queries?: readonly string[];
  readonly rule?: object;
  readonly pipeline: object;
}

/** The data of a rule for templates, under the names that pipelines know. */
export function ruleData(rule: SigmaRule, attributes: ReadonlyMap<string, PlainValue>): object {
  const { metadata, logsource } = rule;
  return plainObject({
    title: metadata.title,
    id: metadata.id ?? null,
    name: metadata.name ?? null,
    taxonomy: metadata.taxonomy ?? 'sigma',
    related: metadata.related.map(({ id, type }) => plainObject({ id, type })),
    status: metadata.status ?? null,
    description: metadata.description ?? null,
    license: metadata.license ?? null,
    references: [...metadata.references],
    tags: [...metadata.tags],
    author: metadata.author ?? null,
    date: metadata.date ?? null,
    modified: metadata.modified ?? null,
    logsource: plainObject({
      category: logsource.category ?? null,
      product: logsource.product ?? null,
      service: logsource.service ?? null,
    }),
    detection: jsonValue(plainValue(rule.node.entries.find(({ name }) => name === 'detection')?.value ?? rule.node)),
    fields: [...metadata.fields],
    falsepositives: [...metadata.falsepositives],
    level: metadata.level ?? null,
    scope: [...metadata.scope],
    custom_attributes: mapData(new Map([...ownAttributes(rule), ...attributes])),
  });
}

const knownKeys: ReadonlySet<string> = new Set([
  ...['title', 'id', 'name', 'taxonomy', 'related', 'status', 'description', 'license', 'references', 'tags'],
  ...['author', 'date', 'modified', 'logsource', 'detection', 'fields', 'falsepositives', 'level', 'scope', 'action'],
]);

/** The keys of a rule that the specification does not know. */
const ownAttributes = ({ node }: SigmaRule): readonly (readonly [string, PlainValue])[] =>
  node.entries.flatMap(({ name, value }) => (knownKeys.has(name) ? [] : [[name, plainValue(value)] as const]));

/** The data of the pipelines for templates. */
export const pipelineData = (state: ReadonlyMap<string, PlainValue>, vars: ReadonlyMap<string, PlainValue>): object =>
  plainObject({ state: mapData(state), vars: mapData(vars) });

const mapData = (map: ReadonlyMap<string, PlainValue>): unknown => jsonValue(map);

const plainObject = (entries: Readonly<Record<string, unknown>>): object => Object.assign(Object.create(null), entries);
