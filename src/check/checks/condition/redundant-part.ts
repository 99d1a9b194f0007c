import type { ConditionNode } from '../../../condition/ast.js';
import { targetFinder } from '../../../condition/references.js';
import { spanWithin } from '../../../source/scalar-offsets.js';
import type { Check } from '../../check.js';
import { detectingDocument, visitCondition } from '../../walk.js';
import { type Budget, implies } from './implies.js';

/** Every part of a condition makes a difference. */
export const redundantPart: Check = {
  code: 'condition/redundant-part',
  summary: 'Every part of a condition makes a difference.',
  help: 'In `selection and 1 of selection*` the pattern takes in `selection` itself, so that the second part always holds when the first does; `selection_*` was meant. In `a or (a and b)` the second part is never needed. Correct the names, or remove the part.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: 'detection:\n    selection:\n        a: 1\n    selection_b:\n        b: 1\n    condition: selection and 1 of selection*\n',
    },
    { rule: 'detection:\n    a:\n        a: 1\n    b:\n        b: 1\n    condition: a or (a and b)\n' },
    { rule: 'detection:\n    a:\n        a: 1\n    b:\n        b: 1\n    condition: a and b and a\n' },
    {
      rule: 'detection:\n    a:\n        a: 1\n    filter_x:\n        b: 1\n    filter_y:\n        b: 2\n    condition: a and not filter_x and not 1 of filter_*\n',
    },
  ],
  good: [
    {
      rule: 'detection:\n    selection:\n        a: 1\n    selection_b:\n        b: 1\n    selection_c:\n        b: 2\n    condition: selection and 1 of selection_*\n',
    },
    {
      rule: 'detection:\n    a:\n        a: 1\n    b:\n        b: 1\n    c:\n        c: 1\n    condition: (a and b) or (a and c) or (b and not a)\n',
    },
    {
      rule: 'detection:\n    a:\n        a: 1\n    filter_x:\n        b: 1\n    filter_y:\n        b: 2\n    condition: a and not all of filter_* and not (filter_x and a)\n',
    },
  ],
  document: (document, report) => {
    const detecting = detectingDocument(document);
    if (detecting === undefined) return;
    const budget: Budget = { steps: 5000 };
    let find: ReturnType<typeof targetFinder> | undefined;
    for (const { expression, scalar } of detecting.conditions) {
      visitCondition(expression, (node) => {
        if (node.kind !== 'and' && node.kind !== 'or') return;
        find ??= targetFinder(detecting.detections.keys());
        const pair = redundantPair(node.kind, node.operands, find, budget);
        if (pair === undefined) return;
        const part = spanWithin(scalar, pair.part.start, pair.part.end);
        const text = (range: ConditionNode) => scalar.text.slice(range.start, range.end);
        const why = node.kind === 'and' ? 'always holds when' : 'makes no difference: it holds only when';
        const message = `"${cut(text(pair.part))}" ${why} "${cut(text(pair.because))}" does`;
        report(part, message, { notes: notesFor(pair) });
      });
    }
  },
};

interface Pair {
  readonly part: ConditionNode;
  readonly because: ConditionNode;
}

/** A part of `and` that another one implies, or of `or` that implies another one. */
function redundantPair(
  kind: 'and' | 'or',
  operands: readonly ConditionNode[],
  find: ReturnType<typeof targetFinder>,
  budget: Budget,
): Pair | undefined {
  for (const [index, part] of operands.entries()) {
    for (const [otherIndex, because] of operands.entries()) {
      if (otherIndex === index) continue;
      if (budget.steps < 0) return undefined;
      const [from, to] = kind === 'and' ? [because, part] : [part, because];
      if (!implies(from, to, find, budget)) continue;
      // Of two that are alike the later one is too many.
      const isAlike = otherIndex > index && implies(to, from, find, budget);
      if (!isAlike) return { part, because };
    }
  }
  return undefined;
}

/** A pattern without a separator before `*` takes in the name that it was made from. */
function notesFor({ part, because }: Pair): readonly string[] {
  const sloppy = [part, because].find(
    (node) => node.kind === 'quantifier' && node.target !== 'them' && /[A-Za-z0-9]\*$/.test(node.target.pattern),
  );
  const name = [part, because].find((node) => node.kind === 'identifier');
  if (sloppy?.kind !== 'quantifier' || sloppy.target === 'them' || name?.kind !== 'identifier') return [];
  const { pattern } = sloppy.target;
  return name.name === pattern.slice(0, -1)
    ? [`"${pattern}" takes in "${name.name}"; was "${name.name}_*" meant?`]
    : [];
}

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
