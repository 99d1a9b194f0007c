/**
 * The name that was probably meant: the one that differs in case and separators only, or in one letter (two, in a long
 * name). Stricter than a suggestion: a name of its own must not be taken for a mistake.
 */
export function meantName(
  name: string,
  known: Iterable<string>,
): { readonly name: string; readonly sure: boolean } | undefined {
  if (name.length > 60) return undefined;
  const plain = plainName(name);
  const edits = name.length < 4 ? 0 : name.length < 9 ? 1 : 2;
  let close: string | undefined;
  for (const one of known) {
    if (plainName(one) === plain) return { name: one, sure: true };
    if (edits > 0 && close === undefined && withinEdits(name.toLowerCase(), one.toLowerCase(), edits)) close = one;
  }
  return close === undefined ? undefined : { name: close, sure: false };
}

/** A name without what people vary: case and separators. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[-_. ]/g, '');

/** Whether a few insertions, removals, replacements or swaps of neighbours make one text the other. */
function withinEdits(one: string, other: string, edits: number): boolean {
  if (Math.abs(one.length - other.length) > edits) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const left = one.slice(start);
  const right = other.slice(start);
  if (left === right) return true;
  if (edits === 0) return false;
  if (left.length > 1 && left[0] === right[1] && left[1] === right[0]) {
    if (withinEdits(left.slice(2), right.slice(2), edits - 1)) return true;
  }
  return (
    withinEdits(left.slice(1), right, edits - 1) ||
    withinEdits(left, right.slice(1), edits - 1) ||
    withinEdits(left.slice(1), right.slice(1), edits - 1)
  );
}
