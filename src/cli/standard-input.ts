/** How a command line names standard input. */
export const standardInputPath = '-';

/** How messages and JSON name it: a word that no one types as a path. */
export const standardInputName = '<stdin>';
