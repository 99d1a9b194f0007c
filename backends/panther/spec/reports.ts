import { type AttackVersion, attackMatrix } from '../../../src/attack/matrix.js';
import { readThreats } from '../../../src/attack/threats.js';
import { lineTexts } from '../../../src/backend/clean-text.js';

/** What the tags of a rule become. */
export interface TagsAndReports {
  readonly tags: readonly string[];
  /** `TAxxxx:Txxxx`: each technique with each of its own tactics that the rule names. */
  readonly attack: readonly string[];
}

/** Sorts the tags of a rule into reports on MITRE ATT&CK and other tags; a tactic without a technique is a tag. */
export function tagsAndReports(tags: readonly string[], version: AttackVersion): TagsAndReports {
  const { threats, otherTags } = readThreats(tags, attackMatrix(version));
  const attack = threats.flatMap(({ tactic, techniques }) =>
    techniques.flatMap(({ technique, subtechniques }) =>
      // A technique of which the rule names a case is not named again.
      (subtechniques.length === 0 ? [technique] : subtechniques).map(({ id }) => `${tactic.id}:${id}`),
    ),
  );
  const all = lineTexts(['Sigma', ...threats.map(({ tactic }) => tactic.name), ...otherTags]);
  // Panther takes tags that differ in case only for the same.
  const byName = new Map([...all].reverse().map((tag) => [tag.toLowerCase(), tag]));
  return { tags: all.filter((tag) => byName.get(tag.toLowerCase()) === tag), attack };
}
