import { expandOneOf } from '../../src/predicate/passes/expand-one-of.js';
import { lowerNetworkToPatterns } from '../../src/predicate/passes/lower-network.js';
import { lowerRegexToPattern } from '../../src/predicate/passes/lower-regex.js';
import type { Predicate } from '../../src/predicate/predicate.js';

/** A value that stands for more strings than this (dashes that stand for each other, say) is refused. */
const maxChoices = 625;

/** A predicate of tests that KQL may have. */
export interface LoweredPredicate {
  readonly predicate: Predicate;
  /** If networks are to be patterns: the fields in which they have become such. */
  readonly addressFields: ReadonlySet<string> | undefined;
}

/**
 * The passes that KQL needs: regular expressions that are patterns, choices of characters spelled out and, if asked
 * for, networks as patterns.
 */
export function lowerForKql(predicate: Predicate, networksAsPatterns: boolean): LoweredPredicate {
  const spelled = expandOneOf(lowerRegexToPattern(predicate, { spellChoices: true }), maxChoices);
  if (!networksAsPatterns) return { predicate: spelled, addressFields: undefined };
  const lowered = lowerNetworkToPatterns(spelled);
  const remaining = networkFields(lowered);
  return {
    predicate: lowered,
    addressFields: new Set([...networkFields(spelled)].filter((field) => !remaining.has(field))),
  };
}

function networkFields(predicate: Predicate): ReadonlySet<string> {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return new Set(predicate.operands.flatMap((operand) => [...networkFields(operand)]));
    case 'not':
      return networkFields(predicate.operand);
    case 'field':
      return predicate.test.kind === 'cidr' ? new Set([predicate.field]) : new Set();
    default:
      return new Set();
  }
}
