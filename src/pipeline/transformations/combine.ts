import { error } from '../../diagnostic/diagnostic.js';
import { readDetection } from '../../rule/read-detection.js';
import type { Detection, DetectionItem } from '../../rule/sigma-rule.js';
import { entryOf } from '../../source/yaml-node.js';
import { plainMatcher } from '../conditions/value.js';
import { anything, node } from '../parameters.js';
import type { PlainValue } from '../plain-value.js';
import { combined, itemsOf } from '../walk.js';
import { type Transformation, transformation } from './transformation.js';

/**
 * Transigma's own: items that stand in one map, each with just this value, become others together. Where a target has
 * one field for what a rule asks of two (neither an error code nor an error message: success), items one by one could
 * not say so.
 */
export const combineTransformations: Readonly<Record<string, Transformation>> = {
  combine_detection_items: transformation(
    'combine_detection_items',
    { items: anything, into: node },
    ({ items, into }, item, { report }) => {
      let isSound = true;
      const replacement = readDetection('into', into, (fault) => {
        isSound = false;
        report(fault);
      });
      if (!(items instanceof Map) || items.size === 0) {
        const at = entryOf(item, 'items')?.value.span;
        report(error('pipeline/parameter', '"items" must be a map of fields and values', { at }));
        return undefined;
      }
      if (!isSound || replacement === undefined) return undefined;
      const wanted = [...items] as readonly (readonly [string, PlainValue])[];
      return {
        kind: 'rule',
        apply: (run) => {
          const detections = [...run.rule.detections].map(
            ([name, detection]) => [name, replaceIn(detection, wanted, replacement)] as const,
          );
          run.rule = { ...run.rule, detections: new Map(detections) };
          for (const { field } of itemsOf(replacement)) if (field !== undefined) run.mappedFields.add(field);
        },
      };
    },
  ),
};

/** Gives the same detection if nothing of it is meant. */
function replaceIn(
  detection: Detection,
  wanted: readonly (readonly [string, PlainValue])[],
  replacement: Detection,
): Detection {
  if (detection.kind === 'item') {
    const isMeant = wanted.every(([field, value]) => asks(detection, field, value));
    return isMeant ? placed(replacement, detection) : detection;
  }
  const parts = detection.parts.map((part) => replaceIn(part, wanted, replacement));
  const chosen: readonly (Detection | undefined)[] = wanted.map(([field, value]) =>
    parts.find((part) => asks(part, field, value)),
  );
  const first = chosen[0];
  if (detection.kind === 'any' || first?.kind !== 'item' || chosen.includes(undefined)) {
    return parts.every((part, index) => part === detection.parts[index]) ? detection : { ...detection, parts };
  }
  // It stands where the first of them stood.
  const changed = parts.flatMap((part) => {
    if (part === first) return [placed(replacement, first)];
    return chosen.includes(part) ? [] : [part];
  });
  return combined('all', changed, detection.origin);
}

/** Whether a part asks just for this value of this field. */
const asks = (part: Detection, field: string, value: PlainValue): part is DetectionItem =>
  part.kind === 'item' &&
  part.field === field &&
  !part.negated &&
  part.values.length === 1 &&
  part.values.every((one) => one.alternatives.length === 1 && plainMatcher(value)(one));

/** What is said of it later is said of the rule's own place. */
function placed(replacement: Detection, at: Pick<Detection, 'origin'>): Detection {
  const { origin } = at;
  if (replacement.kind !== 'item') {
    return { ...replacement, parts: replacement.parts.map((part) => placed(part, at)), origin };
  }
  return { ...replacement, origin, values: replacement.values.map((value) => ({ ...value, origin })) };
}
