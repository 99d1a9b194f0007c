/**
 * The code point in lower case, as "ignoring case" means it (design): one whose lower case is several code points stays
 * itself (U+0130 is the only one).
 */
export function lowerCodePoint(codePoint: number): number {
  const lower = String.fromCodePoint(codePoint).toLowerCase();
  const first = lower.codePointAt(0) ?? codePoint;
  return lower.length === (first > 0xffff ? 2 : 1) ? first : codePoint;
}

/**
 * The text as it is compared when case is ignored: each code point is lower-cased by itself, so lengths in code points
 * never change.
 */
export function foldCase(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  let folded = '';
  for (const character of text) folded += String.fromCodePoint(lowerCodePoint(character.codePointAt(0) ?? 0));
  return folded;
}
