import type { YamlScalar } from '../../../source/yaml-node.js';
import type { ReportFinding } from '../../check.js';
import type { CheckedDocument } from '../../checked-file.js';
import type { Collection } from '../../collection.js';
import { entry } from '../../walk.js';

/** What a document has that no other should have: how it is compared, and where it stands. */
export interface Distinct {
  readonly key: string;
  readonly at: YamlScalar;
}

/** A top-level string of a document, as people compare it: case and white space do not count. */
export function distinctText(document: CheckedDocument, name: string): Distinct | undefined {
  const at = entry(document, name)?.value;
  if (at?.kind !== 'scalar' || typeof at.value !== 'string') return undefined;
  const key = at.text.trim().toLowerCase().replace(/\s+/g, ' ');
  return key === '' ? undefined : { key, at };
}

/** Shows each that has what one before it has. */
export function visitDuplicates(
  collection: Collection,
  distinctOf: (document: CheckedDocument) => Distinct | undefined,
  visit: (duplicate: YamlScalar, first: YamlScalar) => void,
): void {
  const firsts = new Map<string, YamlScalar>();
  for (const document of collection.documents) {
    const distinct = distinctOf(document);
    if (distinct === undefined) continue;
    const first = firsts.get(distinct.key);
    if (first === undefined) firsts.set(distinct.key, distinct.at);
    else visit(distinct.at, first);
  }
}

/** Whether two values are one piece of text: what `action: global` gives to several documents. */
export const isShared = (one: YamlScalar, other: YamlScalar): boolean =>
  one.span.source === other.span.source && one.span.start === other.span.start;

/** Reports a value that stands elsewhere too. */
export function reportDuplicate(report: ReportFinding, at: YamlScalar, first: YamlScalar, message: string): void {
  report(at.span, message, { notes: [{ message: 'first used here', location: first.span.location }] });
}

/** A text in quotes, cut if it is long. */
export const quote = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`;
