import type { RuleSet, RuleSetMember } from '../backends/js/rule-set/index.js';
import { type Backend, forAnyOptions } from './backend/backend.js';

export type { RuleMeter } from '../backends/js/rule-set/index.js';
export type { RuleSet, RuleSetMember };

/** Every target, loaded only when it is asked for. A new target is one line here. */
const loaders = {
  kql: async () => forAnyOptions((await import('../backends/kql/index.js')).kql),
  athena: async () => forAnyOptions((await import('../backends/sql/athena.js')).athena),
  duckdb: async () => forAnyOptions((await import('../backends/sql/duckdb.js')).duckdb),
  panther: async () => forAnyOptions((await import('../backends/panther/index.js')).panther),
  js: async () => forAnyOptions((await import('../backends/js/index.js')).js),
} satisfies Record<string, () => Promise<Backend>>;

/** The id of a target. */
export type TargetId = keyof typeof loaders;

/** The ids of all targets, in the order in which they are listed. */
export const targetIds = Object.keys(loaders) as readonly TargetId[];

/** Whether there is a target with that id. */
export const isTargetId = (id: string): id is TargetId => Object.hasOwn(loaders, id);

/** The backend of a target. */
export const loadBackend = (id: TargetId): Promise<Backend> => loaders[id]();

/** Makes many rules ready to be matched together: `compileRuleSet` of the backend js, loaded only when it is asked for. */
export async function compileRuleSet(rules: readonly RuleSetMember[]): Promise<RuleSet> {
  return (await import('../backends/js/rule-set/index.js')).compileRuleSet(rules);
}
