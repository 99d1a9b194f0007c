import { type Application, applyModifiers } from '../../src/rule/modifiers/apply.js';
import type { ModifierName } from '../../src/rule/modifiers/modifier-name.js';
import type { ScalarValue } from '../../src/source/yaml-node.js';

/** A value under modifiers, as `contains|all`. */
export const apply = (value: ScalarValue, modifiers: string): Application =>
  applyModifiers(value, modifiers === '' ? [] : (modifiers.split('|') as ModifierName[]), false);

/** The texts that a value stands for when nothing but literals is left; or the fault's code. */
export function texts(value: ScalarValue, modifiers: string): readonly string[] | string {
  const applied = apply(value, modifiers);
  if (applied.kind === 'fault') return applied.code;
  return applied.alternatives.map((test) => {
    if (test.kind !== 'pattern') throw new Error(`a ${test.kind}`);
    return test.pattern
      .map((part) => {
        if (part.kind === 'literal') return part.text;
        return part.kind === 'one-of' ? `[${part.characters.join('')}]` : part.kind === 'any-run' ? '*' : '?';
      })
      .join('');
  });
}
