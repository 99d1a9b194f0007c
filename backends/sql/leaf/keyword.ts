import type { KeywordTest } from '../../../src/predicate/predicate.js';
import { parseRegex } from '../../../src/regex/parse.js';
import { type Access, type Schema, type Value, variableNames } from '../access.js';
import { type Condition, comparison, junctionOf, negationOf, never } from '../condition.js';
import type { Dialect, JsonInput } from '../dialect.js';
import { findColumn } from '../table/table.js';
import type { Column, ColumnType, ScalarKind } from '../types/column-type.js';
import { dotted, identifier } from '../words.js';
import { type Leaf, note, refuse } from '../writing.js';
import { anyValue } from './field-test.js';
import { mayFindInNumber, mayFitNumber } from './number-letters.js';
import { writeValueTest } from './value-test.js';

/** Where keywords are searched. */
export interface KeywordPlaces {
  /** Plain text columns, and text fields of structs. */
  readonly texts: readonly string[];
  /** Integers, booleans, and what stands in lists and maps. */
  readonly others: readonly Access[];
  readonly json: readonly JsonInput[];
  /** A name for a variable that no column has. */
  readonly variable: string;
}

/**
 * Everything in a row that can hold a text: columns, the fields of structs, elements of lists, the values of maps. With
 * `named` only those columns. Partition columns are no part of the event.
 */
export function keywordPlaces(schema: Schema, named: readonly string[], dialect: Dialect): KeywordPlaces {
  const { table, eventColumn } = schema;
  const [texts, others, json]: [string[], Access[], JsonInput[]] = [[], [], []];
  const names = variableNames(table);
  const visit = (expression: string, path: string, type: ColumnType, around: (access: Access) => Access): void => {
    switch (type.kind) {
      case 'struct':
        for (const { name, type: inner } of type.fields) {
          visit(`${expression}.${identifier(name)}`, `${path}.${name}`, inner, around);
        }
        break;
      case 'array':
      case 'map': {
        const list = type.kind === 'array' ? expression : dialect.mapValues(expression);
        const variable = names.next().value;
        const element = (access: Access): Access => around({ kind: 'each', list, variable, element: access });
        visit(variable, path, type.kind === 'array' ? type.element : type.value, element);
        break;
      }
      case 'json':
        json.push({ expression, isText: false });
        break;
      case 'text':
        if (schema.jsonColumns.has(path.toLowerCase()) || path.toLowerCase() === eventColumn?.toLowerCase()) {
          json.push({ expression, isText: true });
        } else if (around === plain) {
          texts.push(expression);
        } else {
          others.push(around({ kind: 'value', value: { expression, kind: type.kind } }));
        }
        break;
      default:
        if (searched.has(type.kind)) others.push(around({ kind: 'value', value: { expression, kind: type.kind } }));
    }
  };
  for (const { name, type } of searchedColumns(schema, named)) visit(dotted([name]), name, type, plain);
  return { texts, others, json, variable: names.next().value };
}

const plain = (access: Access): Access => access;

const searched: ReadonlySet<ScalarKind> = new Set(['text', 'integer', 'boolean']);

function searchedColumns({ table, eventColumn }: Schema, named: readonly string[]): readonly Column[] {
  const names = named.length > 0 ? named : eventColumn === undefined ? undefined : [eventColumn];
  if (names === undefined) return table.columns;
  return names.map((name) => findColumn(table.columns, name)).filter((column) => column !== undefined);
}

/** More columns than this are searched as one list. */
const maxSpelledColumns = 3;

/** A keyword, and where it stands in the rule. */
export interface KeywordLeaf {
  readonly test: KeywordTest;
  readonly leaf: Leaf;
}

/** Whether any of the keywords stands anywhere in a row. */
export function writeKeyword(keywords: readonly KeywordLeaf[], places: KeywordPlaces): Condition {
  const first = keywords[0];
  if (first === undefined) return never;
  const { dialect } = first.leaf.writing;
  const { texts, others, json, variable } = places;
  if (texts.length + others.length + json.length === 0) {
    return refuse(first.leaf, 'sql/keyword-columns', 'the table has no text columns to search for a keyword');
  }
  const anyOf = (value: Value): Condition =>
    junctionOf(
      'or',
      keywords
        .filter(({ test }) => mayHold(value.kind, test))
        .map(({ test, leaf }) => writeValueTest(value, test, leaf)),
    );
  const ofText = (expression: string) => anyOf({ expression, kind: 'text' });
  const isManyTexts = texts.length > maxSpelledColumns;
  const inOthers = others
    .filter((access) => keywords.some(({ test }) => mayHold(kindOf(access), test)))
    .map((access) => anyValue(access, first.leaf, anyOf));
  for (const { test, leaf } of keywords) if (json.length > 0 && mayBeNumber(test)) note(leaf, 'sql/number-text');
  const isNoName = negationOf(comparison(`${variable} LIKE '%:'`));
  const inJson = json.map((one) =>
    dialect.anyMatch(
      dialect.jsonTokens(one),
      variable,
      junctionOf('and', [isNoName, ofText(dialect.jsonTokenText(variable))]),
    ),
  );
  return junctionOf('or', [
    ...(isManyTexts ? [dialect.anyMatch(dialect.listOf(texts), variable, ofText(variable))] : texts.map(ofText)),
    ...inOthers,
    ...inJson,
  ]);
}

function kindOf(access: Access): ScalarKind {
  if (access.kind === 'each') return kindOf(access.element);
  return access.kind === 'value' ? access.value.kind : 'other';
}

function mayBeNumber(test: KeywordTest): boolean {
  if (test.kind === 'pattern') return mayFitNumber(test.pattern);
  const parsed = parseRegex(test.expression, test.flags);
  return parsed.ok && mayFindInNumber(parsed.node);
}

/** Keywords that no number, or no boolean, can have in its text need not be looked for there. */
function mayHold(kind: ScalarKind, test: KeywordTest): boolean {
  if (kind === 'text') return true;
  if (test.kind === 'regex') return kind === 'boolean' || mayBeNumber(test);
  const isAnything = test.pattern.every((part) => part.kind === 'any-run');
  if (kind === 'integer') return isAnything || mayFitNumber(test.pattern);
  return test.pattern.every((part) => part.kind !== 'literal' || /^[truefals]*$/i.test(part.text));
}
