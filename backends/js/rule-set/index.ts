export { compileRuleSet, type RuleSet, type RuleSetMember } from './rule-set.js';
