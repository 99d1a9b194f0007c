import { describePattern } from '../../../predicate/pattern.js';
import type { PatternTest, Predicate } from '../../../predicate/predicate.js';
import type { Check } from '../../check.js';
import { quote } from '../value/items.js';
import { containedPairs, type FieldPattern } from './contained.js';

/** An alternative takes in something that the others of its field do not. */
export const containedValue: Check = {
  code: 'detection/contained-value',
  summary: 'An alternative takes in something that the others of its field do not.',
  help: 'Where `contains: ab` stands beside `contains: a`, everything with `ab` has been found already. Remove the longer value, or, under `all`, the shorter one; or correct the one that was meant otherwise.',
  severity: 'info',
  profiles: ['recommended'],
  bad: [
    { rule: 'detection:\n    selection:\n        CommandLine|contains: [a, ab]\n    condition: selection\n' },
    { rule: 'detection:\n    selection:\n        CommandLine|contains|all: [a, ab]\n    condition: selection\n' },
    {
      rule: "detection:\n    selection:\n        - Image|endswith: .EXE\n        - Image: 'C:\\a.exe'\n    condition: selection\n",
    },
    {
      rule: "detection:\n    selection:\n        CommandLine: ['*a*', '*b?a*']\n    condition: selection\n",
    },
    { rule: 'detection:\n    keywords:\n        - PWCrack\n        - crack\n    condition: keywords\n' },
  ],
  good: [
    { rule: 'detection:\n    selection:\n        CommandLine|contains: [ab, bc]\n    condition: selection\n' },
    { rule: 'detection:\n    selection:\n        CommandLine|endswith: [ab, abc]\n    condition: selection\n' },
    { rule: 'detection:\n    selection:\n        CommandLine|contains|cased: [a, AB]\n    condition: selection\n' },
    {
      rule: 'detection:\n    selection:\n        - CommandLine|contains: a\n        - Image|contains: ab\n    condition: selection\n',
    },
  ],
  document: (document, report) => {
    const predicate = document.resolved?.predicate;
    if (predicate === undefined) return;
    const budget = { steps: 500_000 };
    const seen = new Set<Predicate>();
    const visit = (node: Predicate): void => {
      if (node.kind === 'not') visit(node.operand);
      if ((node.kind !== 'and' && node.kind !== 'or') || seen.has(node)) return;
      seen.add(node);
      for (const patterns of patternsByField(node.operands)) {
        const pairs = containedPairs(patterns, budget);
        for (const { wide, narrow } of pairs.slice(0, pairs.length > maxPairs ? 1 : maxPairs)) {
          const [needless, other] = node.kind === 'or' ? [narrow, wide] : [wide, narrow];
          const [text, otherText] = [textOf(needless), textOf(other)];
          const message =
            node.kind === 'or' ? `${text} is found by ${otherText} already` : `what has ${otherText} has ${text} too`;
          const others = pairs.length > maxPairs ? [`so are ${pairs.length - 1} others of the list`] : [];
          const notes = [{ message: 'the other one is here', location: other.origin.location }, ...others];
          report(needless.origin, message, { notes });
        }
      }
      for (const operand of node.operands) visit(operand);
    };
    visit(predicate);
  },
};

/** A list that has more of them is told once: it was made so. */
const maxPairs = 5;

/** One of several characters is shown as the rule may have it. */
const textOf = ({ test: { pattern } }: FieldPattern): string =>
  quote(
    describePattern(
      pattern.map((part) => (part.kind === 'one-of' ? { kind: 'literal', text: part.characters[0] ?? '' } : part)),
    ),
  );

/** The patterns among the operands, those of one field together. */
function patternsByField(operands: readonly Predicate[]): readonly (readonly FieldPattern[])[] {
  const byField = new Map<string, FieldPattern[]>();
  for (const operand of operands) {
    if ((operand.kind !== 'field' && operand.kind !== 'keyword') || operand.test.kind !== 'pattern') continue;
    const field = operand.kind === 'field' ? operand.field : '';
    const pattern: FieldPattern = { test: operand.test as PatternTest, origin: operand.origin };
    const group = byField.get(field);
    if (group === undefined) byField.set(field, [pattern]);
    else group.push(pattern);
  }
  return [...byField.values()].filter((group) => group.length > 1);
}
