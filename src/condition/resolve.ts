import { type Diagnostic, error, type Location, type Placed } from '../diagnostic/diagnostic.js';
import { grouped } from '../diagnostic/grouped.js';
import type { Event } from '../event/event.js';
import { junction, negation } from '../predicate/build.js';
import type { Predicate } from '../predicate/predicate.js';
import type { Condition, Detection, DetectionItem, ItemTest, ItemValue, SigmaRule } from '../rule/sigma-rule.js';
import { spanWithin } from '../source/scalar-offsets.js';
import type { Span } from '../source/span.js';
import type { ConditionNode } from './ast.js';
import { conditionSizes, nothing, type SpelledSize, sum } from './condition-size.js';
import { type TargetFinder, targetFinder } from './references.js';

/** A rule and its meaning: what a backend renders. */
export interface ResolvedRule {
  readonly rule: SigmaRule;
  readonly predicate: Predicate;
  /** What processing pipelines say to backends (`set_state`): the index or table to search, say. */
  readonly state?: ReadonlyMap<string, unknown>;
  /** What pipelines make of the query, before a format takes it in. */
  readonly postprocess?: (query: string) => { readonly query: string } | { readonly errors: readonly Diagnostic[] };
  /** Events of the user for the tests of the rule. */
  readonly samples?: readonly SampleEvent[];
}

/** An event of the user, and what it is called. */
export interface SampleEvent {
  readonly name: string;
  readonly event: Event;
}

/**
 * Gives a rule its meaning: the conditions resolved against the detections. Placeholders that nothing has filled in
 * are errors (specification: "Placeholders": a tool that cannot handle them must reject the rule).
 */
export function resolveRule(
  rule: SigmaRule,
): { readonly resolved: ResolvedRule } | { readonly errors: readonly Diagnostic[] } {
  const all = [...rule.detections.values(), ...rule.added.map(({ detection }) => detection)];
  const errors = all.flatMap(openPlaceholders);
  if (errors.length > 0) return { errors };
  const resolver = makeResolver(rule);
  const fault = sizeFault(rule.conditions, resolver);
  if (fault !== undefined) {
    return { errors: [error('condition/too-large', fault, { at: rule.conditions[0]?.scalar.span })] };
  }
  const alternatives = rule.conditions.map((condition) =>
    conditionPredicate(condition.expression, condition, resolver),
  );
  const added = rule.added.map(({ detection, negated }) => {
    const predicate = detectionPredicate(detection);
    return negated ? negation(predicate, detection.origin) : predicate;
  });
  const predicate = junction('and', [...added, junction('or', alternatives, rule.origin)], rule.origin);
  return { resolved: { rule, predicate } };
}

/** What conditions refer to; everything is made once, and then shared: a condition may have it thousands of times. */
interface Resolver {
  readonly detection: (name: string) => Predicate;
  /** Undefined if finding the names takes too long. */
  readonly names: TargetFinder;
  /** What quantifiers stand for. */
  readonly quantified: Map<string, Predicate>;
}

function makeResolver(rule: SigmaRule): Resolver {
  const known = new Map<string, Predicate>();
  const detection = (name: string): Predicate => {
    let predicate = known.get(name);
    if (predicate === undefined) {
      const found = rule.detections.get(name);
      // Reading a rule checks all names; a pipeline that breaks this has a bug.
      if (found === undefined) throw new Error(`the detection "${name}" does not exist`);
      predicate = detectionPredicate(found);
      known.set(name, predicate);
    }
    return predicate;
  };
  return { detection, names: targetFinder(rule.detections.keys()), quantified: new Map() };
}

/** Why conditions are more than any target takes or memory holds; found out before they are built. */
function sizeFault(conditions: readonly Condition[], resolver: Resolver): string | undefined {
  const sizes = conditionSizes(resolver.detection, resolver.names);
  let total = nothing;
  for (const { expression } of conditions) {
    const size = sizes(expression);
    if (size === undefined) return 'the condition has too many patterns of names for so many detections';
    total = sum(total, size);
  }
  const tooLarge = (limit: number, what: string) => `the condition spells out to more than ${grouped(limit)} ${what}`;
  if (total.tests > limits.tests) return tooLarge(limits.tests, 'tests');
  if (total.characters > limits.characters) return tooLarge(limits.characters, 'characters');
  if (total.unrolled <= limits.unrolled) return undefined;
  return tooLarge(limits.unrolled, 'characters of regular expressions and of strings with wildcards');
}

/** A few detections, named often enough in a condition, spell out to a lot; and so do a few counts in expressions. */
const limits: SpelledSize = { tests: 500_000, characters: 10_000_000, unrolled: 100_000 };

function conditionPredicate(node: ConditionNode, condition: Condition, resolver: Resolver): Predicate {
  const origin = new ConditionSpan(condition, node.start, node.end);
  switch (node.kind) {
    case 'identifier':
      return resolver.detection(node.name);
    case 'quantifier': {
      const key = `${node.quantity} ${node.target === 'them' ? '' : node.target.pattern}`;
      const known = resolver.quantified.get(key);
      if (known !== undefined) return known;
      const operands = (resolver.names(node.target) ?? []).map(resolver.detection);
      const predicate = junction(node.quantity === 'any' ? 'or' : 'and', operands, origin);
      resolver.quantified.set(key, predicate);
      return predicate;
    }
    case 'not':
      return negation(conditionPredicate(node.operand, condition, resolver), origin);
    case 'and':
    case 'or': {
      const operands = flatOperands(node.kind, node).map((operand) => conditionPredicate(operand, condition, resolver));
      return junction(node.kind, operands, origin);
    }
  }
}

/** Looks through parentheses: two hundred in each other would else be flattened two hundred times. */
function flatOperands(kind: 'and' | 'or', node: ConditionNode): readonly ConditionNode[] {
  if (node.kind === kind) return node.operands.flatMap((operand) => flatOperands(kind, operand));
  const isDouble = node.kind === 'not' && node.operand.kind === 'not';
  return isDouble ? flatOperands(kind, node.operand.operand) : [node];
}

/** A place in a condition. A class for its getter: walking the scalar's text is only worth it when somebody asks. */
class ConditionSpan implements Placed {
  readonly #condition: Condition;
  readonly #start: number;
  readonly #end: number;

  constructor(condition: Condition, start: number, end: number) {
    this.#condition = condition;
    this.#start = start;
    this.#end = end;
  }

  get location(): Location {
    return spanWithin(this.#condition.scalar, this.#start, this.#end).location;
  }
}

function detectionPredicate(detection: Detection): Predicate {
  if (detection.kind === 'item') return itemPredicate(detection);
  return junction(detection.kind === 'all' ? 'and' : 'or', detection.parts.map(detectionPredicate), detection.origin);
}

/** The values linked, the whole negated under `neq`. */
function itemPredicate(item: DetectionItem): Predicate {
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
  if (detection.values.every(({ placeholders }) => placeholders.length === 0)) return [];
  return detection.values.flatMap((value) =>
    value.placeholders.map((name) =>
      error('placeholder/no-value', `the placeholder "%${name}%" has no value`, {
        at: value.origin,
        notes: ['a processing pipeline has to give it one'],
      }),
    ),
  );
}
