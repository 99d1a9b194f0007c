import { type Condition, junctionOf, type LikeParts, likeCondition } from '../condition.js';
import type { Dialect } from '../dialect.js';

/** Trino compiles each alternative, and fails at some seven hundred. */
const mostAlternatives = 200;

/** Any of the conditions; very many patterns for one text become a list, which is shorter and no work to compile. */
export function anyOfMany(conditions: readonly Condition[], variable: string, dialect: Dialect): Condition {
  if (conditions.length <= mostAlternatives) return junctionOf('or', conditions);
  const byText = new Map<string, LikeParts[]>();
  for (const condition of conditions) {
    if (condition.kind !== 'test' || condition.like === undefined) continue;
    const likes = byText.get(condition.like.left);
    if (likes === undefined) byText.set(condition.like.left, [condition.like]);
    else likes.push(condition.like);
  }
  const joined = new Set<string>();
  return junctionOf(
    'or',
    conditions.flatMap((condition) => {
      const like = condition.kind === 'test' ? condition.like : undefined;
      const likes = like === undefined ? [] : (byText.get(like.left) ?? []);
      if (like === undefined || likes.length <= mostAlternatives) return [condition];
      if (joined.has(like.left)) return [];
      joined.add(like.left);
      return [oneOfList(like.left, likes, variable, dialect)];
    }),
  );
}

function oneOfList(left: string, likes: readonly LikeParts[], variable: string, dialect: Dialect): Condition {
  const needsEscape = likes.some(({ plain }) => plain === undefined);
  const patterns = new Set(likes.map(({ plain, escaped }) => (needsEscape ? escaped : (plain ?? escaped))));
  const fits = likeCondition({ left, plain: needsEscape ? undefined : variable, escaped: variable });
  return dialect.anyMatch(dialect.listOf([...patterns]), variable, fits);
}
