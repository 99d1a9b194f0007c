import { error } from '../../diagnostic/diagnostic.js';
import { literalPattern, plainText } from '../../predicate/pattern.js';
import type { NumberValue } from '../../predicate/predicate.js';
import { applyModifiers } from '../../rule/modifiers/apply.js';
import type { ItemTest, ItemValue } from '../../rule/sigma-rule.js';
import { resolvePlainScalar } from '../../source/core-schema.js';
import type { ScalarValue } from '../../source/yaml-node.js';
import { entryOf } from '../../source/yaml-node.js';
import { anything, choice, optional } from '../parameters.js';
import { isScalar } from '../plain-value.js';
import { mapTests, textScalar } from '../walk.js';
import { type Transformation, transformation } from './transformation.js';

/** Transformations of values of any type. */
export const valueTransformations: Readonly<Record<string, Transformation>> = {
  set_value: transformation(
    'set_value',
    { value: anything, force_type: optional(choice(['str', 'num'] as const), undefined) },
    ({ value, force_type: forced }, item, { report }) => {
      const at = entryOf(item, 'value')?.value.span;
      const scalar = isScalar(value) ? forceType(value, forced) : undefined;
      if (scalar === undefined || (typeof scalar === 'number' && !Number.isFinite(scalar))) {
        const what = forced === 'num' ? 'a number' : 'a string, a number, true, false or null';
        report(error('pipeline/parameter', `"value" must be ${what}`, { at }));
        return undefined;
      }
      return {
        kind: 'item',
        change: (detectionItem, run, by) => {
          const applied = applyModifiers(scalar, [], detectionItem.field === undefined);
          const first = detectionItem.values[0];
          if (first === undefined) return undefined;
          if (applied.kind === 'fault') {
            const notes = [{ message: 'the pipeline sets it here', location: by.location }];
            run.report(error('pipeline/set-value', applied.message, { at: detectionItem.origin, notes }));
            return undefined;
          }
          const raw = textScalar(first.raw, String(scalar), scalar);
          return {
            ...detectionItem,
            values: [{ ...first, raw, alternatives: applied.alternatives, placeholders: [] }],
          };
        },
      };
    },
  ),
  convert_type: transformation(
    'convert_type',
    { target_type: choice(['str', 'num'] as const) },
    ({ target_type: type }) => ({
      kind: 'item',
      change: (item, run, at) => {
        const values = item.values.map((value) => {
          const { changed, fault } = type === 'str' ? numbersToTexts(value) : textsToNumbers(value);
          if (fault !== undefined) {
            run.report(
              error('pipeline/convert-type', `"${fault}" is no number`, {
                at: value.origin,
                notes: [{ message: 'the pipeline wants one', location: at.location }],
              }),
            );
          }
          return changed;
        });
        return values.every((value, index) => value === item.values[index]) ? undefined : { ...item, values };
      },
    }),
  ),
};

function forceType(value: ScalarValue, type: 'str' | 'num' | undefined): ScalarValue | undefined {
  if (type === undefined) return value;
  if (type === 'str') return value === null ? undefined : String(value);
  const number = typeof value === 'string' ? resolvePlainScalar(value) : value;
  return isFiniteNumber(number) ? number : undefined;
}

const isFiniteNumber = (value: ScalarValue | undefined): value is NumberValue =>
  typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value));

interface Changed {
  readonly changed: ItemValue;
  readonly fault?: string;
}

const numbersToTexts = (value: ItemValue): Changed => ({
  changed: mapTests(value, (test) =>
    test.kind === 'number'
      ? [{ kind: 'pattern', pattern: literalPattern(writtenNumber(value, test.value)), cased: false }]
      : undefined,
  ),
});

/** A number as the rule has it, unless the pipeline has made another one. */
const writtenNumber = ({ raw }: ItemValue, number: NumberValue): string =>
  raw.value === number && raw.text !== '' ? raw.text : String(number);

function textsToNumbers(value: ItemValue): Changed {
  let fault: string | undefined;
  const changed = mapTests(value, (test): readonly ItemTest[] | undefined => {
    if (test.kind !== 'pattern') return undefined;
    const text = plainText(test.pattern);
    const number = text === undefined ? undefined : resolvePlainScalar(text);
    if (isFiniteNumber(number)) return [{ kind: 'number', value: number }];
    fault = value.raw.text;
    return undefined;
  });
  return fault === undefined ? { changed } : { changed, fault };
}
