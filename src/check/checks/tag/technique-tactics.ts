import { type AttackVersion, attackMatrix, type Technique } from '../../../attack/matrix.js';

/** The names of a technique's tactics in a version, in the order of the matrix; none if it does not have it. */
export function tacticsOfTechnique(id: string, version: AttackVersion): readonly string[] {
  const technique = attackMatrix(version).technique(id);
  if (technique === undefined) return [];
  let slugs = namesOf.get(technique);
  if (slugs === undefined) {
    slugs = technique.tactics.map(({ slug }) => slug);
    namesOf.set(technique, slugs);
  }
  return slugs;
}

const namesOf = new Map<Technique, readonly string[]>();

/** Tags for tactics, in words for a message. */
export const inWords = (slugs: readonly string[]): string =>
  // Made for a message only: the first one of a process takes as long as a dozen rules.
  new Intl.ListFormat('en', { type: 'disjunction' }).format(slugs.map((slug) => `attack.${slug}`));
