import type { ResolvedRule } from '../../../src/condition/resolve.js';
import { visitLeaves } from '../../../src/predicate/passes/map-leaves.js';
import type { FieldTest } from '../../../src/predicate/predicate.js';
import type { Access } from '../access.js';
import { negationOf } from '../condition.js';
import type { Dialect } from '../dialect.js';
import { memberPath } from '../dialects/duckdb.js';
import { inline } from '../layout.js';
import { identifier } from '../words.js';

/** What is taken out of events, and where it is then. */
export interface ExtractedFields {
  readonly layers: readonly (readonly string[])[];
  readonly extracted: ReadonlyMap<string, (variable: string) => Access>;
}

/** Tests that need the JSON value itself: whether it is a number. */
const needsJson: ReadonlySet<FieldTest['kind']> = new Set(['time-part', 'query-expression']);

/**
 * Takes the fields that rules ask for out of a JSON event, once for all rules. Most fields are one value, which becomes a
 * text; where arrays are in play the texts of all values become a list.
 */
export function extractFields(
  rules: readonly ResolvedRule[],
  { event }: { readonly event: string },
  dialect: Dialect,
): ExtractedFields {
  const fields = askedFields(rules);
  const paths = makePaths();
  const items: string[] = [];
  const extracted = new Map<string, (variable: string) => Access>();
  for (const field of fields) {
    const steps = field.split('.');
    if (steps.includes('')) continue;
    const number = extracted.size;
    const [text, list, isThere, isSomething] = ['t', 'l', 'e', 's'].map((letter) => `${letter}${number}`) as [
      string,
      string,
      string,
      string,
    ];
    const direct = paths.column(steps);
    // A key that is literally the field's name wins.
    const value = steps.length === 1 ? direct : `coalesce(${paths.column([field])}, ${direct})`;
    const arrays = steps
      .slice(0, -1)
      .map((_, index) => `json_type(${paths.column(steps.slice(0, index + 1))}) = 'ARRAY'`);
    const hasArray = [
      `json_type(${value}) = 'ARRAY'`,
      ...(arrays.length === 0 ? [] : [`${value} IS NULL AND (${arrays.join(' OR ')})`]),
    ].join(' OR ');
    const json = { expression: identifier(event), isText: false };
    const values = dialect.jsonValues(json, steps, steps.length > 1 ? field : undefined);
    const hasValues = inline(dialect.hasJsonValues(values));
    const hasSome = inline(dialect.anyMatch(values, 'v', negationOf(dialect.isJsonNull('v'))));
    items.push(
      `${dialect.jsonText(value)} AS ${text}`,
      `CASE WHEN ${hasArray} THEN list_transform(${values}, lambda v: ${dialect.jsonText('v')}) END AS ${list}`,
      `CASE WHEN ${hasArray} THEN ${hasValues} ELSE ${value} IS NOT NULL END AS ${isThere}`,
      `CASE WHEN ${hasArray} THEN coalesce(${hasSome}, FALSE) ELSE ${inline(negationOf(dialect.isJsonNull(value)))} END AS ${isSomething}`,
    );
    extracted.set(field, (variable) => ({
      kind: 'taken',
      isThere,
      isSomething,
      value: { expression: text, kind: 'text', lowered: `lower_${text}` },
      list: { kind: 'each', list, variable, element: { kind: 'value', value: { expression: variable, kind: 'text' } } },
    }));
  }
  if (items.length === 0) return { layers: [], extracted };
  const lowered = [...extracted.keys()].map((_, index) => `lower(t${index}) AS lower_t${index}`);
  return {
    layers: [[`json_extract(${identifier(event)}, [${paths.list().join(', ')}]) AS p`], items, lowered],
    extracted,
  };
}

/** The fields of which no test needs more than is taken out. */
function askedFields(rules: readonly ResolvedRule[]): Set<string> {
  const [all, inJson] = [new Set<string>(), new Set<string>()];
  for (const { predicate } of rules) {
    visitLeaves(predicate, (leaf) => {
      if (leaf.kind !== 'field') return;
      all.add(leaf.field);
      if (leaf.test.kind === 'field-reference') all.add(leaf.test.field);
      if (needsJson.has(leaf.test.kind)) inJson.add(leaf.field);
    });
  }
  for (const field of inJson) all.delete(field);
  return all;
}

/** All paths that are looked for in an event, which is read once for all of them. */
function makePaths() {
  const places = new Map<string, number>();
  return {
    column: (keys: readonly string[]): string => {
      const path = memberPath(keys);
      let place = places.get(path);
      if (place === undefined) {
        place = places.size + 1;
        places.set(path, place);
      }
      return `p[${place}]`;
    },
    list: (): readonly string[] => [...places.keys()],
  };
}
