import type { ResolvedRule } from '../../../src/condition/resolve.js';
import { queryName } from './query-name.js';

/** A view of all that a rule matches. */
export const viewStatement = ({ rule }: ResolvedRule, query: string, prefix: string): string =>
  `CREATE OR REPLACE VIEW ${queryName(rule, prefix)} AS\n${query}`;
