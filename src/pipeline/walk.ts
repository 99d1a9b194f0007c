import type { Detection, DetectionItem, ItemTest, ItemValue } from '../rule/sigma-rule.js';
import type { ScalarValue, YamlScalar } from '../source/yaml-node.js';

/** The items in a detection, in order. */
export const itemsOf = (detection: Detection): readonly DetectionItem[] =>
  detection.kind === 'item' ? [detection] : detection.parts.flatMap(itemsOf);

/** Replaces each item of a detection; undefined where nothing is left of it. Gives the same object if nothing changes. */
export function mapItems(
  detection: Detection,
  change: (item: DetectionItem) => Detection | undefined,
): Detection | undefined {
  if (detection.kind === 'item') return change(detection);
  // Most steps of a pipeline leave most detections alone: nothing is built until one changes.
  let kept: Detection[] | undefined;
  for (const [index, part] of detection.parts.entries()) {
    const changed = mapItems(part, change);
    if (changed !== part) kept ??= detection.parts.slice(0, index);
    if (kept !== undefined && changed !== undefined) kept.push(changed);
  }
  if (kept === undefined) return detection;
  const only = kept[0];
  return kept.length < 2 ? only : { ...detection, parts: kept };
}

/** The same item for each of the parts, or the one part. */
export function combined(kind: 'all' | 'any', parts: readonly Detection[], origin: Detection['origin']): Detection {
  const only = parts[0];
  return parts.length === 1 && only !== undefined ? only : { kind, parts, origin };
}

/** The detection that matches exactly where this one does not. */
export function negated(detection: Detection): Detection {
  if (detection.kind === 'item') return { ...detection, negated: !detection.negated };
  return { ...detection, kind: detection.kind === 'all' ? 'any' : 'all', parts: detection.parts.map(negated) };
}

/** Replaces the tests of a value's alternatives; gives the same value if none changes. */
export function mapTests(value: ItemValue, change: (test: ItemTest) => readonly ItemTest[] | undefined): ItemValue {
  let isChanged = false;
  const alternatives = value.alternatives.flatMap((test) => {
    const changed = change(test);
    if (changed !== undefined) isChanged = true;
    return changed ?? [test];
  });
  return isChanged ? { ...value, alternatives } : value;
}

/** One value that asks for any of what others ask for. */
export const anyOfValues = (value: ItemValue, others: readonly ItemValue[]): ItemValue => ({
  ...value,
  ...(others.length === 1 ? others[0] : { alternatives: others.flatMap(({ alternatives }) => alternatives) }),
  placeholders: [],
});

/** A scalar of a rule with another text, as if it had been written so. */
export const textScalar = (scalar: YamlScalar, text: string, value: ScalarValue = text): YamlScalar => ({
  ...scalar,
  value,
  text,
});
