import type { Check } from '../../check.js';
import { contradictingEventId } from './contradicting-event-id.js';
import { emptyLogSource } from './empty-log-source.js';
import { fieldCase } from './field-case.js';
import { missingDefinition } from './missing-definition.js';
import { misspeltField } from './misspelt-field.js';
import { misspeltLogSource } from './misspelt-log-source.js';
import { otherTaxonomy } from './other-taxonomy.js';
import { redundantField } from './redundant-field.js';
import { specificLogSource } from './specific-log-source.js';
import { sysmonEventId } from './sysmon-event-id.js';
import { unknownField } from './unknown-field.js';
import { unknownKey } from './unknown-key.js';
import { unknownLogSource } from './unknown-log-source.js';

/** What log sources and fields should not be. */
export const logsourceChecks: readonly Check[] = [
  misspeltLogSource,
  unknownLogSource,
  emptyLogSource,
  unknownKey,
  missingDefinition,
  specificLogSource,
  sysmonEventId,
  redundantField,
  contradictingEventId,
  fieldCase,
  misspeltField,
  otherTaxonomy,
  unknownField,
];
