import type { FieldType, MappedField } from './field-type.js';

/** What several indices that have a field say of it together. */
export function mergeField(one: MappedField, other: MappedField): MappedField {
  // A multi-field that one index lacks would find nothing there.
  const variants = one.variants.filter((name) => other.variants.includes(name));
  // How a field is asked for that is nested in one index only, no one query can say.
  if (one.nestedPath !== other.nestedPath) return { type: { kind: 'unclear' }, variants: [] };
  return { type: mergeType(one.type, other.type), nestedPath: one.nestedPath, variants };
}

function mergeType(one: FieldType, other: FieldType): FieldType {
  if (one.kind === 'keyword' && other.kind === 'keyword') {
    return one.caseRule === other.caseRule ? { ...one, ...lowerLimit(one, other) } : { kind: 'unclear' };
  }
  if (one.kind === 'flattened-key' && other.kind === 'flattened-key') return { ...one, ...lowerLimit(one, other) };
  if (one.kind === 'flattened' && other.kind === 'flattened') return one;
  if (one.kind === 'text' && other.kind === 'text') return one;
  return JSON.stringify(one) === JSON.stringify(other) ? one : { kind: 'unclear' };
}

interface Limited {
  readonly ignoreAbove?: number | undefined;
}

function lowerLimit(one: Limited, other: Limited): Limited {
  const ignoreAbove = Math.min(one.ignoreAbove ?? Infinity, other.ignoreAbove ?? Infinity);
  return { ignoreAbove: Number.isFinite(ignoreAbove) ? ignoreAbove : undefined };
}
