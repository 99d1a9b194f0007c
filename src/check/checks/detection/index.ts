import type { Check } from '../../check.js';

/** What detections should not be. */
export const detectionChecks: readonly Check[] = [];
