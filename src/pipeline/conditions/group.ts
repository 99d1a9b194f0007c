import { error, warning } from '../../diagnostic/diagnostic.js';
import { didYouMean } from '../../diagnostic/suggest.js';
import { describeNode, entryOf, type YamlMapping, type YamlNode } from '../../source/yaml-node.js';
import type { Report } from '../parameters.js';
import type { FieldNames } from '../run.js';
import { type ConditionExpression, namesIn, parseConditionExpression } from './expression.js';

/** Says whether a condition holds for its subject. */
export interface Holds<Subject> {
  (subject: Subject): boolean;
  /** The only fields that it can hold for, if that is known. */
  readonly only?: FieldNames | undefined;
}

/** The conditions that a kind of subject has, by type: each reads itself from its map. */
export type ConditionTypes<Subject> = Readonly<
  Record<string, (mapping: YamlMapping, report: Report) => Holds<Subject> | undefined>
>;

/** Conditions of one kind of an item, as one. */
export interface ConditionGroup<Subject> {
  readonly holds: Holds<Subject>;
  /** The only fields that it can hold for, if that is known. */
  readonly only?: FieldNames | undefined;
}

/** The keys of an item that a group of conditions with this prefix takes. */
export const groupKeys = (prefix: string): readonly string[] =>
  ['conditions', 'cond_op', 'cond_not', 'cond_expr'].map((suffix) => `${prefix}_${suffix}`);

/**
 * Reads `PREFIX_conditions` with `_cond_op`, `_cond_not` and `_cond_expr` of an item. Gives undefined if there are
 * none (the item then always applies) or if something is wrong, which is reported.
 */
export function readConditionGroup<Subject>(
  item: YamlMapping,
  prefix: string,
  types: ConditionTypes<Subject>,
  report: Report,
): ConditionGroup<Subject> | undefined {
  const [listKey = '', operatorKey = '', notKey = '', expressionKey = ''] = groupKeys(prefix);
  const list = entryOf(item, listKey);
  const operator = readOperator(entryOf(item, operatorKey)?.value, operatorKey, report);
  const isNegated = readFlag(entryOf(item, notKey)?.value, notKey, report);
  const expressionEntry = entryOf(item, expressionKey);
  if (list === undefined) {
    const alone = entryOf(item, operatorKey) ?? entryOf(item, notKey) ?? expressionEntry;
    if (alone !== undefined) {
      const message = `"${alone.name}" without "${listKey}" has nothing to say something about`;
      report(error('pipeline/no-conditions', message, { at: alone.key.span }));
    }
    return undefined;
  }
  const named = readConditions(list.value, prefix, types, report);
  if (named === undefined) return undefined;
  // No condition at all: nothing that `or` or `not` could turn.
  if (named.size === 0 && expressionEntry === undefined) return undefined;
  let holds: Holds<Subject>;
  if (expressionEntry === undefined) {
    const all = [...named.values()];
    holds =
      operator === 'or' ? (subject) => all.some((one) => one(subject)) : (subject) => all.every((one) => one(subject));
  } else {
    if (entryOf(item, operatorKey) !== undefined) {
      const message = `"${operatorKey}" and "${expressionKey}" say the same thing twice`;
      report(error('pipeline/condition-operator', message, { at: expressionEntry.key.span }));
      return undefined;
    }
    const compiled = readExpression(expressionEntry.value, named, list.value, report);
    if (compiled === undefined) return undefined;
    holds = compiled;
  }
  if (isNegated) return { holds: (subject) => !holds(subject) };
  const isEvery = expressionEntry === undefined && (operator === 'and' || named.size === 1);
  return { holds, only: isEvery ? [...named.values()].find(({ only }) => only !== undefined)?.only : undefined };
}

function readExpression<Subject>(
  written: YamlNode,
  named: ReadonlyMap<string, Holds<Subject>>,
  conditions: YamlNode,
  report: Report,
): Holds<Subject> | undefined {
  if (conditions.kind !== 'mapping') {
    const message = 'an expression needs names: write the conditions as a map, each under its name';
    report(error('pipeline/condition-expression', message, { at: conditions.span }));
    return undefined;
  }
  if (written.kind !== 'scalar') {
    const message = `a condition expression is a text, and this is ${describeNode(written)}`;
    report(error('pipeline/condition-expression', message, { at: written.span }));
    return undefined;
  }
  const parsed = parseConditionExpression(written, [...named.keys()], report);
  if (parsed === undefined) return undefined;
  const used = new Set(namesIn(parsed));
  for (const { name, key } of conditions.entries) {
    if (!used.has(name)) {
      report(
        warning('pipeline/unused-condition', `the expression does not use the condition "${name}"`, { at: key.span }),
      );
    }
  }
  return compile(parsed, named);
}

function compile<Subject>(expression: ConditionExpression, named: ReadonlyMap<string, Holds<Subject>>): Holds<Subject> {
  switch (expression.kind) {
    case 'name':
      return named.get(expression.name) ?? (() => false);
    case 'not': {
      const operand = compile(expression.operand, named);
      return (subject) => !operand(subject);
    }
    case 'and': {
      const operands = expression.operands.map((operand) => compile(operand, named));
      return (subject) => operands.every((operand) => operand(subject));
    }
    case 'or': {
      const operands = expression.operands.map((operand) => compile(operand, named));
      return (subject) => operands.some((operand) => operand(subject));
    }
    default:
      return expression satisfies never;
  }
}

function readConditions<Subject>(
  node: YamlNode,
  prefix: string,
  types: ConditionTypes<Subject>,
  report: Report,
): ReadonlyMap<string, Holds<Subject>> | undefined {
  if (node.kind === 'scalar') {
    const message = `"${prefix}_conditions" is a list of conditions or a map of named ones, and this is ${describeNode(node)}`;
    report(error('pipeline/conditions', message, { at: node.span }));
    return undefined;
  }
  const entries: readonly (readonly [string, YamlNode])[] =
    node.kind === 'sequence'
      ? node.items.map((item, index) => [String(index), item])
      : node.entries.map((entry) => [entry.name, entry.value]);
  const result = new Map<string, Holds<Subject>>();
  let complete = true;
  for (const [name, value] of entries) {
    const holds = readCondition(value, prefix, types, report);
    if (holds === undefined) complete = false;
    else result.set(name, holds);
  }
  return complete ? result : undefined;
}

function readCondition<Subject>(
  node: YamlNode,
  prefix: string,
  types: ConditionTypes<Subject>,
  report: Report,
): Holds<Subject> | undefined {
  if (node.kind !== 'mapping') {
    report(
      error('pipeline/conditions', `a condition is a map with a "type", and this is ${describeNode(node)}`, {
        at: node.span,
      }),
    );
    return undefined;
  }
  const type = entryOf(node, 'type')?.value;
  if (type?.kind !== 'scalar') {
    report(error('pipeline/condition-type', 'a condition needs a "type"', { at: type?.span ?? node.span }));
    return undefined;
  }
  const read = Object.hasOwn(types, type.text) ? types[type.text] : undefined;
  if (read === undefined) {
    const names = Object.keys(types);
    const near = didYouMean(type.text, names);
    const notes = near.length > 0 ? near : [`there are ${names.join(', ')}`];
    const what = prefix.replaceAll('_', ' ');
    report(error('pipeline/condition-type', `there is no ${what} condition "${type.text}"`, { at: type.span, notes }));
    return undefined;
  }
  return read(node, report);
}

function readOperator(node: YamlNode | undefined, key: string, report: Report): 'and' | 'or' {
  if (node === undefined) return 'and';
  const word = node.kind === 'scalar' ? node.text.toLowerCase() : '';
  // Published pipelines write any and all.
  if (word === 'or' || word === 'any') return 'or';
  if (word === 'and' || word === 'all') return 'and';
  report(
    error('pipeline/condition-operator', `"${key}" is "and" or "or"`, {
      at: node.span,
      notes: didYouMean(word, ['and', 'or']),
    }),
  );
  return 'and';
}

function readFlag(node: YamlNode | undefined, key: string, report: Report): boolean {
  if (node === undefined) return false;
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  report(
    error('pipeline/parameter', `"${key}" must be true or false, and this is ${describeNode(node)}`, { at: node.span }),
  );
  return false;
}
