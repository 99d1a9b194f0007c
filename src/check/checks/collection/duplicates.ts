import type { ReportFinding } from '../../check.js';
import type { CollectedDocument, Collection } from '../../collection.js';
import type { PlacedText } from '../../facts.js';

/** A text of a document that no other should have. */
export interface Distinct {
  readonly document: CollectedDocument;
  readonly at: PlacedText;
}

/**
 * Shows each document whose text one before it has, with that one. Compared as people do: case and white space do not
 * count.
 */
export function visitDuplicates(
  { documents }: Collection,
  name: 'id' | 'name' | 'title',
  visit: (duplicate: Distinct, first: Distinct) => void,
): void {
  const firsts = new Map<string, Distinct>();
  for (const document of documents) {
    const at = document.facts[name];
    if (at === undefined) continue;
    const key = at.text.trim().toLowerCase().replace(/\s+/g, ' ');
    if (key === '') continue;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, { document, at });
    else visit({ document, at }, first);
  }
}

/** Whether two values are one piece of text: what `action: global` gives to several documents. */
export const isShared = (one: Distinct, other: Distinct): boolean =>
  one.document.file === other.document.file && one.at.start === other.at.start;

/** Reports a value that stands elsewhere too. */
export function reportDuplicate(
  report: ReportFinding,
  { document, at }: Distinct,
  first: Distinct,
  message: string,
): void {
  const { location } = first.document.at(first.at);
  report(document.at(at), message, { notes: [{ message: 'first used here', location }] });
}

/** A text in quotes, cut if it is long. */
export const quote = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`;
