import { readLogSource } from '../../../rule/read-metadata.js';
import type { DetectionItem, LogSource } from '../../../rule/sigma-rule.js';
import { Span } from '../../../source/span.js';
import { entryOf, type YamlEntry, type YamlMapping, type YamlScalar } from '../../../source/yaml-node.js';
import { type CheckedDocument, remembered } from '../../checked-file.js';
import { entry } from '../../walk.js';

/** The log source of a rule or filter, and where it stands. */
export interface PlacedLogSource {
  readonly logsource: LogSource;
  readonly key: YamlScalar;
  readonly node: YamlMapping;
}

/** The names that tell log sources apart. */
export const parts = ['category', 'product', 'service'] as const;
export type Part = (typeof parts)[number];

/** The log source of a document, also of one with errors elsewhere; undefined if it has none. */
export const logSourceOf = remembered((document): PlacedLogSource | undefined => {
  const found = entry(document, 'logsource');
  if (found?.value.kind !== 'mapping') return undefined;
  const { document: read, node } = document.reading;
  const logsource = read === undefined || read.kind === 'correlation' ? readLogSource(node) : read.logsource;
  return { logsource, key: found.key, node: found.value };
});

/** The log source, if the document uses Sigma's own names for fields and log sources. */
export function sigmaLogSourceOf(document: CheckedDocument): PlacedLogSource | undefined {
  const { taxonomy } = document.reading.metadata;
  return taxonomy === undefined || taxonomy.toLowerCase() === 'sigma' ? logSourceOf(document) : undefined;
}

/** A part of the log source as it is written. */
export const partOf = ({ node }: PlacedLogSource, part: Part): YamlEntry | undefined => entryOf(node, part);

/** A log source in words. */
export const described = (logsource: LogSource): string =>
  parts.flatMap((part) => (logsource[part] === undefined ? [] : [`${part}: ${short(logsource[part])}`])).join(', ');

/** A text that is cut if it is long: rules may hold anything. */
export const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** Where the field's name of an item stands, without its modifiers. */
export function fieldSpan({ field = '', origin }: DetectionItem): Span {
  const { source, start, end } = origin;
  const quote = source.text.startsWith(field, start) ? 0 : 1;
  const from = start + quote;
  const to = from + field.length;
  return field !== '' && to <= end && source.text.startsWith(field, from) ? new Span(source, from, to) : origin;
}
