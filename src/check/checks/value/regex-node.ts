import type { RegexNode } from '../../../regex/ast.js';
import { parseRegex } from '../../../regex/parse.js';
import type { ItemValue } from '../../../rule/sigma-rule.js';

const parsed = new WeakMap<ItemValue, RegexNode>();

/** The expression of a value under `re`, read once for all checks; undefined for any other value. */
export function regexNodeOf(value: ItemValue): RegexNode | undefined {
  const test = value.alternatives[0];
  if (test?.kind !== 'regex') return undefined;
  const known = parsed.get(value);
  if (known !== undefined) return known;
  const result = parseRegex(test.expression, test.flags);
  if (!result.ok) return undefined;
  parsed.set(value, result.node);
  return result.node;
}
