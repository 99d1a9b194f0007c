import type { Check } from '../../check.js';

/** What log sources and fields should not be. */
export const logsourceChecks: readonly Check[] = [];
