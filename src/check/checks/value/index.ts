import type { Check } from '../../check.js';
import { allOfOne } from './all-of-one.js';
import { controlCharacter } from './control-character.js';
import { doubleWildcard } from './double-wildcard.js';
import { duplicateValue } from './duplicate-value.js';
import { escapedWildcard } from './escaped-wildcard.js';
import { fieldNameAsValue } from './field-name.js';
import { hash } from './hash.js';
import { inlineFlag } from './inline-flag.js';
import { invisibleCharacter } from './invisible-character.js';
import { localizedUser } from './localized-user.js';
import { numberAsString } from './number-as-string.js';
import { outerSpace } from './outer-space.js';
import { plainRegex } from './plain-regex.js';
import { regexDialect } from './regex-dialect.js';
import { unsafeRegex } from './unsafe-regex.js';
import { wildcardBesideModifier } from './wildcard-beside-modifier.js';
import { wildcardInsteadOfModifier } from './wildcard-instead-of-modifier.js';

/** What the values of detections should not be. */
export const valueChecks: readonly Check[] = [
  wildcardInsteadOfModifier,
  wildcardBesideModifier,
  doubleWildcard,
  escapedWildcard,
  numberAsString,
  controlCharacter,
  invisibleCharacter,
  outerSpace,
  duplicateValue,
  fieldNameAsValue,
  allOfOne,
  hash,
  localizedUser,
  unsafeRegex,
  plainRegex,
  inlineFlag,
  regexDialect,
];
