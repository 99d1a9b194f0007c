import type { Tactic, Technique } from '../../../src/attack/matrix.js';
import type { Threat } from '../../../src/attack/threats.js';

/** A tactic, technique or sub-technique as Elastic's rules name it. */
export interface ThreatName {
  readonly id: string;
  readonly name: string;
  readonly reference: string;
}

/** An entry of `threat`. */
export interface ThreatEntry {
  readonly framework: 'MITRE ATT&CK';
  readonly tactic: ThreatName;
  readonly technique: readonly (ThreatName & { readonly subtechnique?: readonly ThreatName[] })[];
}

/** A tactic with its techniques as Elastic's rules have it. */
export const threatEntry = ({ tactic, techniques }: Threat): ThreatEntry => ({
  framework: 'MITRE ATT&CK',
  tactic: tacticName(tactic),
  technique: techniques.map(({ technique, subtechniques }) => ({
    ...techniqueName(technique),
    ...(subtechniques.length === 0 ? {} : { subtechnique: subtechniques.map(techniqueName) }),
  })),
});

const tacticName = ({ id, name }: Tactic): ThreatName => ({
  id,
  name,
  reference: `https://attack.mitre.org/tactics/${id}/`,
});

const techniqueName = ({ id, name }: Technique): ThreatName => ({
  id,
  name,
  reference: `https://attack.mitre.org/techniques/${id.replace('.', '/')}/`,
});
