import { isScalar, type PlainValue } from './plain-value.js';

/**
 * The texts at a path of a value: `.a.b`, `.a[]` and `.[0]`, as in the expressions of jq; nothing else of that language.
 * Lists at the end give all of their scalars.
 */
export function selectFrom(value: PlainValue, path: string): readonly string[] | { readonly fault: string } {
  const steps = Array.from(path.matchAll(/\.?([A-Za-z_]\w*)|\.?"([^"]*)"|\.?\[(\d*)\]|\s*\|\s*(?=[.[])|(\.)|(.)/gsy));
  let found: readonly PlainValue[] = [value];
  for (const [whole, name, quotedName, index, dot, other] of steps) {
    if (other !== undefined)
      return { fault: `the path "${path}" has more in it than names and brackets, at "${whole}"` };
    if (dot !== undefined) continue;
    const key = name ?? quotedName;
    if (key !== undefined) {
      found = found.flatMap((one) => (one instanceof Map && one.has(key) ? [one.get(key) ?? null] : []));
    } else if (index !== undefined) {
      found = found.flatMap((one) => {
        if (!Array.isArray(one)) return [];
        return index === '' ? one : one.slice(Number(index), Number(index) + 1);
      });
    }
  }
  const flat = found.flatMap((one) => (Array.isArray(one) ? (one as readonly PlainValue[]) : [one]));
  return flat.flatMap((one) => (isScalar(one) && one !== null ? [String(one)] : []));
}
