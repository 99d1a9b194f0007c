import { conditional } from '../case.js';

/** What KQL makes of texts with letters, */
export const text = conditional('kql/text-field', 'kql/case');

/** of texts with letters whose case counts, */
export const casedText = conditional('kql/text-field', 'kql/cased');

/** of texts without letters, */
export const caselessText = conditional('kql/text-field');

/** of wildcards around texts with letters and spaces, */
export const spacedText = conditional('kql/text-field', 'kql/case', 'kql/wildcard-space');

/** and of `*`. */
export const anyValue = conditional('kql/any-value');
