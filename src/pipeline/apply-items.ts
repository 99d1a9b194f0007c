import type { ConditionNode } from '../condition/ast.js';
import { targetFinder } from '../condition/references.js';
import { error, type Placed, warning } from '../diagnostic/diagnostic.js';
import { grouped } from '../diagnostic/grouped.js';
import type { FieldName } from '../predicate/predicate.js';
import type { AddedCondition, Condition, Detection, DetectionItem, SigmaRule } from '../rule/sigma-rule.js';
import type { PipelineItem } from './pipeline.js';
import { applyToItemFields, isMeant, referencesOf, renameField } from './rename.js';
import type { Effect, Run } from './run.js';
import { itemsOf, mapItems } from './walk.js';

/** Applies the items of a pipeline to the rule of a run, in order. */
export function applyItems(items: readonly PipelineItem[], run: Run): void {
  for (const item of items) {
    if (item.rule !== undefined && !item.rule.holds(run)) continue;
    if (isInVain(item, run)) {
      if (item.id !== undefined) run.applied.add(item.id);
      continue;
    }
    switch (item.effect.kind) {
      case 'nest':
        applyItems(item.effect.items, run);
        break;
      case 'rule':
        applyToRule(item.effect, item, run);
        break;
      case 'field':
        applyToDetections(run, (one) => applyToItemFields(one, item.effect as FieldEffect, item, run));
        applyToFieldList(run, item.effect, item);
        break;
      case 'item':
        applyToDetections(run, (one) => applyToItem(one, item.effect as ItemEffect, item, run));
        break;
      default:
        item.effect satisfies never;
    }
    if (item.id !== undefined) run.applied.add(item.id);
  }
}

/** Whether the item is about fields only that the rule does not have. */
function isInVain({ effect, fieldName }: PipelineItem, run: Run): boolean {
  if (effect.kind !== 'field' && effect.kind !== 'item') return false;
  const only = fieldName?.only ?? (effect.kind === 'field' ? effect.only : undefined);
  if (only === undefined) return false;
  if (run.names?.rule !== run.rule) run.names = { rule: run.rule, fields: fieldsOfRule(run.rule) };
  for (const field of run.names.fields) if (only.has(field)) return false;
  return true;
}

function fieldsOfRule({ detections, added, metadata }: SigmaRule): ReadonlySet<FieldName> {
  const fields = new Set<FieldName>(metadata.fields);
  const collect = (detection: Detection): void => {
    if (detection.kind !== 'item') {
      detection.parts.forEach(collect);
      return;
    }
    if (detection.field !== undefined) fields.add(detection.field);
    for (const field of referencesOf(detection)) fields.add(field);
  };
  for (const detection of detections.values()) collect(detection);
  for (const { detection } of added) collect(detection);
  return fields;
}

/** What is added to the rule is known to come from the item. */
function applyToRule(effect: Extract<Effect, { kind: 'rule' }>, by: PipelineItem, run: Run): void {
  const before = run.rule.added.length;
  effect.apply(run, by.origin);
  if (by.id === undefined) return;
  for (const { detection } of run.rule.added.slice(before)) {
    for (const item of itemsOf(detection)) mark(item, [by.id], run);
  }
}

function mark(item: DetectionItem, ids: Iterable<string>, run: Run): void {
  run.appliedToItem.set(item, new Set([...ids, ...(run.appliedToItem.get(item) ?? [])]));
}

type FieldEffect = Extract<Effect, { kind: 'field' }>;
type ItemEffect = Extract<Effect, { kind: 'item' }>;

/** Gives the item itself where nothing changes. */
function applyToItem(item: DetectionItem, effect: ItemEffect, by: PipelineItem, run: Run): Detection | undefined {
  if (!isMeant(item, by, run)) return item;
  const changed = effect.change(item, run, by.origin);
  if (changed === undefined) return item;
  if (changed === 'drop') {
    const what = item.field === undefined ? 'keywords' : `the field "${item.field}"`;
    const notes = [{ message: 'by this item of the pipeline', location: by.origin.location }];
    run.report(
      warning('pipeline/dropped', `the pipeline leaves out what the rule asks of ${what}`, { at: item.origin, notes }),
    );
    return undefined;
  }
  return marked(changed, item, by, run);
}

/**
 * New items know what has been applied to them and to the one that they come from. Gives the old one, after a
 * complaint, if the rule has grown beyond all measure.
 */
export function marked(changed: Detection, from: DetectionItem, by: PipelineItem, run: Run): Detection {
  if (!mayGrow(sizeOf(changed) - sizeOf(from), from.origin, by, run)) return from;
  const marks = new Set(run.appliedToItem.get(from));
  if (by.id !== undefined) marks.add(by.id);
  return (
    mapItems(changed, (item) => {
      mark(item, marks, run);
      return item;
    }) ?? changed
  );
}

/** Items that make two of one, time after time, make more than there is memory for. */
const maxGrowth = 100_000;

function mayGrow(growth: number, at: Placed, by: PipelineItem, run: Run): boolean {
  const wasWithin = run.grown <= maxGrowth;
  run.grown += Math.max(0, growth);
  if (run.grown <= maxGrowth) return true;
  if (wasWithin) {
    const message = `the pipelines add more than ${grouped(maxGrowth)} values to the rule`;
    const notes = [{ message: 'this item does so', location: by.origin.location }];
    run.report(error('pipeline/too-large', message, { at, notes }));
  }
  return false;
}

function sizeOf(detection: Detection): number {
  if (detection.kind !== 'item') return detection.parts.reduce((size, part) => size + sizeOf(part), 1);
  return detection.values.reduce((size, { alternatives }) => size + 1 + alternatives.length, 1);
}

function applyToDetections(run: Run, change: (item: DetectionItem) => Detection | undefined): void {
  const { rule } = run;
  let detections: Map<string, Detection> | undefined;
  const gone = new Set<string>();
  for (const [name, detection] of rule.detections) {
    const changed = mapItems(detection, change);
    if (changed === detection) continue;
    detections ??= new Map(rule.detections);
    if (changed === undefined) {
      gone.add(name);
      detections.delete(name);
    } else {
      detections.set(name, changed);
    }
  }
  const added = mapAdded(rule.added, change);
  if (detections === undefined && added === rule.added) return;
  detections ??= new Map(rule.detections);
  const conditions = gone.size === 0 ? rule.conditions : withoutDetections(rule.conditions, gone, detections);
  if (conditions.length === 0) {
    run.report(
      error('pipeline/nothing-left', 'the pipeline leaves nothing of the rule', {
        at: rule.conditions[0]?.scalar.span,
      }),
    );
    return;
  }
  run.rule = { ...rule, detections, added, conditions };
}

function mapAdded(
  added: readonly AddedCondition[],
  change: (item: DetectionItem) => Detection | undefined,
): readonly AddedCondition[] {
  let kept: AddedCondition[] | undefined;
  for (const [index, one] of added.entries()) {
    const detection = mapItems(one.detection, change);
    if (detection !== one.detection) kept ??= added.slice(0, index);
    if (detection !== undefined) kept?.push(detection === one.detection ? one : { ...one, detection });
  }
  return kept ?? added;
}

/** The conditions without the names of detections of which nothing is left. */
function withoutDetections(
  conditions: readonly Condition[],
  gone: ReadonlySet<string>,
  left: ReadonlyMap<string, Detection>,
): readonly Condition[] {
  const find = targetFinder(left.keys());
  const prune = (node: ConditionNode): ConditionNode | undefined => {
    switch (node.kind) {
      case 'identifier':
        return gone.has(node.name) ? undefined : node;
      case 'quantifier':
        return (find(node.target) ?? []).length === 0 ? undefined : node;
      case 'not': {
        const operand = prune(node.operand);
        return operand && { ...node, operand };
      }
      case 'and':
      case 'or': {
        const operands = node.operands.map(prune).filter((operand) => operand !== undefined);
        const only = operands[0];
        return operands.length < 2 ? only : { ...node, operands };
      }
      default:
        return node satisfies never;
    }
  };
  return conditions.flatMap((condition) => {
    const expression = prune(condition.expression);
    return expression === undefined ? [] : [{ ...condition, expression }];
  });
}

function applyToFieldList(run: Run, effect: FieldEffect, by: PipelineItem): void {
  const { metadata } = run.rule;
  if (metadata.fields.length === 0 || by.detectionItem !== undefined) return;
  const fields = metadata.fields.flatMap((field) => renameField(field, effect, by, run) ?? [field]);
  if (!mayGrow(fields.length - metadata.fields.length, run.rule.origin, by, run)) return;
  run.rule = { ...run.rule, metadata: { ...metadata, fields: [...new Set(fields)] } };
}
