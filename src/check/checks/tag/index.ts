import type { Check } from '../../check.js';

/** What tags should not be. */
export const tagChecks: readonly Check[] = [];
