import type { FieldName } from '../predicate.js';
import type { Subject } from './subject.js';

const maxName = 80;
const maxField = 40;
const maxFields = 3;
const maxPiece = 30;
const maxExpression = 80;

/** Makes names that are short, plain and different from each other. */
export function makeNamer(): (matches: boolean, shows?: string) => string {
  const given = new Set<string>();
  return (matches, shows) => {
    const verdict = matches ? 'matches' : 'no match';
    const name = shorten(shows === undefined ? verdict : `${verdict}: ${shows}`, maxName);
    let unique = name;
    for (let count = 2; given.has(unique); count++) unique = `${shorten(name, maxName - 6)} (${count})`;
    given.add(unique);
    return unique;
  };
}

/** The field's name with nothing in it that could mean something where the name of an example stands. */
export function plainField(field: FieldName): string {
  if (field.length <= maxField && /^[A-Za-z0-9._-]+$/.test(field)) return field;
  const plain = plainText(field, maxField);
  return plain === '' ? 'a field' : plain;
}

/** A text of a rule in the same way; empty if too little is left of it. */
export function plainPiece(text: string): string {
  const plain = plainText(text, maxPiece);
  return plain.length * 2 < Math.min(text.trim().length, maxPiece) ? '' : plain;
}

const plainText = (text: string, length: number): string =>
  shorten(
    text
      .slice(0, 4 * length)
      .replace(/[^\p{L}\p{N} ._:@/()#+=,-]/gu, ' ')
      .replace(/ +/g, ' ')
      .trim(),
    length,
  );

/** An expression for a sentence: on one line, and not too long. */
export const plainExpression = (expression: string): string =>
  shorten(expression.replace(/[\p{C}\p{Z}]+/gu, ' ').trim(), maxExpression);

/** The fields of a subject in words. */
export function wordsFor({ fields, keyword }: Pick<Subject, 'fields' | 'keyword'>): string {
  const [only] = fields;
  if (fields.length === 1 && !keyword && only !== undefined) return plainField(only);
  const words = [
    ...fields.slice(0, maxFields).map((field) => shorten(plainField(field), 20)),
    ...(keyword ? ['a keyword'] : []),
  ];
  if (words.length === 0) return 'the event';
  if (fields.length > maxFields) return `${words.join(', ')} and more`;
  return words.length === 1 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** No more than so many characters; none is cut in two. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text
    .slice(0, length - 2)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}..`;
}
