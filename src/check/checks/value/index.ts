import type { Check } from '../../check.js';

/** What values should not be. */
export const valueChecks: readonly Check[] = [];
