import { formatNetwork } from '../../../src/predicate/network.js';
import { literalPattern, type Pattern, plainText } from '../../../src/predicate/pattern.js';
import { hasCase } from '../../../src/predicate/pattern-case.js';
import type { CaseRule, FieldType } from './field-type.js';
import { type Fit, type FitNote, isAnyValue, refuse, type TypedTest, write } from './fit.js';

type KeywordType = Extract<FieldType, { kind: 'keyword' | 'flattened-key' }>;

/** What a test becomes for a field that is compared as whole text. */
export function fitKeyword(test: TypedTest, type: KeywordType): Fit {
  switch (test.kind) {
    case 'pattern':
      if (type.kind === 'flattened-key' && plainText(test.pattern) === undefined && !isAnyValue(test)) {
        return refuse('kql/flattened-wildcard', 'Elasticsearch has no wildcards for the keys of a flattened field');
      }
      return write(test, [...caseNotes(test.pattern, test.cased, type), ...lengthNotes(test.pattern, type)]);
    case 'number':
      return asText(String(test.value), [{ code: 'kql/number-written' }], type);
    case 'boolean':
      return asText(String(test.value), ignoresCase(type) ? [] : [{ code: 'kql/boolean-written' }], type);
    case 'cidr': {
      const network = formatNetwork(test.network);
      if (type.kind === 'flattened-key') {
        return refuse('kql/flattened-wildcard', 'Elasticsearch cannot ask the keys of a flattened field for a network');
      }
      return refuse('kql/cidr-patterns', `no small set of patterns takes exactly the addresses of ${network}`);
    }
    case 'compare':
      return refuse('kql/text-range', 'the field is compared as text, not as a number');
    case 'exists':
      return write(test, [{ code: 'kql/present' }, ...objectNotes(type), ...limitNote(type)]);
    case 'null':
      return write(test, [...objectNotes(type), ...limitNote(type)]);
  }
}

const caseRuleOf = (type: KeywordType): CaseRule => (type.kind === 'keyword' ? type.caseRule : 'heeded');

const ignoresCase = (type: KeywordType): boolean => caseRuleOf(type) === 'ignored';

function caseNotes(pattern: Pattern, cased: boolean, type: KeywordType): readonly FitNote[] {
  const isLettered = hasCase(pattern);
  switch (caseRuleOf(type)) {
    case 'heeded':
      return isLettered && !cased ? [{ code: 'kql/case-heeded' }] : [];
    case 'ignored':
      return isLettered && cased ? [{ code: 'kql/case-ignored' }] : [];
    case 'normalized':
      if (pattern.length === 1 && pattern[0]?.kind === 'any-run') return [];
      return isLettered && cased ? [{ code: 'kql/case-ignored' }] : normalizerNote(type);
    case 'unknown':
      return isLettered ? [{ code: cased ? 'kql/cased' : 'kql/case' }] : [];
  }
}

const normalizerNote = (type: KeywordType): readonly FitNote[] =>
  type.kind === 'keyword' && type.caseRule === 'normalized'
    ? [{ code: 'kql/normalizer', detail: type.normalizer }]
    : [];

/** A value that is too long to be indexed is not equal to a text that is not. */
function lengthNotes(pattern: Pattern, type: KeywordType): readonly FitNote[] {
  const plain = plainText(pattern);
  return plain !== undefined && plain.length <= (type.ignoreAbove ?? Infinity) ? [] : limitNote(type);
}

const limitNote = ({ ignoreAbove }: KeywordType): readonly FitNote[] =>
  ignoreAbove === undefined ? [] : [{ code: 'kql/ignore-above', detail: String(ignoreAbove) }];

const objectNotes = (type: KeywordType): readonly FitNote[] =>
  type.kind === 'flattened-key' ? [{ code: 'kql/flattened-object' }] : [];

const asText = (text: string, notes: readonly FitNote[], type: KeywordType): Fit =>
  write({ kind: 'pattern', pattern: literalPattern(text), cased: false }, [...notes, ...normalizerNote(type)]);
