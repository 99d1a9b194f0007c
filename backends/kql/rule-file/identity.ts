import { ruleKey } from '../../../src/identity/content-key.js';
import { uuidOfName } from '../../../src/identity/uuid.js';
import type { SigmaRule } from '../../../src/rule/sigma-rule.js';

/** Never change this: every identifier that was ever given out would change. */
const namespace = '4c1d6bd5-0f5e-4b1f-9f0b-7a8f4a5c2b9e';

/** What an object in Kibana is: rule-toml and rule-ndjson are two ways to write one rule. */
type Family = 'rule' | 'saved-search';

/** The identifier of what a rule becomes: the same for each conversion, another one for another rule. */
export const identifierOf = (rule: SigmaRule, family: Family): string =>
  uuidOfName(namespace, `kql ${family} ${ruleKey(rule)}`);

/** The identifier of the data view of some indices. */
export const dataViewIdentifier = (indices: readonly string[]): string =>
  uuidOfName(namespace, `kql data-view ${indices.join(',')}`);
