import { type AttackVersion, attackMatrix, type Technique } from '../../../attack/matrix.js';
import { type CheckedDocument, remembered } from '../../checked-file.js';
import { type RuleTag, ruleTags } from './rule-tags.js';

/** The `attack.` tags of a document, sorted. */
export interface AttackTags {
  readonly tags: readonly RuleTag[];
  /** By id, as ATT&CK writes it: `T1059.001`. */
  readonly techniques: readonly { readonly tag: RuleTag; readonly id: string }[];
  /** Tactics by name: `initial-access`, also where it was written another way. */
  readonly tactics: ReadonlyMap<string, RuleTag>;
  /** The version whose tactics the rule names, where that shows. */
  readonly version: AttackVersion | undefined;
}

/** The `attack.` tags of a document. */
export const attackTags = remembered(readAttackTags);

function readAttackTags(document: CheckedDocument): AttackTags {
  const tags = ruleTags(document).filter(({ namespace }) => namespace.toLowerCase() === 'attack');
  const techniques: { tag: RuleTag; id: string }[] = [];
  const tactics = new Map<string, RuleTag>();
  for (const tag of tags) {
    const id = tag.name.toUpperCase();
    if (/^T\d{4}(?:\.\d{3})?$/.test(id)) techniques.push({ tag, id });
    else {
      const slug = tacticSlug(tag.name);
      if (slug !== undefined) tactics.set(slug, tag);
    }
  }
  return { tags, techniques, tactics, version: versionOf(tactics) };
}

/** The name of the tactic that a tag means, in version 19 or, if that does not have it, 18. */
export function tacticSlug(name: string): string | undefined {
  const known = slugs('19').get(name);
  if (known !== undefined) return known;
  const slug = /^ta\d{4}$/i.test(name) ? name.toUpperCase() : name.toLowerCase().replace(/[_ ]/g, '-');
  for (const version of ['19', '18'] as const) {
    const own = slugs(version).get(slug);
    if (own !== undefined) return own;
  }
  return undefined;
}

const slugTables = new Map<AttackVersion, ReadonlyMap<string, string>>();

/** The names of tactics by name and by id. */
export function slugs(version: AttackVersion): ReadonlyMap<string, string> {
  let table = slugTables.get(version);
  if (table === undefined) {
    table = new Map(
      attackMatrix(version).tactics.flatMap(({ id, slug }) => [[id, slug] as const, [slug, slug] as const]),
    );
    slugTables.set(version, table);
  }
  return table;
}

/** Only the tactics differ for sure: many techniques are in both versions. */
function versionOf(tactics: ReadonlyMap<string, RuleTag>): AttackVersion | undefined {
  const new19 = [...tactics.keys()].some((slug) => !slugs('18').has(slug));
  const old18 = [...tactics.keys()].some((slug) => !slugs('19').has(slug));
  if (new19 === old18) return undefined;
  return new19 ? '19' : '18';
}

/** A technique in both versions: what the id means there, and whether it is still the id itself. */
export function techniqueIn(id: string, version: AttackVersion): { technique?: Technique; current: boolean } {
  const technique = attackMatrix(version).technique(id);
  return technique === undefined ? { current: false } : { technique, current: technique.id === id };
}

/** The matrices for industrial systems are not known here: their techniques begin with T0. */
export const isIndustrial = (id: string): boolean => id.startsWith('T0');
