// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of other languages
import fc from 'fast-check';
import { type DocumentReading, readSigmaFile } from '../../../src/rule/read-file.js';
import type { SigmaRule } from '../../../src/rule/sigma-rule.js';
import { Source } from '../../../src/source/source.js';

/** Texts that would end a literal, a name, a comment or a statement if they could. */
export const hostileTexts: readonly string[] = [
  // SQL
  "'",
  "''",
  "'''",
  "x' OR 'a'='a",
  "x'; DROP TABLE hostile; --",
  "x') OR 1=1 --",
  "x'/*",
  '*/ OR 1=1 --',
  '/* x */',
  '-- x',
  ';',
  'a;b',
  '"',
  '""',
  'x" = x OR "a',
  '`',
  '`x`; `',
  "U&'\\0027'",
  "E'\\'' OR 1=1 --",
  "X'41'",
  '$$x$$',
  '$1',
  '?',
  ':x',
  "N'x'",
  "TIMESTAMP '2024-01-01'",
  // Backslashes, and what LIKE and regular expressions take for something else
  '\\',
  '\\\\',
  "\\'",
  '\\" OR 1=1',
  'C:\\Windows\\',
  '%',
  '_',
  '100%_\\%\\_',
  "%' ESCAPE '%",
  '*',
  '**',
  'a*b?c',
  '.*',
  '(',
  '[a-z',
  '\\Q.\\E',
  '(?i)x|y',
  '^$',
  '\\d\\z',
  '{1}',
  'v -> v',
  'lambda v: TRUE',
  '||',
  // JSON and its paths
  '$',
  '$.a',
  '$["a"]',
  '[*]',
  '$[*] ? (@ > 1)',
  'a"].b["c',
  '{"a":"b"}',
  '[1]',
  '\\u0027',
  '/',
  '/a/b',
  'strict $',
  'null',
  'true',
  '1',
  '1e0',
  // Templates
  '{{resolve:ssm:x}}',
  '{{{resolve:ssm:x}}}',
  '{{ resolve : secretsmanager:x}}',
  '{{{{x}}}}',
  '${jndi:ldap://x}',
  '$${x}',
  '$$${x}',
  '%{x}',
  '%%{x}',
  '%%%{x}',
  '%{ for x in y }',
  '!Sub ${AWS::AccountId}',
  '!Ref x',
  '{field}',
  '<<SQL',
  'SQL',
  '\nSQL\n',
  '\n  SQL\n}\n',
  '\nSQL\nSQLL\n',
  // Ends of lines, and what some take for one
  'a\nb',
  'a\n-- b\nc',
  'a\r\nb',
  'a\rb',
  'a\tb',
  'a\u0085b',
  'a\u2028b',
  'a\u2029b',
  'a\u000bb\u000cc',
  '\n',
  ' a ',
  'a \nb',
  'a\n\n  b\n',
  '---\na: b\n...\n',
  '# a',
  '- a',
  'a: b',
  // Other characters
  'a\u0000b',
  "\u0000' OR 1=1",
  '\u0000\u0000',
  '\u0001\u001f\u007f\u0080\u009f',
  '\u00a0',
  '\ufeffa',
  '\u200b\u200e\u202ea',
  '\ufffe\uffff',
  '😀\u{10ffff}',
  '’‘＇ʼ',
  '；－－',
  'é É ß ẞ ς Σ ſ \u212a',
  // Characters that Unicode takes for others: é, ; and a backtick
  'e\u0301',
  'a\u037eb',
  '\u1fef',
  '𐐀',
];

const pieces = [...hostileTexts.filter((text) => text.length < 12), 'x', 'A', 'z', 'ab', ' ', '-', '(', ')', ',', '@'];

/** Texts made of such pieces, and of any characters. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((some) => some.join(''))
  .filter(hasWholeCharacters);

/** UTF-8 cannot hold halves of characters. */
export function hasWholeCharacters(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

/** A text as a value of a rule that means just these characters. */
export const asValue = (text: string): string => text.replace(/[\\*?]/g, '\\$&');

/** A text as a regular expression that finds just these characters. */
export const asExpression = (text: string): string =>
  [...text]
    .map((character) => {
      if (/[\x20-\x7e]/.test(character) && !/[a-z0-9]/i.test(character)) return `\\${character}`;
      return /[\p{C}\p{Z}]/u.test(character) ? `\\x{${character.codePointAt(0)?.toString(16)}}` : character;
    })
    .join('');

/** Small letters, where a letter has one that is one character. */
export const inSmallLetters = (text: string): string =>
  [...text]
    .map((character) => {
      const small = character.toLowerCase();
      return [...small].length === 1 ? small : character;
    })
    .join('');

/** Detections and what else a rule has, as its text. */
export function ruleText(detection: object, metadata: object = {}): string {
  const rule = { title: 'Hostile', logsource: { category: 'test' }, detection, ...metadata };
  // What YAML takes for no character of a text, or for the end of a line.
  return JSON.stringify(rule).replace(
    /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The rule of such a text. */
export function readRule(text: string): SigmaRule {
  const { document } = readDocument(text);
  if (document?.kind !== 'rule') throw new Error(`no rule: ${text}`);
  return document;
}

/** What is read of such a text; throws for what is no rule. */
export function readDocument(text: string): DocumentReading {
  const { documents, diagnostics } = readSigmaFile(new Source('hostile.yml', text));
  const complaints = [...diagnostics, ...documents.flatMap((document) => document.diagnostics)];
  const errors = complaints.filter(({ severity }) => severity === 'error');
  const [document] = documents;
  if (document === undefined || errors.length > 0) {
    throw new Error(`no rule: ${errors.map(({ message }) => message).join('; ')}\n${text}`);
  }
  return document;
}

/** The rule with one detection. */
export const ruleOf = (selection: unknown, metadata: object = {}): SigmaRule =>
  readRule(ruleText({ selection, condition: 'selection' }, metadata));

/** A name between quotes, as the definition of a table has it. */
export const ddlName = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

/** A name between quotes, as SQL has it. */
export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text as a literal. DuckDB takes NUL for the end of a statement. */
export const sqlText = (text: string): string =>
  `(${text
    .split('\0')
    .map((part) => `'${part.replaceAll("'", "''")}'`)
    .join(' || chr(0) || ')})`;

/** What a rule may ask with a text, as its selection. */
export const constructs: Readonly<Record<string, (text: string) => unknown>> = {
  equality: (text) => ({ f: asValue(text) }),
  cased: (text) => ({ 'f|cased': asValue(text) }),
  neq: (text) => ({ 'f|neq': asValue(text) }),
  contains: (text) => ({ 'f|contains': asValue(text) }),
  'startswith cased': (text) => ({ 'f|startswith|cased': asValue(text) }),
  endswith: (text) => ({ 'f|endswith': asValue(text) }),
  wildcards: (text) => ({ 'f|cased': `?${asValue(text)}*` }),
  windash: (text) => ({ 'f|windash|contains': `-x ${asValue(text)}` }),
  regex: (text) => ({ 'f|re': `^(?:${asExpression(text)}|zz[0-9]+)$` }),
  'regex ignoring case': (text) => ({ 'f|re|i': `x${asExpression(text)}` }),
  'list of values': (text) => ({ 'f|cased': [asValue(text), asValue(`${text}x`), 'zz'] }),
  'all of a list': (text) => ({ 'f|contains|all': [asValue(text), 'x'] }),
  keyword: (text) => [asValue(text)],
};

/** For each hostile text that text, and some that are not much different. */
export const hostileRows: readonly string[] = [
  ...new Set(
    hostileTexts.flatMap((text) => [
      text,
      `${text}x`,
      `x${text}y`,
      `-x ${text}`,
      text.replace(/\p{L}/gu, (letter) =>
        letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
      ),
      [...text].slice(1).join(''),
      text.replaceAll("'", "''"),
      text.replaceAll('\\', '\\\\'),
    ]),
  ),
];

/** Names that fields may have: what stands after a pipe sign is a modifier. */
export const hostileNames: readonly string[] = hostileTexts.filter((text) => !text.includes('|'));

/** What the definition of a table takes for a name. */
export const isColumnName = (name: string): boolean => !/\p{Cc}/u.test(name);

/** Tests of a field by that name. */
export const testsOfName = (name: string): readonly unknown[] => [
  { [`${name}|cased`]: 'Match' },
  { [`${name}|contains`]: ['at', 'zz'] },
  { [name]: null },
  { [`${name}|fieldref`]: 'other' },
  { 'other|fieldref': asValue(name) },
];
