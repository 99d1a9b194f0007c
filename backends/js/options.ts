import type { OptionValues } from '../../src/backend/options.js';

/** The options of the target. */
export const options = {
  regex: {
    type: 'choice',
    choices: ['linear', 'native'],
    default: 'linear',
    description: 'modules: what searches for expressions that may take RegExp long; linear is exact in bounded time',
  },
} as const;

/** The values of the options. */
export type JavaScriptOptions = OptionValues<typeof options>;
