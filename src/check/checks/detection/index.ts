import type { Check } from '../../check.js';
import { containedValue } from './contained-value.js';
import { keywordBesideFields } from './keyword-beside-fields.js';
import { listOfSameField } from './list-of-same-field.js';
import { modifierCombination } from './modifier-combination.js';
import { modifierWithoutEffect } from './modifier-without-effect.js';
import { oneItemList } from './one-item-list.js';
import { sameAsAnother } from './same-as-another.js';
import { spaceInFieldName } from './space-in-field-name.js';

/** What detections should not be. */
export const detectionChecks: readonly Check[] = [
  sameAsAnother,
  containedValue,
  keywordBesideFields,
  listOfSameField,
  oneItemList,
  spaceInFieldName,
  modifierWithoutEffect,
  modifierCombination,
];
