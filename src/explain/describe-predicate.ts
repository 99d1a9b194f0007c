import { grouped } from '../diagnostic/grouped.js';
import type { Predicate } from '../predicate/predicate.js';
import { describeKeyword, describeTest } from './describe-test.js';
import { cutText } from './describe-value.js';
import { subjectOf } from './reasons.js';

/** One node in words, without what stands below it: `Image ends with "\cmd.exe" (ignoring case)`, `all of 3`. */
export function describeNode(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'and':
      return `all of ${grouped(predicate.operands.length)}${subjectWords(predicate)}`;
    case 'or':
      return `any of ${grouped(predicate.operands.length)}${subjectWords(predicate)}`;
    case 'not':
      return 'not';
    case 'field':
      return `${cutText(predicate.field)} ${describeTest(predicate.test)}`;
    case 'keyword':
      return `any value ${describeKeyword(predicate.test)}`;
    case 'constant':
      return predicate.value ? 'every event' : 'no event';
    default:
      return predicate satisfies never;
  }
}

function subjectWords(predicate: Predicate): string {
  const subject = subjectOf(predicate);
  return subject?.kind === 'field' ? ` for ${cutText(subject.name)}` : '';
}

/** How many operands of a junction are told on one line. */
const shownOperands = 3;

/** How deep a predicate is told on one line. */
const shownDepth = 3;

/** A predicate on one line, with the first of what stands below it: `not any of 2 (…; …)`. */
export function describeBriefly(predicate: Predicate, depth = shownDepth): string {
  const words = describeNode(predicate);
  if (depth === 0) return words;
  if (predicate.kind === 'not') return `not ${describeBriefly(predicate.operand, depth)}`;
  if (predicate.kind !== 'and' && predicate.kind !== 'or') return words;
  const subject = subjectOf(predicate);
  const operands = predicate.operands.slice(0, shownOperands).map((operand) => {
    // The field has been named.
    if (subject?.kind === 'field' && operand.kind === 'field') return describeTest(operand.test);
    return describeBriefly(operand, depth - 1);
  });
  const rest = predicate.operands.length > shownOperands ? '; …' : '';
  return `${words} (${operands.join('; ')}${rest})`;
}
