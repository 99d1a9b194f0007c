/** Characters that XML 1.0 cannot hold in any form: most controls, halves of surrogate pairs, U+FFFE and U+FFFF. */
const impossible =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Characters that XML allows, but that a viewer obeys; and line breaks and tabs, which an attribute would lose. As
 * references they are the same characters.
 */
const referred = /[\t\n\r\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
]);

/** A text for an attribute in either kind of quotes. What XML cannot hold becomes U+FFFD. */
export const xmlAttribute = (text: string): string => escaped(text).replace(referred, reference);

/** A text between tags; its line breaks and tabs stay as they are. What XML cannot hold becomes U+FFFD. */
export const xmlText = (text: string): string =>
  escaped(text).replace(referred, (character) => (/[\t\n]/.test(character) ? character : reference(character)));

const escaped = (text: string): string =>
  text.replace(impossible, '\ufffd').replace(/[&<>"']/g, (character) => entities.get(character) ?? character);

const reference = (character: string): string => `&#x${character.charCodeAt(0).toString(16)};`;
