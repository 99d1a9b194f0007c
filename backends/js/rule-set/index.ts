export type { RuleMeter } from './rule-meter.js';
export { compileRuleSet, type RuleSet, type RuleSetMember } from './rule-set.js';
