import { attackVersions } from '../../src/attack/matrix.js';
import type { OptionValues } from '../../src/backend/options.js';
import { logTypeFaults } from './log-types/choose.js';

const isCount = (text: string, least: number, most: number): boolean =>
  /^[0-9]{1,7}$/.test(text) && Number(text) >= least && Number(text) <= most;

/** The options of the target. */
export const options = {
  'log-types': {
    type: 'text',
    default: '',
    description: 'the log types of the rules, with commas between; without it the pipelines say them',
    check: logTypeFaults,
  },
  helpers: {
    type: 'choice',
    choices: ['inline', 'global'],
    default: 'inline',
    description: 'python: the functions that rules use, in each rule or in one global helper',
  },
  enabled: {
    type: 'boolean',
    default: true,
    description: 'whether the rules run once they are uploaded; deprecated and unsupported ones never do',
  },
  'dedup-minutes': {
    type: 'text',
    default: '60',
    description: 'for how many minutes events of one alert are put together',
    takes: { form: 'a number of minutes from 5 to 10080', accepts: (text: string) => isCount(text, 5, 10_080) },
  },
  threshold: {
    type: 'text',
    default: '1',
    description: 'how many events make an alert',
    takes: { form: 'a number from 1 on', accepts: (text: string) => isCount(text, 1, 9_999_999) },
  },
  tests: {
    type: 'text',
    default: '6',
    description: 'how many tests to generate for a rule at most',
    takes: { form: 'a number from 2 to 50', accepts: (text: string) => isCount(text, 2, 50) },
  },
  pack: {
    type: 'text',
    default: 'Sigma',
    description: 'pack: what the pack is called, and its PackID',
    takes: {
      form: 'a name without < > & " % and line breaks',
      accepts: (text: string) => /^[^<>&"%\p{Cc}]*[^<>&"%\p{Cc}\s][^<>&"%\p{Cc}]*$/u.test(text),
    },
  },
  attack: {
    type: 'choice',
    choices: attackVersions,
    default: '19',
    description: 'the version of MITRE ATT&CK whose tactics and techniques to write',
  },
} as const;

/** The values of the options. */
export type PantherOptions = OptionValues<typeof options>;
