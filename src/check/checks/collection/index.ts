import type { Check } from '../../check.js';

/** What several documents together should not be. */
export const collectionChecks: readonly Check[] = [];
