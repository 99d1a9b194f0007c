import { type Diagnostic, type Placed, warning } from '../../../src/diagnostic/diagnostic.js';
import { mapLeaves, visitLeaves } from '../../../src/predicate/passes/map-leaves.js';
import type { FieldPredicate, Predicate } from '../../../src/predicate/predicate.js';
import { leafKey } from '../../../src/predicate/same.js';
import type { LeafRefusal } from '../leaf.js';
import { describeType } from './describe-type.js';
import type { FieldTypes, MappedField } from './field-type.js';
import { type Fit, type FitNote, isTypedTest, type TypedTest } from './fit.js';
import { fitTest } from './fit-test.js';

/** What is known of a test because of the type of its field; it stands in the place of what is said without types. */
export interface FittedLeaf {
  readonly notes: readonly FitNote[];
  readonly refusal: LeafRefusal | undefined;
}

/** A predicate whose tests are those that the types of its fields ask for. */
export interface FittedPredicate {
  readonly predicate: Predicate;
  /** The leaf's own knowledge, if its field has a type. */
  readonly leafOf: (leaf: FieldPredicate) => FittedLeaf | undefined;
  /** The path of the nested objects that the field is in. */
  readonly nestedPathOf: (field: string) => string | undefined;
  /** Fields with tests that can never hold; those are taken out. */
  readonly never: ReadonlyMap<string, Placed>;
  /** What to say of fields that the mapping does not have. */
  readonly unknown: readonly Diagnostic[];
}

/** Replaces the tests of fields with types: by tests of what such fields hold, of multi-fields, or by constants. */
export function fitToTypes(predicate: Predicate, types: FieldTypes): FittedPredicate {
  const leaves = new Map<string, FittedLeaf>();
  const never = new Map<string, Placed>();
  const unknown = new Map<string, Diagnostic>();
  const isUnfit = types.source === 'expected' ? unfitFields(predicate, types) : undefined;
  const fitted = mapLeaves(predicate, (leaf) => {
    // What Kibana takes for a wildcard is refused, whatever it stands for.
    if (leaf.kind === 'keyword' || leaf.field.includes('*')) return leaf;
    const { test } = leaf;
    // It is not known what it says of the field.
    if (test.kind === 'query-expression') return leaf;
    const field = types.fieldOf(leaf.field);
    if (field === undefined) {
      if (types.source === 'mapped' && !unknown.has(leaf.field)) unknown.set(leaf.field, unknownField(leaf, types));
      return leaf;
    }
    if (!isTypedTest(test) || isUnfit?.has(leaf.field)) return leaf;
    const choice = bestFit(leaf.field, test, field, types);
    if (choice === undefined) return leaf;
    const { name, fit } = choice;
    if (fit.kind === 'never') {
      if (!never.has(leaf.field)) never.set(leaf.field, leaf.origin);
      return { kind: 'constant', value: false, origin: leaf.origin };
    }
    const isSame = fit.kind === 'refused' || (fit.test === test && name === leaf.field);
    const result: FieldPredicate = isSame ? leaf : { ...leaf, field: name, test: fit.test };
    const key = leafKey(result);
    // Two tests may have become one.
    const known = leaves.get(key);
    leaves.set(key, {
      notes: [...(known?.notes ?? []), ...(fit.kind === 'write' ? withExpected(fit.notes, field, types) : [])],
      refusal: known?.refusal ?? (fit.kind === 'refused' ? fit.refusal : undefined),
    });
    return result;
  });
  return {
    predicate: fitted,
    leafOf: (leaf) => leaves.get(leafKey(leaf)),
    nestedPathOf: (field) => types.fieldOf(field)?.nestedPath,
    never,
    unknown: [...unknown.values()],
  };
}

const unknownField = ({ field, origin }: FieldPredicate, types: FieldTypes): Diagnostic =>
  warning('kql/unknown-field', `the mapping has no field "${field}"`, { at: origin, notes: types.suggest(field) });

interface Choice {
  readonly name: string;
  readonly fit: Fit;
}

/** The field or the multi-field of it that says most exactly what is asked; the field itself where they are equal. */
function bestFit(name: string, test: TypedTest, field: MappedField, types: FieldTypes): Choice | undefined {
  const own = fitTest(test, field.type);
  if (own === undefined) return undefined;
  let best: Choice = { name, fit: own };
  for (const variant of field.variants) {
    const type = types.fieldOf(variant)?.type;
    const fit = type?.kind === 'keyword' ? fitTest(test, type) : undefined;
    if (fit !== undefined && doubt(fit) < doubt(best.fit)) best = { name: variant, fit };
  }
  return best;
}

/** How far a fit is from exact. */
function doubt(fit: Fit): number {
  switch (fit.kind) {
    case 'never':
      return 1;
    case 'refused':
      return 5;
    case 'write':
      return Math.max(0, ...fit.notes.map(doubtOfNote));
  }
}

function doubtOfNote({ code }: FitNote): number {
  if (code === 'kql/ignore-above') return 2;
  return code === 'kql/case-heeded' || code === 'kql/case-ignored' ? 4 : 3;
}

/** An expected type that a test of the rule does not fit is not the type of the field that the rule means. */
function unfitFields(predicate: Predicate, types: FieldTypes): ReadonlySet<string> {
  const unfit = new Set<string>();
  visitLeaves(predicate, (leaf) => {
    if (leaf.kind === 'keyword' || !isTypedTest(leaf.test)) return;
    const type = types.fieldOf(leaf.field)?.type;
    // Only the names of ECS are names of others, too.
    if (type === undefined || type.kind === 'flattened-key') return;
    if (fitTest(leaf.test, type)?.kind !== 'write') unfit.add(leaf.field);
  });
  return unfit;
}

const withExpected = (notes: readonly FitNote[], { type }: MappedField, { source }: FieldTypes): readonly FitNote[] =>
  source === 'expected' ? [{ code: 'kql/ecs-types', detail: describeType(type) }, ...notes] : notes;
