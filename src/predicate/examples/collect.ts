import type { Example } from '../examples.js';
import type { Edit, Edits } from './edit.js';
import { makeNamer } from './names.js';
import type { Finding } from './study.js';

/**
 * Names the findings, in their order up to the limit, those that match first. The last place is kept for a miss if
 * there is none yet, and for a match likewise. An event that was there before is left out.
 */
export function collect(findings: Iterable<Finding>, limit: number): readonly Example[] {
  if (!(limit >= 1)) return [];
  const nameOf = makeNamer();
  const seen = new Set<string>();
  const matching: Example[] = [];
  const missing: Example[] = [];
  for (const { shows, edited, matches } of findings) {
    const [examples, others] = matches ? [matching, missing] : [missing, matching];
    if (others.length === 0 && limit > 1 && examples.length >= limit - 1) continue;
    const key = `${matches} ${keyOf(edited.edits)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    examples.push({ name: nameOf(matches, shows), event: edited.event, matches });
    if (matching.length + missing.length >= limit) break;
  }
  return [...matching, ...missing];
}

/** A string that the same edits share. */
const keyOf = (edits: Edits): string =>
  [...edits].map(([field, edit]) => `${field.length}:${field} ${edit.kind} ${valueKey(edit)}`).join('\n');

function valueKey(edit: Edit): string {
  if (edit.kind !== 'set') return '';
  const { value } = edit;
  if (typeof value !== 'object' || value === null) return `${typeof value} ${value}`;
  // Edits make lists of scalars, and empty objects.
  return Array.isArray(value)
    ? `list ${value.map((one) => `${typeof one} ${String(one).length}:${one}`).join()}`
    : 'object';
}
