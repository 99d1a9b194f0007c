import type { DiagnosticFix } from '../../../diagnostic/diagnostic.js';
import type { YamlScalar } from '../../../source/yaml-node.js';
import { removeListItem } from '../../fix-text.js';

/** A value that a list has for a second time. */
export interface Duplicate {
  readonly item: YamlScalar;
  readonly first: YamlScalar;
  readonly fix?: DiagnosticFix;
}

/**
 * The values of a list that say what an earlier one says. Only one with the very same text is removed by the fix, and
 * only where it stands in the file: an alias has the place of what it names.
 */
export function duplicatesIn(items: readonly YamlScalar[], keyOf: (text: string) => string): readonly Duplicate[] {
  if (items.length < 2) return [];
  const seen = new Map<string, YamlScalar>();
  const found: Duplicate[] = [];
  for (const item of items) {
    const key = keyOf(item.text);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, item);
      continue;
    }
    const sure = first.text === item.text && first.span.end < item.span.start;
    const fix = sure ? removeListItem(item, 'remove the second one') : undefined;
    found.push({ item, first, ...(fix === undefined ? {} : { fix }) });
  }
  return found;
}

/** What a finding says besides about a duplicate. */
export const detailsOf = ({ first, fix }: Duplicate) => ({
  notes: [{ message: 'it is first given here', location: first.span.location }],
  ...(fix === undefined ? {} : { fix }),
});
