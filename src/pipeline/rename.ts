import type { FieldName } from '../predicate/predicate.js';
import type { Detection, DetectionItem, ItemTest, ItemValue } from '../rule/sigma-rule.js';
import { marked } from './apply-items.js';
import type { PipelineItem } from './pipeline.js';
import type { Effect, Run } from './run.js';
import { combined, negated } from './walk.js';

type FieldEffect = Extract<Effect, { kind: 'field' }>;

/**
 * Whether the conditions of a pipeline's item hold for a detection item; those of names for its field or one that it
 * refers to. Names are asked first: they cost less than values.
 */
export function isMeant(item: DetectionItem, by: PipelineItem, run: Run): boolean {
  return isNameMeant(item, by, run) && by.detectionItem?.holds({ item, run }) !== false;
}

function isNameMeant(item: DetectionItem, { fieldName }: PipelineItem, run: Run): boolean {
  if (fieldName === undefined) return true;
  const applied = run.appliedToItem.get(item);
  const holds = (field: FieldName | undefined) =>
    fieldName.holds({ field, applied: applied ?? marksOf(field, run), run });
  return holds(item.field) || referencesOf(item).some(holds);
}

/**
 * The new names of a field by its name alone; undefined if it keeps its own. What was applied to it goes along.
 */
export function renameField(
  field: FieldName,
  effect: FieldEffect,
  by: PipelineItem,
  run: Run,
): readonly FieldName[] | undefined {
  const applied = marksOf(field, run);
  if (by.fieldName !== undefined && !by.fieldName.holds({ field, applied, run })) return undefined;
  return rename(field, effect, by, run);
}

function rename(field: FieldName, effect: FieldEffect, by: PipelineItem, run: Run): readonly FieldName[] | undefined {
  const names = effect.rename(field);
  if (names === undefined) return undefined;
  const marks = new Set(marksOf(field, run));
  if (by.id !== undefined) marks.add(by.id);
  for (const name of names) {
    run.appliedToField.set(name, marks);
    run.mappedFields.add(name);
  }
  return names;
}

/** Renames the fields of an item. A field that becomes several is matched by a value of any of them. */
export function applyToItemFields(
  item: DetectionItem,
  effect: FieldEffect,
  by: PipelineItem,
  run: Run,
): Detection | undefined {
  if (!isMeant(item, by, run)) return item;
  const withReferences = renameReferences(item, effect, by, run);
  const fields = fieldsOf(withReferences, item, effect, by, run);
  if (fields === undefined) return withReferences;
  return marked(inFields(withReferences, fields), item, by, run);
}

function fieldsOf(
  item: DetectionItem,
  original: DetectionItem,
  effect: FieldEffect,
  by: PipelineItem,
  run: Run,
): readonly FieldName[] | undefined {
  const { field } = item;
  const applied = run.appliedToItem.get(original);
  if (by.fieldName !== undefined && !by.fieldName.holds({ field, applied, run })) return undefined;
  return field === undefined ? effect.forKeywords : rename(field, effect, by, run);
}

function renameReferences(item: DetectionItem, effect: FieldEffect, by: PipelineItem, run: Run): DetectionItem {
  if (referencesOf(item).length === 0) return item;
  let isRenamed = false;
  const values = item.values.map((value): ItemValue => {
    const alternatives = value.alternatives.flatMap((test): readonly ItemTest[] => {
      if (test.kind !== 'field-reference') return [test];
      const names = renameField(test.field, effect, by, run);
      if (names === undefined) return [test];
      isRenamed = true;
      return names.map((field) => ({ ...test, field }));
    });
    return { ...value, alternatives };
  });
  return isRenamed ? (marked({ ...item, values }, item, by, run) as DetectionItem) : item;
}

/**
 * The item over several fields, whose values count together: a test holds if it holds for one of them, while what is
 * absent or null has to be so in all of them.
 */
function inFields(item: DetectionItem, fields: readonly FieldName[]): Detection {
  const [first, ...others] = fields;
  if (first === undefined) return item;
  if (others.length === 0) return { ...item, field: first };
  const positive = { ...item, negated: false };
  const parts = item.values.map((value): Detection => {
    const isAbsence = ({ kind }: ItemTest) => kind === 'absent' || kind === 'null';
    const inEach = (alternatives: readonly ItemTest[], kind: 'all' | 'any') =>
      combined(
        kind,
        fields.map((field) => ({ ...positive, field, values: [{ ...value, alternatives }] })),
        item.origin,
      );
    const absences = value.alternatives.filter(isAbsence);
    if (absences.length > 0 && absences.length === value.alternatives.length) return inEach(absences, 'all');
    return inEach(value.alternatives, 'any');
  });
  const whole = regrouped(item, fields, parts);
  return item.negated ? negated(whole) : whole;
}

/** `b in (x, y) or c in (x, y)` instead of one part for each value, where that is the same. */
function regrouped(item: DetectionItem, fields: readonly FieldName[], parts: readonly Detection[]): Detection {
  const isPlain = item.linking === 'any' && parts.every((part) => part.kind === 'any');
  if (!isPlain) return combined(item.linking, parts, item.origin);
  const whole = fields.map((field): Detection => ({ ...item, negated: false, field }));
  return combined('any', whole, item.origin);
}

const marksOf = (field: FieldName | undefined, run: Run): ReadonlySet<string> | undefined =>
  field === undefined ? undefined : run.appliedToField.get(field);

/** The fields that an item refers to. Asked of every item for every step of a pipeline, so it builds nothing in vain. */
export function referencesOf(item: DetectionItem): readonly FieldName[] {
  let fields: FieldName[] | undefined;
  for (const { alternatives } of item.values) {
    for (const test of alternatives) {
      if (test.kind !== 'field-reference') continue;
      fields ??= [];
      fields.push(test.field);
    }
  }
  return fields ?? nothing;
}

const nothing: readonly FieldName[] = [];
