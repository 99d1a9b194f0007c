import type { Span } from '../../../source/span.js';
import type { YamlScalar } from '../../../source/yaml-node.js';
import type { CheckedDocument } from '../../checked-file.js';
import { entry } from '../../walk.js';

/** A top-level value of a document that is a string, as metadata should be; the schema says what is none. */
export function textNode(document: CheckedDocument, name: string): YamlScalar | undefined {
  const node = entry(document, name)?.value;
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node : undefined;
}

/** The strings of a top-level list of a document. */
export function textNodes(document: CheckedDocument, name: string): readonly YamlScalar[] {
  const node = entry(document, name)?.value;
  if (node?.kind !== 'sequence') return [];
  return node.items.filter((item): item is YamlScalar => item.kind === 'scalar' && typeof item.value === 'string');
}

/** Where to say what a document lacks: at its title, or else at its first key. */
export function headOf(document: CheckedDocument): Span {
  const { node } = document.reading;
  return (entry(document, 'title') ?? node.entries[0])?.key.span ?? node.span;
}

/** A text, short enough for a message. */
export const cut = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').slice(0, 200).trim();
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
};
