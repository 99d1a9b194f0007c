/**
 * The text as it is compared when case is ignored (design: "Ignoring case"): each code point is lower-cased by itself,
 * and one whose lower case is several code points stays itself. So lengths in code points never change.
 */
export function foldCase(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

function foldCharacter(character: string): string {
  const lower = character.toLowerCase();
  if (lower.length === character.length || [...lower].length === 1) return lower;
  return character;
}
