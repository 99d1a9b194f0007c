/**
 * Characters that JSON allows as they are, but that a terminal or viewer obeys: DEL, the C1 controls (one of them begins
 * escape sequences), the line and paragraph separators, and those that change the direction of writing.
 */
const obeyed = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** JSON of the same value as JSON.stringify gives, but safe to look at. */
export const jsonText = (value: unknown, indent?: number): string => harmlessJson(JSON.stringify(value, null, indent));

/** JSON text of the same value that is safe to look at. */
export const harmlessJson = (json: string): string =>
  json.replace(obeyed, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
