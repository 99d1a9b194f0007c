import type { Check, Profile } from './check.js';
import { collectionChecks } from './checks/collection/index.js';
import { conditionChecks } from './checks/condition/index.js';
import { detectionChecks } from './checks/detection/index.js';
import { fileChecks } from './checks/file/index.js';
import { logsourceChecks } from './checks/logsource/index.js';
import { metadataChecks } from './checks/metadata/index.js';
import { tagChecks } from './checks/tag/index.js';
import { valueChecks } from './checks/value/index.js';

/** All checks, in the order in which they are listed. */
export const allChecks: readonly Check[] = [
  ...conditionChecks,
  ...detectionChecks,
  ...valueChecks,
  ...logsourceChecks,
  ...metadataChecks,
  ...tagChecks,
  ...fileChecks,
  ...collectionChecks,
];

/** The checks of a profile. */
export const checksOf = (profile: Profile): readonly Check[] =>
  profile === 'all' ? allChecks : allChecks.filter(({ profiles }) => profiles.includes(profile));
