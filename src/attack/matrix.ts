import {
  changedTechniques19,
  goneTechniques19,
  replacements18,
  replacements19,
  tactics18,
  tactics19,
  techniques18,
} from './data/enterprise.js';

/** The versions of ATT&CK Enterprise that are known. */
export const attackVersions = ['18', '19'] as const;
export type AttackVersion = (typeof attackVersions)[number];

/** A tactic. */
export interface Tactic {
  /** `TA0003` */
  readonly id: string;
  /** As in tags: `persistence`. */
  readonly slug: string;
  readonly name: string;
}

/** A technique or sub-technique. */
export interface Technique {
  /** `T1098`, or `T1098.003` for a sub-technique. */
  readonly id: string;
  readonly name: string;
  /** In the order of the matrix; at least one. */
  readonly tactics: readonly Tactic[];
}

/** One version of ATT&CK Enterprise. */
export interface AttackMatrix {
  /** In the order of the matrix. */
  readonly tactics: readonly Tactic[];
  /**
   * The tactics that a name in a tag means, or an id: several for one that this version split, the one that keeps its
   * id first; none for what no version has.
   */
  readonly tacticsOf: (slugOrId: string) => readonly Tactic[];
  /** The technique of an id; of an id of another version or a revoked one, what it is in this version. */
  readonly technique: (id: string) => Technique | undefined;
}

/** Version 19 split one tactic in two. Every other name means the same in both. */
const splitTactic = { whole: 'defense-evasion', parts: ['stealth', 'defense-impairment'] };

const matrices = new Map<AttackVersion, AttackMatrix>();

/** A version of ATT&CK Enterprise; its data is read when it is first asked for. */
export function attackMatrix(version: AttackVersion): AttackMatrix {
  let matrix = matrices.get(version);
  if (matrix === undefined) {
    matrix = version === '18' ? readVersion18() : readVersion19();
    matrices.set(version, matrix);
  }
  return matrix;
}

const readVersion18 = (): AttackMatrix => makeMatrix(tactics18, rowsOf(techniques18), replacements18);

function readVersion19(): AttackMatrix {
  const gone = new Set(rowsOf(goneTechniques19).map(([id]) => id));
  const kept = rowsOf(techniques18).filter(([id]) => !gone.has(id));
  // A later row of an id replaces an earlier one.
  return makeMatrix(tactics19, [...kept, ...rowsOf(changedTechniques19)], replacements19);
}

type Row = readonly string[];

const rowsOf = (table: string): readonly Row[] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|'));

function makeMatrix(tacticTable: string, techniqueRows: readonly Row[], replacementTable: string): AttackMatrix {
  const tactics = rowsOf(tacticTable).map(([id = '', slug = '', name = '']): Tactic => ({ id, slug, name }));
  const byName = new Map(tactics.flatMap((tactic) => [[tactic.id, tactic] as const, [tactic.slug, tactic] as const]));
  const techniques = new Map(
    techniqueRows.map(([id = '', ids = '', name = '']): readonly [string, Technique] => {
      const own = ids.split(' ').flatMap((tactic) => byName.get(tactic) ?? []);
      return [id, { id, name, tactics: own }];
    }),
  );
  const replacements = new Map(rowsOf(replacementTable).map(([id = '', target = '']) => [id, target]));
  return {
    tactics,
    tacticsOf: (slugOrId) => namesOfTactic(slugOrId).flatMap((name) => byName.get(name) ?? []),
    technique: (id) => techniques.get(id) ?? techniques.get(replacements.get(id) ?? ''),
  };
}

/** What a tactic may be called in the versions; one version knows a part of these. */
function namesOfTactic(slugOrId: string): readonly string[] {
  if (slugOrId === splitTactic.whole) return [splitTactic.whole, ...splitTactic.parts];
  if (splitTactic.parts.includes(slugOrId) || slugOrId === 'TA0112') return [slugOrId, splitTactic.whole];
  return [slugOrId];
}
