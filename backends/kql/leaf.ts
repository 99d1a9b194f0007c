import { formatAddress, formatNetwork, parseAddress } from '../../src/predicate/network.js';
import { type Pattern, plainText } from '../../src/predicate/pattern.js';
import { hasCase } from '../../src/predicate/pattern-case.js';
import type { FieldName, FieldPredicate, FieldTest, KeywordTest, PatternTest } from '../../src/predicate/predicate.js';
import { fieldName, quote, unquoted } from './escape.js';
import type { NoteCode } from './notes.js';

/** Why a test cannot be written in KQL. */
export interface LeafRefusal {
  readonly code: string;
  readonly message: string;
}

/** A test in KQL: what stands after the field's name, and what its exactness depends on. */
export type LeafText =
  | { readonly kind: 'value'; readonly text: string; readonly notes: readonly NoteCode[] }
  | { readonly kind: 'range'; readonly text: string; readonly notes: readonly NoteCode[] }
  | { readonly kind: 'missing'; readonly notes: readonly NoteCode[] }
  /** Stands for itself, without the field before it. */
  | { readonly kind: 'whole'; readonly text: string; readonly notes: readonly NoteCode[] }
  | { readonly kind: 'refused'; readonly refusal: LeafRefusal };

/** Whether the test is a value that may stand in a list: `field: (a or b)`. */
export const isListable = (leaf: FieldPredicate): boolean => valueKinds.has(leaf.test.kind);

const valueKinds: ReadonlySet<FieldTest['kind']> = new Set(['pattern', 'number', 'boolean', 'cidr']);

/** Writes the test of a field. A network that is left where patterns are wanted instead has none. */
export function writeTest(field: FieldName, test: FieldTest, networksAsPatterns: boolean): LeafText {
  if (field.includes('*')) {
    return refused('kql/field-name', 'Kibana takes the * in the name of this field for a wildcard');
  }
  switch (test.kind) {
    case 'pattern':
      return writePattern(test);
    case 'number':
      return value(String(test.value), ['kql/number']);
    case 'boolean':
      return value(String(test.value), ['kql/boolean']);
    case 'cidr': {
      const network = formatNetwork(test.network);
      if (!networksAsPatterns) return value(quote(network), ['kql/ip-field']);
      return refused('kql/cidr-patterns', `no small set of patterns takes exactly the addresses of ${network}`);
    }
    case 'exists':
      return value('*', ['kql/exists']);
    case 'null':
      return { kind: 'missing', notes: ['kql/null'] };
    case 'compare': {
      const operator = { lt: '<', lte: '<=', gt: '>', gte: '>=' }[test.comparison];
      return { kind: 'range', text: `${operator} ${test.value}`, notes: ['kql/range'] };
    }
    case 'regex':
      return refusedRegex;
    case 'time-part':
      return refused('kql/time-part', `KQL cannot take the ${test.part} of a date-time`);
    case 'query-expression':
      return {
        kind: 'whole',
        text: test.template.replaceAll('{field}', () => fieldName(field)),
        notes: ['kql/query-expression'],
      };
    case 'field-reference':
      return refused('kql/fieldref', 'KQL cannot compare a field with another field');
  }
}

/** Writes a keyword: a text anywhere in the event. */
export function writeKeyword(test: KeywordTest): LeafText {
  if (test.kind === 'regex') return refusedRegex;
  const refusal = patternRefusal(test.pattern);
  if (refusal !== undefined) return { kind: 'refused', refusal };
  if (test.cased && hasCase(test.pattern)) {
    return refused('kql/cased-keyword', 'KQL cannot search all fields with upper and lower case told apart');
  }
  const [before, inner, after] = test.pattern;
  // Without a field Kibana hands wildcards to a query that splits at spaces; a quoted phrase keeps them.
  const isContained = test.pattern.length === 3 && before?.kind === 'any-run' && after?.kind === 'any-run';
  if (isContained && inner?.kind === 'literal' && /\s/.test(inner.text))
    return value(quote(inner.text), ['kql/keyword-phrase']);
  if (test.pattern.some((part) => part.kind === 'literal' && /\s/.test(part.text))) {
    return refused(
      'kql/keyword-space',
      'KQL cannot search all fields for a text with both a wildcard and a space in it',
    );
  }
  if (!test.pattern.some((part) => part.kind === 'literal')) {
    return refused('kql/keyword-any', 'KQL cannot ask whether there is any text at all in an event');
  }
  return writeUnquoted(test.pattern, ['kql/keyword']);
}

/** The field's name and the test. */
export const withField = (field: string, leaf: Extract<LeafText, { kind: 'value' | 'range' }>): string =>
  leaf.kind === 'value' ? `${fieldName(field)}: ${leaf.text}` : `${fieldName(field)} ${leaf.text}`;

function writePattern(test: PatternTest): LeafText {
  const refusal = patternRefusal(test.pattern);
  if (refusal !== undefined) return { kind: 'refused', refusal };
  const plain = plainText(test.pattern);
  if (plain !== undefined && isCanonicalAddress(plain)) return value(quote(plain), ['kql/address']);
  const notes: NoteCode[] = ['kql/text-field'];
  if (hasCase(test.pattern)) notes.push(test.cased ? 'kql/cased' : 'kql/case');
  if (plain !== undefined) return value(quote(plain), notes);
  if (test.pattern.length === 1) return value('*', ['kql/any-value']);
  if (test.pattern.some((part) => part.kind === 'literal' && /\s/.test(part.text))) notes.push('kql/wildcard-space');
  return writeUnquoted(test.pattern, notes);
}

function writeUnquoted(pattern: Pattern, notes: readonly NoteCode[]): LeafText {
  const written = unquoted(pattern);
  if ('text' in written) return value(written.text, notes);
  return written.fault === 'outer-space'
    ? refused('kql/outer-space', 'Kibana trims the space at the end of a value with a wildcard')
    : refused('kql/reserved-text', 'Kibana takes a part of this text for a wildcard');
}

function patternRefusal(pattern: Pattern): LeafRefusal | undefined {
  if (pattern.some((part) => part.kind === 'any-one')) {
    return { code: 'kql/single-character-wildcard', message: 'KQL has no wildcard for a single character' };
  }
  if (pattern.some((part) => part.kind === 'literal' && /\p{Cs}/u.test(part.text))) {
    return {
      code: 'kql/half-character',
      message: 'the value has half of a surrogate pair, which Elasticsearch cannot hold',
    };
  }
  if (pattern.some((part) => part.kind === 'one-of')) {
    return { code: 'kql/too-many-choices', message: 'the value stands for too many strings to list them in KQL' };
  }
  return undefined;
}

/** An `ip` field reads it, and a text field has it only in this form. */
function isCanonicalAddress(text: string): boolean {
  if (!/^[0-9a-f]*[.:][0-9a-f.:]+$/.test(text)) return false;
  const address = parseAddress(text);
  return address !== undefined && formatAddress({ family: address.family, address: address.value }) === text;
}

const value = (text: string, notes: readonly NoteCode[]): LeafText => ({ kind: 'value', text, notes });

const refused = (code: string, message: string): LeafText => ({ kind: 'refused', refusal: { code, message } });

const refusedRegex = refused(
  'kql/regex',
  'KQL has no regular expressions, and this one is not a small set of wildcard patterns',
);
