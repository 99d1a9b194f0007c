/** How an input is to be read; see `readEvents`. */
export type InputFormat = 'auto' | 'ndjson' | 'array' | 'object' | 'records' | 'windows';

/** All input formats, the default first. */
export const INPUT_FORMATS: readonly InputFormat[] = ['auto', 'ndjson', 'array', 'object', 'records', 'windows'];
