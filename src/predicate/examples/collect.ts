import { isJsonObject } from '../../event/own-key.js';
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
  const seen: Finding[] = [];
  const matching: Example[] = [];
  const missing: Example[] = [];
  for (const finding of findings) {
    const { shows, edited, matches } = finding;
    const [examples, others] = matches ? [matching, missing] : [missing, matching];
    if (others.length === 0 && limit > 1 && examples.length >= limit - 1) continue;
    if (seen.some((other) => other.matches === matches && areSame(other.edited.edits, edited.edits))) continue;
    seen.push(finding);
    examples.push({ name: nameOf(matches, shows), event: edited.event, matches });
    if (matching.length + missing.length >= limit) break;
  }
  return [...matching, ...missing];
}

function areSame(edits: Edits, others: Edits): boolean {
  if (edits.size !== others.size) return false;
  for (const [field, edit] of edits) if (!isSame(edit, others.get(field))) return false;
  return true;
}

function isSame(edit: Edit, other: Edit | undefined): boolean {
  if (edit === other) return true;
  if (edit.kind !== 'set' || other?.kind !== 'set') return edit.kind === other?.kind;
  const { value } = edit;
  if (value === other.value || typeof value !== 'object' || value === null) return value === other.value;
  // Edits make lists of scalars, and empty objects.
  if (!Array.isArray(value)) return isJsonObject(other.value);
  const { value: list } = other;
  return Array.isArray(list) && list.length === value.length && value.every((one, index) => one === list[index]);
}
