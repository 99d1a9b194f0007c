import type { NoteCollector } from '../../../src/backend/conditions-of-exactness.js';
import { type Diagnostic, error } from '../../../src/diagnostic/diagnostic.js';
import { formatNetwork } from '../../../src/predicate/network.js';
import { plainText } from '../../../src/predicate/pattern.js';
import { hasCase } from '../../../src/predicate/pattern-case.js';
import type { FieldName, FieldTest, PatternTest, Predicate } from '../../../src/predicate/predicate.js';
import type { NoteCode } from '../notes.js';

/** A match expression of Panther's YAML detections. */
export type MatchExpression =
  | { readonly kind: 'All' | 'Any' | 'None'; readonly expressions: readonly MatchExpression[] }
  | {
      readonly kind: 'condition';
      readonly field: FieldName;
      readonly condition: string;
      readonly value?: string | number | bigint | boolean;
    };

/** What is gathered while a predicate is written. */
export interface DetectionWriting {
  readonly notes: NoteCollector;
  readonly errors: Diagnostic[];
}

/**
 * A predicate as a match expression; undefined where it cannot be said, which is an error. `None` is the one negation:
 * what Panther's negated conditions say of a field that is absent is written nowhere.
 */
export function writeDetection(predicate: Predicate, writing: DetectionWriting): MatchExpression | undefined {
  switch (predicate.kind) {
    case 'and':
    case 'or': {
      const expressions = predicate.operands.flatMap((operand) => writeDetection(operand, writing) ?? []);
      return { kind: predicate.kind === 'and' ? 'All' : 'Any', expressions };
    }
    case 'not': {
      const { operand } = predicate;
      // Not any of them: the disjunction needs no level of its own.
      const operands = operand.kind === 'or' ? operand.operands : [operand];
      return { kind: 'None', expressions: operands.flatMap((one) => writeDetection(one, writing) ?? []) };
    }
    case 'field': {
      const written = writeTest(predicate.field, predicate.test);
      if ('refusal' in written) {
        const notes = ['the format python, and js, render it'];
        writing.errors.push(error(written.code, written.refusal, { at: predicate.origin, notes }));
        return undefined;
      }
      for (const code of written.notes) writing.notes.add(code, predicate.field, predicate.origin);
      return written.expression;
    }
    case 'keyword':
    case 'constant': {
      const what = predicate.kind === 'keyword' ? 'search a whole event' : `say that a rule ${always(predicate.value)}`;
      const message = `YAML detections of Panther cannot ${what}`;
      const notes = ['the format python, and js, render it'];
      writing.errors.push(error(`panther/yaml-${predicate.kind}`, message, { at: predicate.origin, notes }));
      return undefined;
    }
    default:
      return predicate satisfies never;
  }
}

const always = (value: boolean): string => (value ? 'always matches' : 'never matches');

type WrittenTest =
  | { readonly expression: MatchExpression; readonly notes: readonly NoteCode[] }
  | { readonly code: string; readonly refusal: string };

const refused = (code: string, refusal: string): WrittenTest => ({ code, refusal });

function writeTest(field: FieldName, test: FieldTest): WrittenTest {
  const is = (condition: string, value?: string | number | bigint | boolean): MatchExpression =>
    value === undefined ? { kind: 'condition', field, condition } : { kind: 'condition', field, condition, value };
  const any = (...expressions: readonly MatchExpression[]): MatchExpression => ({ kind: 'Any', expressions });
  const exact = (expression: MatchExpression, ...notes: readonly NoteCode[]): WrittenTest => ({
    expression,
    notes: ['panther/yaml-values', ...notes],
  });
  switch (test.kind) {
    case 'pattern':
      return writePattern(test, is, exact);
    case 'number':
      return exact(any(is('Equals', test.value), is('Equals', String(test.value))), 'panther/yaml-number');
    case 'boolean':
      return exact(any(is('Equals', test.value), is('IEquals', String(test.value))));
    case 'cidr':
      // Panther fails on what is no address.
      return exact({
        kind: 'All',
        expressions: [is('IsIPAddress'), is('IsIPAddressInCIDR', formatNetwork(test.network))],
      });
    case 'compare': {
      const beyond = is(/^l/.test(test.comparison) ? 'IsLessThan' : 'IsGreaterThan', test.value);
      const expression = test.comparison.endsWith('e') ? any(beyond, is('Equals', test.value)) : beyond;
      return exact(expression, 'panther/yaml-number');
    }
    case 'exists':
      return exact(is('Exists'));
    case 'null':
      return exact(any(is('DoesNotExist'), is('IsNull')));
    case 'regex':
      return refused('panther/yaml-regex', 'YAML detections of Panther have no regular expressions');
    case 'time-part':
      return refused(
        'panther/yaml-time-part',
        `YAML detections of Panther cannot take the ${test.part} of a date-time`,
      );
    case 'field-reference':
      return refused(
        'panther/yaml-fieldref',
        'YAML detections of Panther compare two fields only with case told apart',
      );
    case 'query-expression':
      return refused('panther/query-expression', 'a pipeline put an expression in the words of a query language here');
    default:
      return test satisfies never;
  }
}

function writePattern(
  test: PatternTest,
  is: (condition: string, value: string) => MatchExpression,
  exact: (expression: MatchExpression) => WrittenTest,
): WrittenTest {
  const { pattern } = test;
  const prefix = test.cased || !hasCase(pattern) ? '' : 'I';
  const plain = plainText(pattern);
  if (plain !== undefined) return exact(is(`${prefix}Equals`, plain));
  const [first, second, third] = pattern;
  const text = pattern.find((part) => part.kind === 'literal')?.text ?? '';
  if (pattern.length === 2 && first?.kind === 'literal' && second?.kind === 'any-run') {
    return exact(is(`${prefix}StartsWith`, text));
  }
  if (pattern.length === 2 && first?.kind === 'any-run' && second?.kind === 'literal') {
    return exact(is(`${prefix}EndsWith`, text));
  }
  if (pattern.length === 3 && first?.kind === 'any-run' && second?.kind === 'literal' && third?.kind === 'any-run') {
    return exact(is(`${prefix}Contains`, text));
  }
  return refused('panther/yaml-wildcard', 'YAML detections of Panther have no wildcards inside of a value');
}
