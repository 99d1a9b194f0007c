import { error } from '../../diagnostic/diagnostic.js';
import { didYouMean } from '../../diagnostic/suggest.js';
import { parseJsonNumber } from '../../predicate/number.js';
import { type DetectionItem, levels, type SigmaRule, statuses } from '../../rule/sigma-rule.js';
import { entryOf, type YamlMapping } from '../../source/yaml-node.js';
import { anything, choice, optional, type Parameter, type Report, text } from '../parameters.js';
import { isScalar, type PlainValue, plainValue } from '../plain-value.js';
import type { Run } from '../run.js';
import { itemsOf } from '../walk.js';
import { type ComparisonName, compareValues, comparisons } from './compare.js';
import type { ConditionTypes, Holds } from './group.js';
import { readCondition } from './read-condition.js';
import { plainMatcher } from './value.js';

/** The rule conditions by type. */
export const ruleConditions: ConditionTypes<Run> = {
  logsource: (mapping, report) => {
    const part = optional(text, undefined);
    const wanted = readCondition(mapping, { category: part, product: part, service: part }, 'logsource', report);
    if (wanted === undefined) return undefined;
    const { category, product, service } = wanted;
    if (category === undefined && product === undefined && service === undefined) {
      const message = 'the condition "logsource" needs a category, product or service';
      report(error('pipeline/missing-parameter', message, { at: mapping.span }));
      return undefined;
    }
    return ({ rule: { logsource } }) =>
      (category === undefined || logsource.category === category) &&
      (product === undefined || logsource.product === product) &&
      (service === undefined || logsource.service === service);
  },
  contains_field: (mapping, report) => {
    const wanted = readCondition(mapping, { field: text }, 'contains_field', report);
    return wanted && (({ rule }) => allItems(rule).some((item) => item.field === wanted.field));
  },
  contains_detection_item: (mapping, report) => {
    const wanted = readCondition(mapping, { field: text, value: anything }, 'contains_detection_item', report);
    if (wanted === undefined) return undefined;
    const { field } = wanted;
    const equals = plainMatcher(wanted.value);
    return ({ rule }) => allItems(rule).some((item) => item.field === field && item.values.some(equals));
  },
  processing_item_applied: (mapping, report) => {
    const wanted = readCondition(mapping, { processing_item_id: text }, 'processing_item_applied', report);
    return wanted && (({ applied }) => applied.has(wanted.processing_item_id));
  },
  processing_state: (mapping, report) => readStateCondition(mapping, report),
  is_sigma_rule: (mapping, report) => readConstant(mapping, 'is_sigma_rule', true, report),
  // Correlations are not converted yet, so a rule on its way is never one.
  is_sigma_correlation_rule: (mapping, report) => readConstant(mapping, 'is_sigma_correlation_rule', false, report),
  rule_attribute: (mapping, report) => readAttributeCondition(mapping, report),
  tag: (mapping, report) => {
    const wanted = readCondition(mapping, { tag: text }, 'tag', report);
    return wanted && (({ rule }) => rule.metadata.tags.includes(wanted.tag));
  },
};

/** `processing_state`, which all kinds of conditions have. */
export function readStateCondition(mapping: YamlMapping, report: Report): Holds<Pick<Run, 'state'>> | undefined {
  const shape = { key: text, val: anything, op: optional(choice(comparisons), 'eq' as ComparisonName) };
  const wanted = readCondition(mapping, shape, 'processing_state', report);
  if (wanted === undefined) return undefined;
  return ({ state }) => {
    const value = state.get(wanted.key);
    return value !== undefined && compareValues(value, wanted.op, wanted.val);
  };
}

const readConstant = (mapping: YamlMapping, type: string, value: boolean, report: Report): Holds<Run> | undefined =>
  readCondition<Record<never, never>>(mapping, {}, type, report) === undefined ? undefined : () => value;

const attributeComparisons = [...comparisons, 'in', 'not_in'] as const;

function readAttributeCondition(mapping: YamlMapping, report: Report): Holds<Run> | undefined {
  const op: Parameter<(typeof attributeComparisons)[number]> = optional(choice(attributeComparisons), 'eq' as const);
  const wanted = readCondition(mapping, { attribute: text, value: anything, op }, 'rule_attribute', report);
  if (wanted === undefined) return undefined;
  const order = ordersOf[wanted.attribute];
  if (order !== undefined && typeof wanted.value === 'string' && !order.includes(wanted.value.toLowerCase())) {
    const notes = [...didYouMean(wanted.value, order), `there are ${order.join(', ')}`];
    const at = entryOf(mapping, 'value')?.value.span;
    report(error('pipeline/parameter', `no rule has the ${wanted.attribute} "${wanted.value}"`, { at, notes }));
    return undefined;
  }
  return (run) => {
    const value = attributeOf(run.rule, wanted.attribute) ?? run.attributes.get(wanted.attribute);
    if (value === undefined || value === null) return wanted.op === 'not_in';
    if (Array.isArray(value)) {
      const has = value.some((one) => compareValues(one, 'eq', wanted.value));
      if (wanted.op === 'in') return has;
      return (wanted.op === 'not_in' || wanted.op === 'ne') && !has;
    }
    if (wanted.op === 'in' || wanted.op === 'not_in') {
      const list: readonly PlainValue[] = Array.isArray(wanted.value) ? wanted.value : [wanted.value];
      return list.some((one) => compareValues(value, 'eq', one)) === (wanted.op === 'in');
    }
    if (order === undefined) return compareAttributes(value, wanted.op, wanted.value);
    return compareValues(order.indexOf(String(value)), wanted.op, order.indexOf(String(wanted.value).toLowerCase()));
  };
}

/** Dates in any way that rules write them, and numbers as texts, are in the order of dates and numbers. */
function compareAttributes(left: PlainValue, op: ComparisonName, right: PlainValue): boolean {
  const numbers = [left, right].map((one) => (typeof one === 'string' ? parseJsonNumber(one) : one));
  const areNumbers = numbers.every((one) => typeof one === 'number' || typeof one === 'bigint');
  if (areNumbers) return compareValues(numbers[0] ?? null, op, numbers[1] ?? null);
  return compareValues(evenDate(left), op, evenDate(right));
}

const evenDate = (value: PlainValue): PlainValue =>
  typeof value === 'string' && /^\d{4}[/-]\d{1,2}[/-]\d{1,2}$/.test(value)
    ? value
        .split(/[/-]/)
        .map((part) => part.padStart(2, '0'))
        .join('-')
    : value;

/** Attributes whose words have an order. */
const ordersOf: Readonly<Record<string, readonly string[]>> = {
  level: levels,
  status: [...statuses].reverse(),
};

/** An attribute of a rule, a key of its own that the specification does not know included. */
export function attributeOf(rule: SigmaRule, name: string): PlainValue | undefined {
  const entry = entryOf(rule.node, name);
  if (entry === undefined && name === 'taxonomy') return 'sigma';
  if (entry === undefined || name === 'detection' || name === 'logsource') return undefined;
  const value = plainValue(entry.value);
  return isScalar(value) || Array.isArray(value) ? value : undefined;
}

const allItems = (rule: SigmaRule): readonly DetectionItem[] =>
  [...rule.detections.values(), ...rule.added.map(({ detection }) => detection)].flatMap(itemsOf);
