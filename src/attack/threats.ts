import type { AttackMatrix, Tactic, Technique } from './matrix.js';

/** A tactic of a rule, and its techniques in it. */
export interface Threat {
  readonly tactic: Tactic;
  /** By id; none if the rule names the tactic and no technique that belongs to it. */
  readonly techniques: readonly ThreatTechnique[];
}

/** A technique of a rule, and those of its sub-techniques that the rule names. */
export interface ThreatTechnique {
  readonly technique: Technique;
  readonly subtechniques: readonly Technique[];
}

/** What the tags of a rule say about ATT&CK, and the tags that say something else (or what ATT&CK does not know). */
export interface ReadThreats {
  readonly threats: readonly Threat[];
  readonly otherTags: readonly string[];
}

/**
 * Sorts the `attack.` tags of a rule (specification: "Tags") into tactics, techniques and sub-techniques. A technique
 * stands under those of its tactics that the rule names, or, if it names none of them, under all of its tactics.
 */
export function readThreats(tags: readonly string[], matrix: AttackMatrix): ReadThreats {
  const named: (readonly Tactic[])[] = [];
  const techniques: Technique[] = [];
  const otherTags: string[] = [];
  for (const tag of tags) {
    const reading = readTag(tag, matrix);
    named.push(...reading.tactics);
    techniques.push(...reading.techniques);
    if (!reading.complete) otherTags.push(tag);
  }
  const byTactic = new Map<Tactic, Technique[]>();
  const namedTactics = new Set(named.flat());
  for (const technique of techniques) {
    const both = technique.tactics.filter((tactic) => namedTactics.has(tactic));
    for (const tactic of both.length > 0 ? both : technique.tactics) {
      byTactic.set(tactic, [...(byTactic.get(tactic) ?? []), technique]);
    }
  }
  for (const alternatives of named) {
    const [first] = alternatives;
    // A tactic that was split is there if one of its parts is.
    if (first !== undefined && !alternatives.some((tactic) => byTactic.has(tactic))) byTactic.set(first, []);
  }
  const threats = matrix.tactics.flatMap((tactic) => {
    const own = byTactic.get(tactic);
    return own === undefined ? [] : [{ tactic, techniques: nest(own, matrix) }];
  });
  return { threats, otherTags: [...new Set(otherTags)] };
}

interface TagReading {
  readonly tactics: readonly (readonly Tactic[])[];
  readonly techniques: readonly Technique[];
  /** Whether the tag says no more than this. */
  readonly complete: boolean;
}

const nothing: TagReading = { tactics: [], techniques: [], complete: false };

function readTag(tag: string, matrix: AttackMatrix): TagReading {
  const [, what] = /^attack\.(.+)$/i.exec(tag) ?? [];
  if (what === undefined) return nothing;
  const id = what.toUpperCase();
  if (/^T\d{4}(?:\.\d{3})?$/.test(id)) {
    const technique = matrix.technique(id);
    if (technique !== undefined) return { tactics: [], techniques: [technique], complete: true };
    // A sub-technique that this version does not have is at least a case of its technique.
    const parent = matrix.technique(parentId(id));
    return parent === undefined ? nothing : { tactics: [], techniques: [parent], complete: false };
  }
  const name = /^TA\d{4}$/.test(id) ? id : what.toLowerCase().replaceAll('_', '-');
  const tactics = matrix.tacticsOf(name);
  return tactics.length === 0 ? nothing : { tactics: [tactics], techniques: [], complete: true };
}

const parentId = (id: string): string => id.slice(0, 5);

function nest(techniques: readonly Technique[], matrix: AttackMatrix): readonly ThreatTechnique[] {
  const subtechniques = new Map<string, Map<string, Technique>>();
  for (const technique of techniques) {
    const parent = parentId(technique.id);
    const own = subtechniques.get(parent) ?? new Map<string, Technique>();
    if (technique.id !== parent) own.set(technique.id, technique);
    subtechniques.set(parent, own);
  }
  return [...subtechniques].sort(byId).flatMap(([id, own]) => {
    const technique = matrix.technique(id);
    if (technique === undefined) return [];
    return [{ technique, subtechniques: [...own].sort(byId).map(([, one]) => one) }];
  });
}

const byId = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
