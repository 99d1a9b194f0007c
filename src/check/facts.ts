import type { DocumentKind } from '../rule/check-schema.js';
import { readLogSource } from '../rule/read-metadata.js';
import type { LogSource } from '../rule/sigma-rule.js';
import { entryOf, type YamlNode } from '../source/yaml-node.js';
import type { CheckedDocument, CheckedFile } from './checked-file.js';
import { logicKey } from './logic-key.js';
import { entry, sectionEntry } from './walk.js';

/** A part of a file's text: offsets, as spans have them. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A string of a document, and where it stands. */
export interface PlacedText extends TextRange {
  readonly text: string;
}

/** What a checked file is to checks of other files. Plain data: another thread may have read it. */
export interface FileFacts {
  readonly path: string;
  /** As messages call it. */
  readonly name: string;
  readonly text: string;
  readonly documents: readonly DocumentFacts[];
}

/** What a document is to checks of other documents; also of one with errors. */
export interface DocumentFacts extends TextRange {
  readonly kind: DocumentKind;
  readonly id: PlacedText | undefined;
  readonly name: PlacedText | undefined;
  readonly title: PlacedText | undefined;
  readonly status: string | undefined;
  readonly logsource: LogSource;
  readonly logsourceAt: TextRange | undefined;
  /** Where the name of the section is. */
  readonly detectionAt: TextRange | undefined;
  /** What a rule without errors asks: the same text for rules that ask the same. */
  readonly logic: string | undefined;
  readonly related: readonly RelatedId[];
  /** The rules that a correlation or filter names. */
  readonly references: readonly PlacedText[];
  readonly referencesAt: TextRange | undefined;
  /** Whether a filter is for any rule of its log source. */
  readonly isForAny: boolean;
  /** Of a correlation without errors. */
  readonly correlationType: string | undefined;
}

/** A rule that a rule says it is related to. */
export interface RelatedId extends PlacedText {
  readonly type: string | undefined;
}

/** Takes out of a file what others have to know of it. */
export const factsOf = ({ path, source, documents }: CheckedFile): FileFacts => ({
  path,
  name: source.name,
  text: source.text,
  documents: documents.map(factsOfDocument),
});

function factsOfDocument(document: CheckedDocument): DocumentFacts {
  const { kind, node, metadata, document: read } = document.reading;
  const rules = kind === 'rule' ? undefined : sectionEntry(document, kind, 'rules')?.value;
  const { resolved } = document;
  return {
    kind,
    start: node.span.start,
    end: node.span.end,
    id: placed(entry(document, 'id')?.value),
    name: placed(entry(document, 'name')?.value),
    title: placed(entry(document, 'title')?.value),
    status: metadata.status,
    logsource: readLogSource(node),
    logsourceAt: rangeOf(entry(document, 'logsource')?.value),
    detectionAt: rangeOf(entry(document, 'detection')?.key),
    logic: resolved === undefined ? undefined : logicKey(resolved.predicate),
    related: relatedIds(entry(document, 'related')?.value),
    references: rules?.kind === 'sequence' ? rules.items.flatMap((item) => placed(item) ?? []) : [],
    referencesAt: rangeOf(rules),
    isForAny: kind === 'filter' && rules?.kind === 'scalar' && rules.text === 'any',
    correlationType: read?.kind === 'correlation' ? read.type : undefined,
  };
}

/** A node that is a string. */
const placed = (node: YamlNode | undefined): PlacedText | undefined =>
  node?.kind === 'scalar' && typeof node.value === 'string'
    ? { text: node.text, start: node.span.start, end: node.span.end }
    : undefined;

const rangeOf = (node: YamlNode | undefined): TextRange | undefined =>
  node === undefined ? undefined : { start: node.span.start, end: node.span.end };

function relatedIds(related: YamlNode | undefined): readonly RelatedId[] {
  if (related?.kind !== 'sequence') return [];
  return related.items.flatMap((item) => {
    if (item.kind !== 'mapping') return [];
    const id = placed(entryOf(item, 'id')?.value);
    const type = entryOf(item, 'type')?.value;
    if (id === undefined) return [];
    return { text: id.text, start: id.start, end: id.end, type: type?.kind === 'scalar' ? type.text : undefined };
  });
}
