/**
 * Text of a rule for people: one kind of line ends, no white space at the ends, no control characters, no halves of
 * characters (UTF-8 cannot hold them).
 */
export const blockText = (text: string): string => (isClean(text) ? text : cleaned(wholeCharacters(text)));

/** Words of ASCII with one space between: most texts of rules are nothing else, and stay as they are. */
const isClean = (text: string): boolean => /^[!-~]+(?: [!-~]+)*$/.test(text);

const cleaned = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, '    ')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/ +$/gm, '')
    .trim();

/** The same on one line. */
export const lineText = (text: string): string => (isClean(text) ? text : blockText(text).replace(/\s+/g, ' '));

/** The lines that say something, each once. */
export const lineTexts = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.map(lineText).filter((text) => text !== '')),
];

/** The names (of fields, of indices) that are not blank, each once, and else just as they are. */
export const exactNames = (names: readonly string[]): readonly string[] => [
  ...new Set(names.map(wholeCharacters).filter((name) => name.trim() !== '')),
];

/** Halves of surrogate pairs replaced. */
export const wholeCharacters = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/**
 * Text of a rule in Markdown, as text: no links or images (which Kibana would load), no HTML, no buttons of Kibana's
 * own (`!{investigate{…}}`). Entities, as a backslash before them cannot undo them.
 */
export const markdownText = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('[', '&#91;')
    .replaceAll('<', '&lt;')
    .replaceAll('`', '&#96;')
    .replace(/~(?=~)/g, '&#126;')
    // What looks like an address becomes a link by itself.
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/!(?=\{)/g, '&#33;');
