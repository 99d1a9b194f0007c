import type { DetectionItem } from '../../../rule/sigma-rule.js';
import { type CheckedDocument, remembered } from '../../checked-file.js';
import { type KnownFields, knownFields } from '../../data/fields.js';
import { sigmaNamesOf } from '../../data/other-taxonomies.js';
import { ruleItems } from '../value/items.js';
import { meantName } from './close-name.js';
import { described, sigmaLogSourceOf } from './log-source.js';

/** What is wrong with a field's name that the log source does not have. */
export type FieldFault =
  | { readonly kind: 'case'; readonly meant: string }
  | { readonly kind: 'misspelt'; readonly meant: string }
  | { readonly kind: 'other-taxonomy'; readonly meant: string | undefined }
  | { readonly kind: 'unknown' };

/** An item whose field has a fault. */
interface FaultyItem<Fault extends FieldFault = FieldFault> {
  readonly item: DetectionItem;
  readonly field: string;
  readonly fault: Fault;
  /** The log source in words. */
  readonly logsource: string;
}

const none: readonly FaultyItem[] = [];

/** The items whose field has the fault. There are none where nothing is known of the log source's fields. */
export function itemsWith<Kind extends FieldFault['kind']>(
  document: CheckedDocument,
  kind: Kind,
): readonly FaultyItem<Extract<FieldFault, { kind: Kind }>>[] {
  return faultyItems(document).filter(
    (one): one is FaultyItem<Extract<FieldFault, { kind: Kind }>> => one.fault.kind === kind,
  );
}

const faultyItems = remembered((document): readonly FaultyItem[] => {
  const placed = sigmaLogSourceOf(document);
  const known = placed === undefined ? undefined : knownFields(placed.logsource);
  if (placed === undefined || known === undefined) return none;
  const faulty: FaultyItem[] = [];
  const faults = new Map<string, FieldFault | undefined>();
  for (const item of ruleItems(document)) {
    const { field } = item;
    if (field === undefined || known.names.has(field)) continue;
    if (!faults.has(field)) faults.set(field, judge(field, known));
    const fault = faults.get(field);
    if (fault !== undefined) faulty.push({ item, field, fault, logsource: described(placed.logsource) });
  }
  return faulty.length === 0 ? none : faulty;
});

/** The first of the faults that fits; none for a field that an open list does not have. */
function judge(field: string, known: KnownFields): FieldFault | undefined {
  const folded = known.folded.get(field.toLowerCase());
  if (folded !== undefined) return { kind: 'case', meant: folded };
  const names = sigmaNamesOf(field);
  if (names !== undefined) {
    const meant = names.find((name) => known.names.has(name));
    if (meant !== undefined || known.closed) return { kind: 'other-taxonomy', meant };
  }
  if (!known.closed) return undefined;
  const close = meantName(field, known.names);
  return close === undefined ? { kind: 'unknown' } : { kind: 'misspelt', meant: close.name };
}
