import { error } from '../../diagnostic/diagnostic.js';
import { literalPattern, makePattern, type Pattern, plainText } from '../../predicate/pattern.js';
import type { Detection, DetectionItem, ItemTest, ItemValue } from '../../rule/sigma-rule.js';
import { resolvePlainScalar } from '../../source/core-schema.js';
import { entryOf } from '../../source/yaml-node.js';
import { expression, flag, optional, text, texts } from '../parameters.js';
import { patternText, slicePattern } from '../pattern-text.js';
import { combined, negated } from '../walk.js';
import { type Transformation, transformation } from './transformation.js';

/** Transformations of whole detection items. */
export const itemTransformations: Readonly<Record<string, Transformation>> = {
  drop_detection_item: transformation('drop_detection_item', {}, () => ({ kind: 'item', change: () => 'drop' })),
  detection_item_failure: transformation('detection_item_failure', { message: text }, ({ message }) => ({
    kind: 'item',
    change: (item, run, at) => {
      const notes = [{ message: 'the pipeline refuses it here', location: at.location }];
      run.report(error('pipeline/failure', message, { at: item.origin, notes }));
      return undefined;
    },
  })),
  hashes_fields: transformation(
    'hashes_fields',
    {
      valid_hash_algos: texts,
      field_prefix: optional(text, ''),
      drop_algo_prefix: optional(flag, false),
      field_to_parse: optional(texts, ['Hashes', 'Hash']),
    },
    (
      { valid_hash_algos: algorithms, field_prefix: prefix, drop_algo_prefix: withoutName, field_to_parse: fields },
      item,
      { report },
    ) => {
      if (withoutName && prefix === '') {
        const message = '"drop_algo_prefix" without "field_prefix" leaves no name for the field';
        report(error('pipeline/parameter', message, { at: entryOf(item, 'drop_algo_prefix')?.key.span }));
        return undefined;
      }
      const byUpperCase = new Map(algorithms.map((name) => [name.toUpperCase(), name]));
      return {
        kind: 'item',
        change: (detectionItem) => {
          if (detectionItem.field === undefined || !fields.includes(detectionItem.field)) return undefined;
          return split(detectionItem, (value) => {
            const hash = hashOf(value);
            const algorithm = hash === undefined ? undefined : byUpperCase.get(hash.algorithm);
            if (hash === undefined || algorithm === undefined) return undefined;
            return [{ field: withoutName ? prefix : prefix + algorithm, test: hash.test }];
          });
        },
      };
    },
  ),
  extract_fields: transformation(
    'extract_fields',
    { regex: expression, field_prefix: optional(text, ''), preserve_unmatched: optional(flag, false) },
    ({ regex, field_prefix: prefix }, item, { report }) => {
      const groups = Object.entries(regex.namedGroups());
      if (groups.length === 0) {
        const message = 'the expression has no named group (?P<name>…), so there is no field to extract';
        report(error('pipeline/parameter', message, { at: entryOf(item, 'regex')?.value.span }));
        return undefined;
      }
      return {
        kind: 'item',
        // What does not match stays what it was, as a value that nothing asks for any more would be lost.
        change: (detectionItem) =>
          split(detectionItem, (value) => {
            const only = value.alternatives[0];
            const whole = only?.kind === 'pattern' && value.alternatives.length === 1 ? only : undefined;
            if (whole === undefined || whole.pattern.some(({ kind }) => kind === 'one-of')) return undefined;
            const matcher = regex.matcher(patternText(whole.pattern));
            if (!matcher.lookingAt()) return undefined;
            const found = groups.flatMap(([name, group]) => {
              const [start, end] = [matcher.start(group), matcher.end(group)];
              if (start < 0 || start === end) return [];
              const captured = slicePattern(whole.pattern, start, end);
              return [{ field: prefix === '' ? name : `${prefix}.${name}`, test: testOf(captured, whole.cased) }];
            });
            return found.length === 0 ? undefined : found;
          }),
      };
    },
  ),
};

interface FieldTestPair {
  readonly field: string;
  readonly test: ItemTest;
}

/** Splits an item by values: those that become tests of other fields (all of them must hold), and the others. */
function split(
  item: DetectionItem,
  change: (value: ItemValue) => readonly FieldTestPair[] | undefined,
): Detection | undefined {
  const changes = item.values.map((value) => ({ value, pairs: change(value) }));
  if (changes.every(({ pairs }) => pairs === undefined)) return undefined;
  const positive = { ...item, negated: false };
  const byField = new Map<string, ItemValue[]>();
  const parts: Detection[] = [];
  const kept = changes.flatMap(({ value, pairs }) => (pairs === undefined ? [value] : []));
  for (const { value, pairs } of changes) {
    if (pairs === undefined) continue;
    const [only] = pairs;
    if (pairs.length === 1 && only !== undefined) {
      const values = byField.get(only.field) ?? [];
      values.push({ ...value, alternatives: [only.test] });
      byField.set(only.field, values);
    } else {
      const items = pairs.map(({ field, test }) => ({
        ...positive,
        field,
        values: [{ ...value, alternatives: [test] }],
      }));
      parts.push(combined('all', items, item.origin));
    }
  }
  for (const [field, values] of byField) parts.push({ ...positive, field, values });
  if (kept.length > 0) parts.push({ ...positive, values: kept });
  const whole = combined(item.linking, parts, item.origin);
  return item.negated ? negated(whole) : whole;
}

const lengths: Readonly<Record<string, number>> = { MD5: 32, SHA1: 40, SHA256: 64, SHA512: 128, IMPHASH: 32 };

/** The algorithm and the hash of `SHA256=…`, `SHA256|…`, or of a hash alone, by its length. */
function hashOf(value: ItemValue): { readonly algorithm: string; readonly test: ItemTest } | undefined {
  const only = value.alternatives[0];
  if (value.alternatives.length !== 1 || only?.kind !== 'pattern') return undefined;
  const inner = plainText(only.pattern.filter(({ kind }) => kind !== 'any-run'));
  if (inner === undefined) return undefined;
  const match = /^(?:([A-Za-z0-9]+)[=|])?([0-9A-Fa-f]+)$/.exec(inner);
  const hash = match?.[2];
  if (hash === undefined) return undefined;
  const algorithm =
    match?.[1]?.toUpperCase() ?? ['MD5', 'SHA1', 'SHA256', 'SHA512'].find((name) => lengths[name] === hash.length);
  if (algorithm === undefined) return undefined;
  // A part of a hash is found inside of the field, a whole one is all of it.
  const literal = literalPattern(hash);
  const isWhole = lengths[algorithm] === hash.length;
  const runs = only.pattern.filter(({ kind }) => kind === 'any-run');
  const endsOpen = only.pattern.at(-1)?.kind === 'any-run';
  const pattern = isWhole || runs.length === 0 || !endsOpen ? literal : makePattern([...literal, { kind: 'any-run' }]);
  return { algorithm, test: { kind: 'pattern', pattern, cased: false } };
}

/** What was captured as a value: null, a number, or a string. */
function testOf(captured: Pattern, cased: boolean): ItemTest {
  const text = plainText(captured) ?? '';
  if (/^(?:null|none)$/i.test(text)) return { kind: 'null' };
  const scalar = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) ? resolvePlainScalar(text) : text;
  if (typeof scalar === 'number' || typeof scalar === 'bigint') return { kind: 'number', value: scalar };
  return { kind: 'pattern', pattern: captured, cased };
}
