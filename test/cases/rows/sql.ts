import { conditional, type Fidelity } from '../case.js';

/** Tests of fields are asked of JSON text here; the tests of the backend ask them of typed columns too. */
export const jsonText: Fidelity = conditional('sql/nested-array');

/** The same where the text of a number may matter. */
export const jsonNumberText: Fidelity = conditional('sql/nested-array', 'sql/number-text');
