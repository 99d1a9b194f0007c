import type { FieldName, FieldPredicate, KeywordPredicate, Predicate } from '../predicate.js';

/** What a conjunct is about. */
export interface Subject {
  /** The fields that it asks for, in order and each once, as far as they were looked for. */
  readonly fields: readonly FieldName[];
  /** Whether it asks for something anywhere in the event. */
  readonly keyword: boolean;
  /** Whether it is a filter: `not` of something. */
  readonly negated: boolean;
  /** Whether what one field holds decides it. */
  readonly isOfOneField: boolean;
  /** Its first tests, if it is nothing but tests of one field, or nothing but keywords, any of which may hold. */
  readonly leaves: readonly (FieldPredicate | KeywordPredicate)[];
}

/** Later parts of a conjunct are not looked at. */
const maxParts = 200;

/** What the conjunct is about. */
export function subjectOf(conjunct: Predicate): Subject {
  const negated = conjunct.kind === 'not';
  const inner = negated ? conjunct.operand : conjunct;
  const fields = new Set<FieldName>();
  let keyword = false;
  // Whether more decides it than the fields that were looked for.
  let isOpen = false;
  const pending: Predicate[] = [inner];
  for (let looked = 0; looked < maxParts; looked++) {
    const next = pending.pop();
    if (next === undefined) break;
    if (next.kind === 'field') {
      fields.add(next.field);
      isOpen ||= next.test.kind === 'field-reference';
    } else if (next.kind === 'keyword') keyword = true;
    else if (next.kind === 'not') pending.push(next.operand);
    else if (next.kind !== 'constant') {
      isOpen ||= next.operands.length > maxParts;
      pending.push(...next.operands.slice(0, maxParts).reverse());
    }
  }
  const isOfOneField = fields.size === 1 && !keyword && !isOpen && pending.length === 0;
  return { fields: [...fields], keyword, negated, isOfOneField, leaves: leavesOf(inner) };
}

function leavesOf(predicate: Predicate): Subject['leaves'] {
  if (predicate.kind === 'field' || predicate.kind === 'keyword') return [predicate];
  const first = predicate.kind === 'or' ? predicate.operands[0] : undefined;
  if (predicate.kind !== 'or' || (first?.kind !== 'field' && first?.kind !== 'keyword')) return [];
  const name = first.kind === 'field' ? first.field : undefined;
  const isAlike = (operand: Predicate): operand is FieldPredicate | KeywordPredicate =>
    operand.kind === 'field' ? operand.field === name : operand.kind === 'keyword' && name === undefined;
  return predicate.operands.every(isAlike) ? predicate.operands.slice(0, maxParts) : [];
}
