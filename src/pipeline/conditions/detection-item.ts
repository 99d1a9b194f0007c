import type { DetectionItem, ItemValue } from '../../rule/sigma-rule.js';
import { anything, choice, expression, flag, optional, text } from '../parameters.js';
import type { Run } from '../run.js';
import type { ConditionTypes, Holds } from './group.js';
import { readCondition } from './read-condition.js';
import { readStateCondition } from './rule.js';
import { plainMatcher, textsOfValue } from './value.js';

/** What a detection item condition is about. */
export interface ItemSubject {
  readonly item: DetectionItem;
  readonly run: Run;
}

const quantity = choice(['any', 'all'] as const);

/** The detection item conditions by type. */
export const itemConditions: ConditionTypes<ItemSubject> = {
  match_string: (mapping, report) => {
    const shape = { cond: quantity, pattern: expression, negate: optional(flag, false) };
    const wanted = readCondition(mapping, shape, 'match_string', report);
    if (wanted === undefined) return undefined;
    const { pattern, negate } = wanted;
    return overValues(
      wanted.cond,
      (value, run) => textsOfValue(value, run).some((one) => pattern.matcher(one).lookingAt()) !== negate,
    );
  },
  match_value: (mapping, report) => {
    const wanted = readCondition(mapping, { cond: quantity, value: anything }, 'match_value', report);
    return wanted && overValues(wanted.cond, plainMatcher(wanted.value));
  },
  contains_wildcard: (mapping, report) => {
    const wanted = readCondition(mapping, { cond: quantity }, 'contains_wildcard', report);
    return wanted && overValues(wanted.cond, hasWildcard);
  },
  // transigma's own.
  contains_regex: (mapping, report) => {
    const wanted = readCondition(mapping, { cond: quantity }, 'contains_regex', report);
    return wanted && overValues(wanted.cond, ({ alternatives }) => alternatives.some(({ kind }) => kind === 'regex'));
  },
  is_null: (mapping, report) => {
    const wanted = readCondition(mapping, { cond: quantity }, 'is_null', report);
    return wanted && overValues(wanted.cond, ({ alternatives }) => alternatives.some(({ kind }) => kind === 'null'));
  },
  processing_item_applied: (mapping, report) => {
    const wanted = readCondition(mapping, { processing_item_id: text }, 'processing_item_applied', report);
    return wanted && (({ item, run }) => run.appliedToItem.get(item)?.has(wanted.processing_item_id) === true);
  },
  processing_state: (mapping, report) => {
    const holds = readStateCondition(mapping, report);
    return holds && (({ run }) => holds(run));
  },
};

const overValues =
  (cond: 'any' | 'all', holds: (value: ItemValue, run: Run) => boolean): Holds<ItemSubject> =>
  ({ item: { values }, run }) =>
    cond === 'any' ? values.some((value) => holds(value, run)) : values.every((value) => holds(value, run));

const hasWildcard = ({ alternatives }: ItemValue): boolean =>
  alternatives.some(
    (test) =>
      test.kind === 'pattern' && test.pattern.some((part) => part.kind === 'any-run' || part.kind === 'any-one'),
  );
