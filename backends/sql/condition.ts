import type { OperatorTable } from '../../src/backend/precedence.js';

/** A piece of a WHERE clause, as a tree: what is negated must be two-valued, and lines break between operands. */
export type Condition =
  | {
      readonly kind: 'test';
      readonly text: string;
      /** A comparison binds weaker than a call or a name. */
      readonly strength: number;
      /** Whether it may be NULL, which is neither true nor false. */
      readonly nullable: boolean;
      /** `left = right`: several of these are an IN. */
      readonly equality?: { readonly left: string; readonly right: string };
      /** `left LIKE pattern`: very many of these are asked of a list. */
      readonly like?: LikeParts;
    }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Condition[] }
  | { readonly kind: 'not'; readonly operand: Condition }
  | { readonly kind: 'constant'; readonly value: boolean };

/** What a LIKE compares. */
export interface LikeParts {
  readonly left: string;
  /** The pattern as a literal; undefined if it cannot be said without an escape character. */
  readonly plain: string | undefined;
  /** The same where a backslash escapes. */
  readonly escaped: string;
}

/** `left LIKE pattern`, with an escape character only where one is needed. */
export const likeCondition = (like: LikeParts): Condition => ({
  kind: 'test',
  text: like.plain === undefined ? `${like.left} LIKE ${like.escaped} ESCAPE '\\'` : `${like.left} LIKE ${like.plain}`,
  strength: comparisonStrength,
  nullable: true,
  like,
});

/** How strongly the operators of SQL bind. */
export const operators: OperatorTable = {
  or: { text: ' OR ', strength: 1 },
  and: { text: ' AND ', strength: 2 },
  not: { text: 'NOT ', strength: 3 },
};

const comparisonStrength = 4;

/** A comparison: `a < b`, `a IS NULL`, `a IN (b)`, `a LIKE b`. */
export const comparison = (text: string, nullable = true): Condition => ({
  kind: 'test',
  text,
  strength: comparisonStrength,
  nullable,
});

/** A call of a function, or a name. */
export const call = (text: string, nullable = true): Condition => ({
  kind: 'test',
  text,
  strength: Number.POSITIVE_INFINITY,
  nullable,
});

/** `left = right` */
export const equality = (left: string, right: string): Condition => ({
  kind: 'test',
  text: `${left} = ${right}`,
  strength: comparisonStrength,
  nullable: true,
  equality: { left, right },
});

export const always: Condition = { kind: 'constant', value: true };
export const never: Condition = { kind: 'constant', value: false };

/** All, or any, of the conditions: flat, without constants. */
export function junctionOf(kind: 'and' | 'or', conditions: readonly Condition[]): Condition {
  const absorbing = kind === 'or';
  const flat: Condition[] = [];
  for (const condition of conditions) {
    if (condition.kind !== 'constant') flat.push(...(condition.kind === kind ? condition.operands : [condition]));
    else if (condition.value === absorbing) return condition;
  }
  const operands = kind === 'or' ? joinEqualities(flat) : flat;
  const only = operands[0];
  if (only === undefined) return { kind: 'constant', value: !absorbing };
  return operands.length === 1 ? only : { kind, operands };
}

/** The condition does not hold. */
export function negationOf(condition: Condition): Condition {
  if (condition.kind === 'constant') return { ...condition, value: !condition.value };
  // NULL is neither, so `not not x` is `x` only where x is never NULL.
  return condition.kind === 'not' && !isNullable(condition.operand)
    ? condition.operand
    : { kind: 'not', operand: condition };
}

/** Whether the condition may be NULL. A negation is written so that it is not. */
export function isNullable(condition: Condition): boolean {
  switch (condition.kind) {
    case 'test':
      return condition.nullable;
    case 'and':
    case 'or':
      return condition.operands.some(isNullable);
    case 'not':
    case 'constant':
      return false;
  }
}

/** Equalities of one expression become one IN, at the place of the first. */
function joinEqualities(conditions: readonly Condition[]): readonly Condition[] {
  const byLeft = new Map<string, Set<string>>();
  for (const condition of conditions) {
    if (condition.kind !== 'test' || condition.equality === undefined) continue;
    const { left, right } = condition.equality;
    const rights = byLeft.get(left);
    if (rights === undefined) byLeft.set(left, new Set([right]));
    else rights.add(right);
  }
  const joined: Condition[] = [];
  for (const condition of conditions) {
    const left = condition.kind === 'test' ? condition.equality?.left : undefined;
    if (left === undefined) {
      joined.push(condition);
      continue;
    }
    const rights = byLeft.get(left);
    if (rights === undefined) continue;
    byLeft.delete(left);
    joined.push(rights.size === 1 ? condition : comparison(`${left} IN (${[...rights].join(', ')})`));
  }
  return joined;
}
