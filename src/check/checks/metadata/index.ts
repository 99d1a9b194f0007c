import type { Check } from '../../check.js';

/** What metadata should not be. */
export const metadataChecks: readonly Check[] = [];
