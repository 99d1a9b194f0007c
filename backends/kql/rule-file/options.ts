import { attackVersions } from '../../../src/attack/matrix.js';
import type { OptionValues } from '../../../src/backend/options.js';
import { readActions } from './actions.js';
import { isDuration } from './schedule.js';

/** The options of the rule formats; `query` heeds none of them. */
export const ruleFileOptions = {
  index: {
    type: 'text',
    default: 'filebeat-*,logs-*,winlogbeat-*',
    description: 'rule formats: which indices to search, with commas between; a pipeline that says it goes first',
    takes: {
      form: 'names of indices with commas between, without spaces, quotes and the like',
      accepts: (text: string) => indexNames(text).length > 0 && indexNames(text).every(isIndexName),
    },
  },
  interval: {
    type: 'text',
    default: '5m',
    description: 'rule formats: how often the rule runs',
    takes: { form: 'a duration such as 30s, 5m, 1h or 1d', accepts: (text: string) => isDuration(text, 1) },
  },
  lookback: {
    type: 'text',
    default: '1m',
    description: 'rule formats: how far before the interval each run looks',
    takes: { form: 'a duration such as 0m, 30s, 5m, 1h or 1d', accepts: (text: string) => isDuration(text, 0) },
  },
  enabled: {
    type: 'boolean',
    default: false,
    description: 'rule formats: whether the rule runs once it is imported',
  },
  space: {
    type: 'text',
    default: '',
    description: 'rule-ndjson, saved-search-ndjson: the Kibana space that it is for',
    takes: {
      form: 'the identifier of a space: small letters, digits, _ and -',
      accepts: (text: string) => /^[a-z0-9_-]*$/.test(text),
    },
  },
  actions: {
    type: 'text',
    default: '',
    description: 'rule formats: the actions of the rule, as the JSON that Kibana exports',
    takes: {
      form: 'a JSON list of actions: objects with "action_type_id", "id" and "params"',
      accepts: (text: string) => readActions(text) !== undefined,
    },
  },
  attack: {
    type: 'choice',
    choices: attackVersions,
    default: '19',
    description: 'rule formats: the version of MITRE ATT&CK whose tactics and techniques to write',
  },
} as const;

/** The values of the options of the rule formats. */
export type RuleFileOptions = OptionValues<typeof ruleFileOptions>;

/** Elasticsearch takes none of these characters in the name of an index; `*`, a leading `-` and `<…>` are patterns. */
const isIndexName = (name: string): boolean => !/[\s"\\|#?]/.test(name);

/** The names of a list with commas. */
export const indexNames = (text: string): readonly string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
