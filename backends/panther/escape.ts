/** What is no letter, number, punctuation, symbol or space: control characters, halves of characters and the like. */
export const oddCharacter = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u;

const namedEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A text with odd characters, backslashes and `quotes` escaped, as texts in double quotes have it in Python and in YAML
 * alike.
 */
export function escapeText(text: string, quotes: string): string {
  // Most texts have nothing to escape.
  if (/^[ !#-&(-[\]-~]*$/.test(text)) return text;
  return text.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]|[\\"']/gu, (character) => {
    if (character === '\\' || quotes.includes(character)) return `\\${character}`;
    return character === '"' || character === "'" ? character : escapeOdd(character);
  });
}

function escapeOdd(character: string): string {
  const named = namedEscapes[character];
  if (named !== undefined) return named;
  const digits = (character.codePointAt(0) ?? 0).toString(16);
  if (digits.length <= 2) return `\\x${digits.padStart(2, '0')}`;
  return digits.length <= 4 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}
