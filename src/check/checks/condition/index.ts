import type { Check } from '../../check.js';
import { allOfThem } from './all-of-them.js';
import { alwaysFalse } from './always-false.js';
import { alwaysTrue } from './always-true.js';
import { patternOfOne } from './pattern-of-one.js';
import { quantifierWithoutWildcard } from './quantifier-without-wildcard.js';
import { redundantPart } from './redundant-part.js';
import { settledPart } from './settled-part.js';
import { themOfOne } from './them-of-one.js';
import { unusedSelection } from './unused-selection.js';

/** What conditions should not be. */
export const conditionChecks: readonly Check[] = [
  unusedSelection,
  allOfThem,
  themOfOne,
  patternOfOne,
  quantifierWithoutWildcard,
  redundantPart,
  alwaysFalse,
  alwaysTrue,
  settledPart,
];
