import type { FieldType, MappedField } from './field-type.js';

/** Puts the fields of several indices together, each of which may have the field or not. */
export function mergeFields(all: readonly ReadonlyMap<string, MappedField>[]): ReadonlyMap<string, MappedField> {
  const [first, ...others] = all;
  if (first === undefined || others.length === 0) return first ?? new Map();
  const merged = new Map(first);
  for (const fields of others) {
    for (const [name, field] of fields) {
      const known = merged.get(name);
      merged.set(name, known === undefined ? field : mergeField(known, field));
    }
  }
  return merged;
}

function mergeField(one: MappedField, other: MappedField): MappedField {
  // A multi-field that one index lacks would find nothing there.
  const variants = one.variants.filter((name) => other.variants.includes(name));
  // How a field is asked for that is nested in one index only, no one query can say.
  if (one.nestedPath !== other.nestedPath) return { type: { kind: 'unclear' }, variants: [] };
  return { type: mergeType(one.type, other.type), nestedPath: one.nestedPath, variants };
}

function mergeType(one: FieldType, other: FieldType): FieldType {
  if (one.kind === 'keyword' && other.kind === 'keyword') {
    if (one.caseRule !== other.caseRule) return { kind: 'unclear' };
    const ignoreAbove = Math.min(one.ignoreAbove ?? Infinity, other.ignoreAbove ?? Infinity);
    return { ...one, ignoreAbove: Number.isFinite(ignoreAbove) ? ignoreAbove : undefined };
  }
  if (one.kind === 'text' && other.kind === 'text') return one;
  return JSON.stringify(one) === JSON.stringify(other) ? one : { kind: 'unclear' };
}
