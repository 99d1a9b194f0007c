import { grouped } from '../../diagnostic/grouped.js';

/** No target takes a query as long as this; pipelines that double one time after time do not stop by themselves. */
const maxLength = 10_000_000;

/** Why an output of this length is refused; undefined if it is not. */
export const lengthFault = (length: number): string | undefined =>
  length > maxLength ? `the pipeline makes a query of more than ${grouped(maxLength)} characters` : undefined;
