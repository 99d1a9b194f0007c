import { expandChoices } from '../../../src/predicate/choices.js';
import { formatNetwork } from '../../../src/predicate/network.js';
import type { Pattern, PatternPart } from '../../../src/predicate/pattern.js';
import { literalPattern, makePattern } from '../../../src/predicate/pattern.js';
import type { FieldPredicate, NumberValue, Predicate } from '../../../src/predicate/predicate.js';

/** More choices than this are left as they are: no query prints that many. */
const choicesLimit = 10_000;

/** A predicate without all that KQL does not show. The text of a leaf tells it from any other leaf. */
type Canonical =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'leaf'; readonly text: string }
  | { readonly kind: 'not'; readonly operand: Canonical }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Canonical[] };

/**
 * A text that two predicates share if KQL cannot tell them apart. It does not depend on origins, `cased`, the order of
 * operands, duplicates, needless nesting and double negation. `exists` is `*`, `null` is not `*`, a network is the
 * pattern of its text, and a pattern with choices is the alternative of the patterns without. A number is *not* the
 * text of its digits.
 */
export const canonicalKql = (predicate: Predicate): string => print(canonical(predicate));

/** Whether KQL has only one way to say both; see {@link canonicalKql}. */
export const sameMeaningInKql = (one: Predicate, other: Predicate): boolean =>
  canonicalKql(one) === canonicalKql(other);

function canonical(predicate: Predicate): Canonical {
  switch (predicate.kind) {
    case 'constant':
      return predicate;
    case 'not':
      return negate(canonical(predicate.operand));
    case 'and':
    case 'or':
      return join(predicate.kind, predicate.operands.map(canonical));
    case 'keyword':
      return predicate.test.kind === 'pattern'
        ? choices('keyword', predicate.test.pattern)
        : leaf(`keyword re ${JSON.stringify([predicate.test.expression, predicate.test.flags])}`);
    case 'field':
      return canonicalField(predicate);
  }
}

function canonicalField({ field, test }: FieldPredicate): Canonical {
  const name = JSON.stringify(field);
  switch (test.kind) {
    case 'pattern':
      return choices(name, test.pattern);
    case 'cidr':
      return choices(name, literalPattern(formatNetwork(test.network)));
    case 'exists':
      return leaf(`${name}: ["*"]`);
    case 'null':
      return negate(leaf(`${name}: ["*"]`));
    case 'number':
      return leaf(`${name} = ${digits(test.value)}`);
    case 'compare':
      return leaf(`${name} ${test.comparison} ${digits(test.value)}`);
    case 'boolean':
      return leaf(`${name} is ${test.value}`);
    case 'regex':
      return leaf(`${name} re ${JSON.stringify([test.expression, test.flags])}`);
    case 'time-part':
      return leaf(`${name} ${test.part} ${test.value}`);
    case 'query-expression':
      return leaf(test.template);
    case 'field-reference':
      return leaf(`${name} ${test.relation} field ${JSON.stringify(test.field)}`);
  }
}

const choices = (name: string, pattern: Pattern): Canonical =>
  join(
    'or',
    (expandChoices(pattern, choicesLimit) ?? [pattern]).map((one) =>
      leaf(`${name}: ${JSON.stringify(makePattern(one).map(describePart))}`),
    ),
  );

/** Wildcards as bare text, literals as lists, so that neither looks like the other. */
function describePart(part: PatternPart): string | readonly string[] {
  switch (part.kind) {
    case 'literal':
      return [part.text];
    case 'any-run':
      return '*';
    case 'any-one':
      return '?';
    case 'one-of':
      return part.characters;
  }
}

/** The same for 5, 5.0 and 5n. */
const digits = (value: NumberValue): string =>
  typeof value === 'bigint' || !Number.isInteger(value) ? String(value) : String(BigInt(value));

const leaf = (text: string): Canonical => ({ kind: 'leaf', text });

function negate(operand: Canonical): Canonical {
  if (operand.kind === 'constant') return { kind: 'constant', value: !operand.value };
  return operand.kind === 'not' ? operand.operand : { kind: 'not', operand };
}

function join(kind: 'and' | 'or', operands: readonly Canonical[]): Canonical {
  const absorbing = kind === 'or';
  const distinct = new Map<string, Canonical>();
  for (const operand of operands.flatMap((one) => (one.kind === kind ? one.operands : [one]))) {
    if (operand.kind !== 'constant') distinct.set(print(operand), operand);
    else if (operand.value === absorbing) return operand;
  }
  const sorted = [...distinct.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, operand]) => operand);
  const [only] = sorted;
  if (only === undefined) return { kind: 'constant', value: !absorbing };
  return sorted.length === 1 ? only : { kind, operands: sorted };
}

function print(node: Canonical): string {
  switch (node.kind) {
    case 'constant':
      return String(node.value);
    case 'leaf':
      return node.text;
    case 'not':
      return `not ${print(node.operand)}`;
    case 'and':
    case 'or':
      return `${node.kind}(${node.operands.map(print).join(', ')})`;
  }
}
