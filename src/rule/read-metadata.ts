import { entryOf, type YamlMapping, type YamlNode } from '../source/yaml-node.js';
import { type LogSource, levels, type Metadata, type RelatedRule, statuses } from './sigma-rule.js';

/** Reads what a document says about itself. What is not of its type is left out: the schema check reports it. */
export function readMetadata(document: YamlMapping): Metadata {
  const text = (name: string) => textOf(entryOf(document, name)?.value);
  const id = text('id');
  const name = text('name');
  const taxonomy = text('taxonomy');
  const status = statuses.find((one) => one === text('status'));
  const description = text('description');
  const license = text('license');
  const author = text('author');
  const date = text('date');
  const modified = text('modified');
  const level = levels.find((one) => one === text('level'));
  return {
    title: text('title') ?? '',
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { name }),
    related: readRelated(entryOf(document, 'related')?.value),
    ...(taxonomy === undefined ? {} : { taxonomy }),
    ...(status === undefined ? {} : { status }),
    ...(description === undefined ? {} : { description }),
    ...(license === undefined ? {} : { license }),
    references: textsOf(entryOf(document, 'references')?.value),
    ...(author === undefined ? {} : { author }),
    ...(date === undefined ? {} : { date }),
    ...(modified === undefined ? {} : { modified }),
    fields: textsOf(entryOf(document, 'fields')?.value),
    falsepositives: textsOf(entryOf(document, 'falsepositives')?.value),
    ...(level === undefined ? {} : { level }),
    tags: textsOf(entryOf(document, 'tags')?.value),
    scope: textsOf(entryOf(document, 'scope')?.value),
  };
}

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
