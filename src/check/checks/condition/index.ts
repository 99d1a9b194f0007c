import type { Check } from '../../check.js';
import { unusedSelection } from './unused-selection.js';

/** What conditions should not be. */
export const conditionChecks: readonly Check[] = [unusedSelection];
