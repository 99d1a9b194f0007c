import type { Check } from '../../check.js';

/** What files should not be. */
export const fileChecks: readonly Check[] = [];
