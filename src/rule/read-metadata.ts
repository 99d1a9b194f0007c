import { entryOf, type YamlMapping, type YamlNode } from '../source/yaml-node.js';
import { type LogSource, levels, type Metadata, type RelatedRule, statuses } from './sigma-rule.js';

/** Reads what a document says about itself. What is not of its type is left out: the schema check reports it. */
export function readMetadata(document: YamlMapping): Metadata {
  const text = (name: string) => textOf(entryOf(document, name)?.value);
  const texts = (name: string) => textsOf(entryOf(document, name)?.value);
  const metadata: { -readonly [Name in keyof Metadata]: Metadata[Name] } = {
    title: text('title') ?? '',
    related: readRelated(entryOf(document, 'related')?.value),
    references: texts('references'),
    fields: texts('fields'),
    falsepositives: texts('falsepositives'),
    tags: texts('tags'),
    scope: texts('scope'),
  };
  for (const name of optionalTexts) {
    const given = text(name);
    if (given !== undefined) metadata[name] = given;
  }
  const status = oneOf(statuses, text('status'));
  if (status !== undefined) metadata.status = status;
  const level = oneOf(levels, text('level'));
  if (level !== undefined) metadata.level = level;
  return metadata;
}

const oneOf = <Name extends string>(names: readonly Name[], given: string | undefined): Name | undefined =>
  names.find((name) => name === given);

const optionalTexts = ['id', 'name', 'taxonomy', 'description', 'license', 'author', 'date', 'modified'] as const;

/** Reads a log source; what is not a string is left out: the schema check reports it. */
export function readLogSource(document: YamlMapping): LogSource {
  const node = entryOf(document, 'logsource')?.value;
  if (node?.kind !== 'mapping') return {};
  const logsource: { -readonly [Part in keyof LogSource]: LogSource[Part] } = {};
  for (const name of logSourceParts) {
    const text = textOf(entryOf(node, name)?.value);
    if (text !== undefined) logsource[name] = text;
  }
  return logsource;
}

const logSourceParts = ['category', 'product', 'service', 'definition'] as const;

/** The string that a node is, if it is one. */
export const textOf = (node: YamlNode | undefined): string | undefined =>
  node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;

/** The strings of a list. */
export const textsOf = (node: YamlNode | undefined): readonly string[] =>
  node?.kind === 'sequence' ? node.items.map(textOf).filter((text) => text !== undefined) : [];

function readRelated(node: YamlNode | undefined): readonly RelatedRule[] {
  if (node?.kind !== 'sequence') return [];
  return node.items.flatMap((item) => {
    if (item.kind !== 'mapping') return [];
    const id = textOf(entryOf(item, 'id')?.value);
    const type = textOf(entryOf(item, 'type')?.value);
    return id === undefined || type === undefined ? [] : [{ id, type }];
  });
}
