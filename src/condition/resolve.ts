import { type Diagnostic, error } from '../diagnostic/diagnostic.js';
import { junction, negation } from '../predicate/build.js';
import type { Predicate } from '../predicate/predicate.js';
import type { Condition, Detection, DetectionItem, ItemTest, ItemValue, SigmaRule } from '../rule/sigma-rule.js';
import { spanWithin } from '../source/scalar-offsets.js';
import type { Span } from '../source/span.js';
import type { ConditionNode } from './ast.js';
import { namesOfTarget } from './references.js';

/** A rule and its meaning: what a backend renders. */
export interface ResolvedRule {
  readonly rule: SigmaRule;
  readonly predicate: Predicate;
}

/**
 * Gives a rule its meaning: the conditions resolved against the detections. Placeholders that nothing has filled in
 * are errors (specification: "Placeholders": a tool that cannot handle them must reject the rule).
 */
export function resolveRule(
  rule: SigmaRule,
): { readonly resolved: ResolvedRule } | { readonly errors: readonly Diagnostic[] } {
  const errors = [...rule.detections.values()].flatMap(openPlaceholders);
  if (errors.length > 0) return { errors };
  const known = new Map<string, Predicate>();
  const predicateOf = (name: string): Predicate => {
    let predicate = known.get(name);
    if (predicate === undefined) {
      const detection = rule.detections.get(name);
      // Reading a rule checks all names; a pipeline that breaks this has a bug.
      if (detection === undefined) throw new Error(`the detection "${name}" does not exist`);
      predicate = detectionPredicate(detection);
      known.set(name, predicate);
    }
    return predicate;
  };
  const quantified = new Map<string, Predicate>();
  const resolver: Resolver = { names: [...rule.detections.keys()], predicateOf, quantified };
  const alternatives = rule.conditions.map((condition) =>
    conditionPredicate(condition.expression, condition, resolver),
  );
  const predicate = junction('or', alternatives, rule.origin);
  if (countTests(predicate) > maxTests) {
    const message = `the condition spells out to more than ${maxTests.toLocaleString('en')} tests`;
    return { errors: [error('condition/too-large', message, { at: rule.conditions[0]?.scalar.span })] };
  }
  return { resolved: { rule, predicate } };
}

/** A few detections, named often enough in a condition, spell out to more than any target takes or memory holds. */
const maxTests = 500_000;

/** How many tests a predicate spells out to. Parts that it shares are counted each time, but looked at once. */
function countTests(predicate: Predicate, known = new Map<Predicate, number>()): number {
  if (predicate.kind !== 'and' && predicate.kind !== 'or' && predicate.kind !== 'not') return 1;
  let count = known.get(predicate);
  if (count === undefined) {
    const operands = predicate.kind === 'not' ? [predicate.operand] : predicate.operands;
    count = operands.reduce((sum, operand) => sum + countTests(operand, known), 0);
    known.set(predicate, count);
  }
  return count;
}

interface Resolver {
  readonly names: readonly string[];
  readonly predicateOf: (name: string) => Predicate;
  /** What a quantifier stands for; a condition may have the same one many times. */
  readonly quantified: Map<string, Predicate>;
}

function conditionPredicate(node: ConditionNode, condition: Condition, resolver: Resolver): Predicate {
  const origin = lazySpan(condition, node.start, node.end);
  switch (node.kind) {
    case 'identifier':
      return resolver.predicateOf(node.name);
    case 'quantifier': {
      const key = `${node.quantity} ${node.target === 'them' ? '' : node.target.pattern}`;
      const known = resolver.quantified.get(key);
      if (known !== undefined) return known;
      const operands = namesOfTarget(node.target, resolver.names).map(resolver.predicateOf);
      const predicate = junction(node.quantity === 'any' ? 'or' : 'and', operands, origin);
      resolver.quantified.set(key, predicate);
      return predicate;
    }
    case 'not':
      return negation(conditionPredicate(node.operand, condition, resolver), origin);
    case 'and':
    case 'or': {
      const operands = node.operands.map((operand) => conditionPredicate(operand, condition, resolver));
      return junction(node.kind, operands, origin);
    }
  }
}

/** Walking the scalar's text is only worth it when somebody asks for the place. */
const lazySpan = (condition: Condition, start: number, end: number) => ({
  get location() {
    return spanWithin(condition.scalar, start, end).location;
  },
});

function detectionPredicate(detection: Detection): Predicate {
  if (detection.kind === 'item') return itemPredicate(detection);
  return junction(detection.kind === 'all' ? 'and' : 'or', detection.parts.map(detectionPredicate), detection.origin);
}

/** The meaning of a detection item: its values linked, the whole negated under `neq`. */
export function itemPredicate(item: DetectionItem): Predicate {
  const operands = item.values.map((value) => valuePredicate(item, value));
  const linked = junction(item.linking === 'all' ? 'and' : 'or', operands, item.origin);
  return item.negated ? negation(linked, item.origin) : linked;
}

function valuePredicate(item: DetectionItem, value: ItemValue): Predicate {
  const alternatives = value.alternatives.map((test) => testPredicate(item.field, test, value.origin));
  return junction('or', alternatives, value.origin);
}

function testPredicate(field: string | undefined, test: ItemTest, origin: Span): Predicate {
  if (field === undefined) {
    if (test.kind === 'pattern' || test.kind === 'regex') return { kind: 'keyword', test, origin };
    throw new Error(`a keyword cannot be tested for ${test.kind}`);
  }
  if (test.kind !== 'absent') return { kind: 'field', field, test, origin };
  return negation({ kind: 'field', field, test: { kind: 'exists' }, origin }, origin);
}

function openPlaceholders(detection: Detection): readonly Diagnostic[] {
  if (detection.kind !== 'item') return detection.parts.flatMap(openPlaceholders);
  return detection.values.flatMap((value) =>
    value.placeholders.map((name) =>
      error('placeholder/no-value', `the placeholder "%${name}%" has no value`, {
        at: value.origin,
        notes: ['a processing pipeline has to give it one'],
      }),
    ),
  );
}
