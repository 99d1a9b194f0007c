import type { FieldTest } from '../../../src/predicate/predicate.js';
import type { Access, Value } from '../access.js';
import { type Condition, call, comparison, equality, junctionOf, negationOf, never } from '../condition.js';
import { inline } from '../layout.js';
import { type Leaf, note, refuse } from '../writing.js';
import { isNotNull, refuseText, textOf } from './value-test.js';

/** Any value that the access leads to. */
export function anyValue(access: Access, leaf: Leaf, test: (value: Value) => Condition): Condition {
  switch (access.kind) {
    case 'value':
      return test(access.value);
    case 'object':
      // An object is not a value.
      note(leaf, 'sql/never');
      return never;
    case 'taken': {
      const [ofValue, ofList] = [test(access.value), anyValue(access.list, leaf, test)];
      // DuckDB works out both sides of an OR, but only the branch of a CASE that it needs.
      return call(`CASE WHEN ${access.list.list} IS NULL THEN ${inline(ofValue)} ELSE ${inline(ofList)} END`);
    }
    case 'either':
      return junctionOf(
        'or',
        access.accesses.map((one) => anyValue(one, leaf, test)),
      );
    case 'each': {
      const holds = anyValue(access.element, leaf, test);
      return holds.kind === 'constant' && !holds.value
        ? never
        : leaf.writing.dialect.anyMatch(access.list, access.variable, holds);
    }
  }
}

/** The field is present. A column does not tell null from missing. */
export function writeExists(access: Access, leaf: Leaf): Condition {
  switch (access.kind) {
    case 'value':
      note(leaf, 'sql/exists');
      return comparison(`${access.value.expression} IS NOT NULL`, false);
    case 'object':
      note(leaf, 'sql/exists');
      return comparison(`${access.expression} IS NOT NULL`, false);
    case 'taken':
      return call(access.isThere, false);
    case 'either':
      return junctionOf(
        'or',
        access.accesses.map((one) => writeExists(one, leaf)),
      );
    case 'each': {
      const { element, list, variable } = access;
      const { dialect } = leaf.writing;
      if (element.kind !== 'value' || element.value.expression !== variable) {
        return dialect.anyMatch(list, variable, writeExists(element, leaf));
      }
      return element.value.kind === 'json' ? dialect.hasJsonValues(list) : dialect.isNotEmpty(list);
    }
  }
}

/** The field is absent, or everything that it leads to is null. */
export function writeNull(access: Access, leaf: Leaf): Condition {
  switch (access.kind) {
    case 'value':
      return comparison(`${access.value.expression} IS NULL`, false);
    case 'object':
      return comparison(`${access.expression} IS NULL`, false);
    case 'taken':
      return negationOf(call(access.isSomething, false));
    case 'either':
      return junctionOf(
        'and',
        access.accesses.map((one) => writeNull(one, leaf)),
      );
    case 'each':
      return negationOf(leaf.writing.dialect.anyMatch(access.list, access.variable, isSomething(access.element, leaf)));
  }
}

function isSomething(access: Access, leaf: Leaf): Condition {
  switch (access.kind) {
    case 'value':
      return isNotNull(access.value, leaf);
    case 'object':
      return comparison(`${access.expression} IS NOT NULL`, false);
    case 'taken':
      return call(access.isSomething, false);
    case 'either':
      return junctionOf(
        'or',
        access.accesses.map((one) => isSomething(one, leaf)),
      );
    case 'each':
      return leaf.writing.dialect.anyMatch(access.list, access.variable, isSomething(access.element, leaf));
  }
}

type ReferenceTest = Extract<FieldTest, { readonly kind: 'field-reference' }>;

/** Some value of the field is related to some value of the other. */
export function writeReference(
  access: Access,
  other: Access,
  { relation, cased }: ReferenceTest,
  leaf: Leaf,
): Condition {
  const letters = (text: string) => (cased ? text : `lower(${text})`);
  return anyValue(access, leaf, (left) =>
    anyValue(other, leaf, (right) => {
      const [text, part] = [textOf(left, leaf), textOf(right, leaf)];
      if (text === undefined) return refuseText(leaf, left);
      if (part === undefined) return refuseText(leaf, right);
      if (left.kind === 'json' || right.kind === 'json') note(leaf, 'sql/number-text');
      return relate(relation, letters(text), letters(part));
    }),
  );
}

function relate(relation: ReferenceTest['relation'], text: string, part: string): Condition {
  switch (relation) {
    case 'equals':
      return equality(text, part);
    case 'startswith':
      return call(`starts_with(${text}, ${part})`);
    case 'endswith':
      return call(`starts_with(reverse(${text}), reverse(${part}))`);
    case 'contains':
      return comparison(`strpos(${text}, ${part}) > 0`);
  }
}

/** What a pipeline says in SQL. */
export function writeExpression(access: Access, template: string, leaf: Leaf): Condition {
  if (access.kind !== 'value') {
    return refuse(leaf, 'sql/query-expression', 'an expression in SQL needs a field that is one column');
  }
  note(leaf, 'sql/query-expression');
  const text = template.replaceAll('{field}', () => access.value.expression);
  // Nobody knows how tightly its words bind, or whether it may be NULL.
  return call(`(${text})`);
}
