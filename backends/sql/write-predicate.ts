import { didYouMean } from '../../src/diagnostic/suggest.js';
import type { GroupedPredicate } from '../../src/predicate/passes/group-values.js';
import type { FieldPredicate, KeywordPredicate } from '../../src/predicate/predicate.js';
import { type Access, fieldNames, type ResolvedField, resolveField, type Schema, variableNames } from './access.js';
import { type Condition, junctionOf, negationOf, never } from './condition.js';
import { anyValue, writeExists, writeExpression, writeNull, writeReference } from './leaf/field-test.js';
import { type KeywordPlaces, keywordPlaces, writeKeyword } from './leaf/keyword.js';
import { anyOfMany } from './leaf/many-likes.js';
import { type ValueTest, writeValueTest } from './leaf/value-test.js';
import { tableName } from './table/table.js';
import { type Leaf, note, refuse, type Writing } from './writing.js';

/** How fields that the table does not have are taken. */
export type UnknownFields = 'error' | 'absent';

/** What a predicate is written for. */
export interface Target {
  readonly schema: Schema;
  readonly unknownFields: UnknownFields;
  /** The columns to search for keywords; all if there are none. */
  readonly keywordColumns: readonly string[];
}

/** Whether alternatives of one field can be asked of one value at a time. */
export const isAskedOfValues = ({ test }: FieldPredicate): boolean => isValueTest(test);

const isValueTest = (test: FieldPredicate['test']): test is ValueTest =>
  test.kind !== 'exists' && test.kind !== 'null' && test.kind !== 'field-reference' && test.kind !== 'query-expression';

/** Writes a predicate as the condition of a WHERE clause; what cannot be written is gathered in `writing`. */
export function writePredicate(predicate: GroupedPredicate, target: Target, writing: Writing): Condition {
  const context: Context = { target, writing, places: undefined, known: new Map() };
  return write(predicate, context);
}

interface Context {
  readonly target: Target;
  readonly writing: Writing;
  /** Found when a keyword asks for them. */
  places: KeywordPlaces | undefined;
  /** What fields have been found to be; undefined for those that the table does not have. */
  readonly known: Map<string, ResolvedField | undefined>;
}

function write(predicate: GroupedPredicate, context: Context): Condition {
  switch (predicate.kind) {
    case 'and':
      return junctionOf(
        'and',
        predicate.operands.map((operand) => write(operand, context)),
      );
    case 'or': {
      // A row is searched once for all keywords that are alternatives.
      const keywords = predicate.operands.filter((operand) => operand.kind === 'keyword');
      const others = predicate.operands.filter((operand) => operand.kind !== 'keyword');
      return junctionOf('or', [
        ...(keywords.length === 0 ? [] : [writeKeywords(keywords, context)]),
        ...others.map((operand) => write(operand, context)),
      ]);
    }
    case 'not':
      return negationOf(write(predicate.operand, context));
    case 'values':
      return writeValues(predicate.members, context);
    case 'field':
      return isValueTest(predicate.test) ? writeValues([predicate], context) : writeField(predicate, context);
    case 'keyword':
      return writeKeywords([predicate], context);
    case 'constant':
      return { kind: 'constant', value: predicate.value };
  }
}

/** Keywords that are alternatives. */
function writeKeywords(keywords: readonly KeywordPredicate[], context: Context): Condition {
  const { schema, keywordColumns } = context.target;
  context.places ??= keywordPlaces(schema, keywordColumns, context.writing.dialect);
  const tests = keywords.map(({ test, origin }) => {
    const leaf: Leaf = { writing: context.writing, field: '', at: origin };
    if (schema.eventColumn === undefined) note(leaf, 'sql/keyword');
    return { test, leaf };
  });
  return writeKeyword(tests, context.places);
}

/** Alternatives of one field: any value has to pass any of them. */
function writeValues(members: readonly FieldPredicate[], context: Context): Condition {
  const first = members[0];
  if (first === undefined) return never;
  const leaf = leafOf(first, context);
  const access = accessOf(first.field, leaf, context);
  if (access === undefined) return never;
  const { schema } = context.target;
  return anyValue(access, leaf, (value) =>
    anyOfMany(
      members.map((member) =>
        isValueTest(member.test) ? writeValueTest(value, member.test, leafOf(member, context)) : never,
      ),
      variableNames(schema.table, 'p').next().value,
      context.writing.dialect,
    ),
  );
}

function writeField(predicate: FieldPredicate, context: Context): Condition {
  const { field, test } = predicate;
  const leaf = leafOf(predicate, context);
  const access = accessOf(field, leaf, context);
  if (access === undefined) return test.kind === 'null' ? negationOf(never) : never;
  switch (test.kind) {
    case 'exists':
      return writeExists(access, leaf);
    case 'null':
      return writeNull(access, leaf);
    case 'field-reference': {
      const other = accessOf(test.field, leaf, context, 'w');
      return other === undefined ? never : writeReference(access, other, test, leaf);
    }
    case 'query-expression':
      return writeExpression(access, test.template, leaf);
    default:
      throw new Error(`a test of values: ${test.kind}`);
  }
}

const leafOf = ({ field, origin }: FieldPredicate, { writing }: Context): Leaf => ({ writing, field, at: origin });

/** Two fields that are compared with each other need variables of different names: hence the letter. */
function accessOf(field: string, leaf: Leaf, context: Context, letter: 'v' | 'w' = 'v'): Access | undefined {
  const { schema } = context.target;
  if (/\p{Surrogate}/u.test(field)) {
    refuse(leaf, 'sql/half-character', "the field's name has half of a surrogate pair, which UTF-8 cannot hold");
    return undefined;
  }
  const key = `${letter} ${field}`;
  if (!context.known.has(key)) {
    const names = variableNames(schema.table, letter);
    context.known.set(key, resolveField(field, schema, context.writing.dialect, names));
  }
  const resolved = context.known.get(key);
  if (resolved === undefined) {
    if (context.target.unknownFields === 'absent') {
      note({ ...leaf, field }, 'sql/unknown-field');
      return undefined;
    }
    const hints = didYouMean(field, fieldNames(schema));
    const message = `the table ${tableName(schema.table)} has no column for the field ${field}`;
    refuse(leaf, 'sql/unknown-field', message, [
      ...hints,
      '-O unknown-fields=absent takes it as missing in all events',
    ]);
    return undefined;
  }
  if (resolved.isJson && context.writing.dialect.id === 'athena' && field.includes('\0')) {
    refuse(leaf, 'sql/nul-in-path', 'the path of the field has a NUL, which no JSON path of Trino can have');
    return undefined;
  }
  if (resolved.isJson) note({ ...leaf, field }, 'sql/nested-array');
  if (resolved.assumedJson !== undefined) note({ ...leaf, field: resolved.assumedJson }, 'sql/json-assumed');
  return resolved.access;
}
