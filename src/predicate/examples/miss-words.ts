import type { EventView } from '../event-view.js';
import { plainPiece, wordsFor } from './names.js';
import type { Part } from './study.js';
import type { Subject } from './subject.js';

/** What an event shows in which only this part of a rule is false. */
export function wordsForMiss(parts: readonly Part[], part: Part, event: EventView): string {
  const { subject, field } = part;
  const words = wordsFor(subject);
  if (subject.negated && !isOfPresence(subject)) return `filter on ${words} applies`;
  if (subject.keyword && field !== undefined) return `${words} is missing`;
  if (field === undefined) return `nothing fits in ${words}`;
  const { present, values, sawObject } = event.field(field).found;
  if (!present) return `${words} is absent`;
  if (!isOfPresence(subject)) {
    const isShared = parts.some((other) => other !== part && other.field === field && !other.subject.negated);
    const piece = isShared ? pieceOf(subject) : '';
    return piece === '' ? `${words} has another value` : `${words} without ${piece}`;
  }
  if (subject.leaves[0]?.test.kind === 'exists') return `${words} is present`;
  return values.every((value) => value === null) && !sawObject ? `${words} is null` : `${words} has a value`;
}

/** Whether it asks for nothing but that a field is there, or that it is not. */
const isOfPresence = ({ leaves }: Subject): boolean =>
  leaves.length === 1 && (leaves[0]?.test.kind === 'null' || leaves[0]?.test.kind === 'exists');

/** What tells a test from others of the same field: its longest text. */
function pieceOf({ leaves }: Subject): string {
  const test = leaves.length === 1 ? leaves[0]?.test : undefined;
  if (test?.kind !== 'pattern') return '';
  const texts = test.pattern.map((piece) => (piece.kind === 'literal' ? piece.text : ''));
  return plainPiece(texts.reduce((longest, text) => (text.length > longest.length ? text : longest), ''));
}
