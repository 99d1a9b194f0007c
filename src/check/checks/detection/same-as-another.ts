import type { ConditionNode } from '../../../condition/ast.js';
import { targetFinder } from '../../../condition/references.js';
import { testKey } from '../../../predicate/test-key.js';
import type { Detection, SigmaFilter, SigmaRule } from '../../../rule/sigma-rule.js';
import { entryOf } from '../../../source/yaml-node.js';
import type { Check } from '../../check.js';
import { detectingDocument, visitCondition } from '../../walk.js';

/** Two detections of a rule say different things. */
export const sameAsAnother: Check = {
  code: 'detection/same-as-another',
  summary: 'Two detections of a rule say different things.',
  help: 'One of the two is a copy that was perhaps to be changed. Correct it, or remove it and use the other one.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    {
      rule: 'detection:\n    selection_a:\n        User: x\n    selection_b:\n        User: x\n    condition: 1 of selection_*\n',
    },
    {
      rule: 'detection:\n    selection_a:\n        User: x\n        Image: y\n    selection_b:\n        Image: y\n        User: [x]\n    condition: 1 of selection_*\n',
    },
  ],
  good: [
    {
      rule: 'detection:\n    a_tool:\n        User: x\n    a_more:\n        Image: y\n    b_tool:\n        User: x\n    b_more:\n        Image: z\n    condition: all of a_* or all of b_*\n',
    },
    {
      rule: 'detection:\n    selection_a:\n        User: x\n    selection_b:\n        User|contains: x\n    condition: 1 of selection_*\n',
    },
    {
      rule: 'detection:\n    selection_a:\n        User: [x, y]\n    selection_b:\n        User|all: [x, y]\n    condition: 1 of selection_*\n',
    },
  ],
  document: (document, report) => {
    const detecting = detectingDocument(document);
    if (detecting === undefined || detecting.detections.size < 2) return;
    const section = entryOf(detecting.node, detecting.kind === 'rule' ? 'detection' : 'filter')?.value;
    if (section?.kind !== 'mapping') return;
    const bySize = new Map<number, [string, Detection][]>();
    for (const entry of detecting.detections) {
      const size = sizeOf(entry[1]);
      const same = bySize.get(size);
      if (same === undefined) bySize.set(size, [entry]);
      else same.push(entry);
    }
    let left = maxPairs;
    for (const alike of bySize.values()) {
      if (alike.length < 2) continue;
      const byContent = new Map<string, string>();
      for (const [name, detection] of alike) {
        const key = keyOf(detection);
        const before = byContent.get(key);
        if (before === undefined) {
          byContent.set(key, name);
          continue;
        }
        if (--left < 0) return;
        if (!standTogether(detecting, before, name)) continue;
        report(entryOf(section, name)?.key.span ?? detection.origin, `"${name}" says the same as "${before}"`);
        // More of them would say no more, and looking for them takes long.
        return;
      }
    }
  },
};

/** Looking at the condition takes long: nobody has more copies. */
const maxPairs = 20;

/** Whether one part of a condition has both: a copy for another pattern of names is no slip. */
function standTogether({ conditions, detections }: SigmaRule | SigmaFilter, one: string, other: string): boolean {
  const find = targetFinder(detections.keys());
  const namesOf = (node: ConditionNode, linking: 'and' | 'or'): readonly string[] => {
    if (node.kind === 'identifier') return [node.name];
    if (node.kind === 'not') return namesOf(node.operand, linking === 'and' ? 'or' : 'and');
    const isLinkedSo = node.kind === 'quantifier' && (node.quantity === 'any') === (linking === 'or');
    return isLinkedSo ? (find(node.target) ?? []) : [];
  };
  let found = false;
  for (const { expression } of conditions) {
    visitCondition(expression, (node) => {
      if (found || node.kind === 'not' || node.kind === 'identifier') return;
      const linking = node.kind === 'quantifier' ? (node.quantity === 'any' ? 'or' : 'and') : node.kind;
      const parts = node.kind === 'quantifier' ? [node] : node.operands;
      const names = new Set(parts.flatMap((part) => namesOf(part, linking)));
      found = names.has(one) && names.has(other);
    });
  }
  return found;
}

/** How many characters the values have: most detections differ in that, and need no key. */
function sizeOf(detection: Detection): number {
  if (detection.kind !== 'item') return detection.parts.reduce((sum, part) => sum + sizeOf(part), 0);
  return detection.values.reduce((sum, { raw }) => sum + raw.text.length, (detection.field ?? '').length);
}

/** A string that detections share that say the same, whatever the order of their parts. */
function keyOf(detection: Detection): string {
  if (detection.kind !== 'item') return `${detection.kind}(${detection.parts.map(keyOf).sort().join('\n')})`;
  const { field = '', linking, negated, values, modifiers } = detection;
  const keys = values.map(({ alternatives, placeholders, raw }) =>
    placeholders.length > 0
      ? `${modifiers.map(({ name }) => name).join('|')} ${JSON.stringify(raw.text)}`
      : alternatives.map((test) => (test.kind === 'absent' ? test.kind : testKey(test))).join(' or '),
  );
  const linked = values.length > 1 ? linking : '';
  return `${field.length}:${field} ${linked} ${negated} ${keys.sort().join('\n')}`;
}
