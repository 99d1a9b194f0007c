import type { Check } from '../../check.js';
import { carForm } from './car-form.js';
import { cveForm } from './cve-form.js';
import { d3fendForm } from './d3fend-form.js';
import { detectionOfFolder } from './detection-of-folder.js';
import { duplicateTag } from './duplicate-tag.js';
import { missingTactic } from './missing-tactic.js';
import { misspeltNamespace } from './misspelt-namespace.js';
import { oldTlp } from './old-tlp.js';
import { revokedTechnique } from './revoked-technique.js';
import { severalDetection } from './several-detection.js';
import { severalTlp } from './several-tlp.js';
import { stpForm } from './stp-form.js';
import { tacticForm } from './tactic-form.js';
import { tacticWithoutTechnique } from './tactic-without-technique.js';
import { tagForm } from './tag-form.js';
import { techniqueWithoutTactic } from './technique-without-tactic.js';
import { tlpNotPublic } from './tlp-not-public.js';
import { unknownAttack } from './unknown-attack.js';
import { unknownDetection } from './unknown-detection.js';
import { unknownNamespace } from './unknown-namespace.js';
import { unknownTlp } from './unknown-tlp.js';

/** What tags should not be. */
export const tagChecks: readonly Check[] = [
  tagForm,
  duplicateTag,
  misspeltNamespace,
  unknownNamespace,
  unknownAttack,
  revokedTechnique,
  tacticForm,
  techniqueWithoutTactic,
  missingTactic,
  tacticWithoutTechnique,
  cveForm,
  unknownTlp,
  oldTlp,
  severalTlp,
  tlpNotPublic,
  unknownDetection,
  severalDetection,
  detectionOfFolder,
  d3fendForm,
  carForm,
  stpForm,
];
