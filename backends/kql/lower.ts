import { expandOneOf } from '../../src/predicate/passes/expand-one-of.js';
import { lowerNetworkToPatterns } from '../../src/predicate/passes/lower-network.js';
import { lowerRegexToPattern } from '../../src/predicate/passes/lower-regex.js';
import type { Predicate } from '../../src/predicate/predicate.js';
import type { FieldType, FieldTypes } from './mapping/field-type.js';

/** A value that stands for more strings than this (dashes that stand for each other, say) is refused. */
const maxChoices = 625;

/** A predicate of tests that KQL may have. */
export interface LoweredPredicate {
  readonly predicate: Predicate;
  /** Whether networks are to be patterns, where nothing is known of the field. */
  readonly networksAsPatterns: boolean;
  /** The fields in which all networks have become patterns. */
  readonly addressFields: ReadonlySet<string>;
}

/**
 * The passes that KQL needs: regular expressions that are patterns, choices of characters spelled out and networks as
 * patterns, where that is asked for or the type of the field wants it.
 */
export function lowerForKql(predicate: Predicate, networksAsPatterns: boolean, types?: FieldTypes): LoweredPredicate {
  const spelled = expandOneOf(lowerRegexToPattern(predicate, { spellChoices: true }), maxChoices);
  const areMapped = types?.source === 'mapped';
  if (!networksAsPatterns && !areMapped) return { predicate: spelled, networksAsPatterns, addressFields: new Set() };
  const lowered = lowerNetworkToPatterns(
    spelled,
    (field) => (areMapped ? wantsPatterns(types.fieldOf(field)?.type) : undefined) ?? networksAsPatterns,
  );
  const remaining = networkFields(lowered);
  const addressFields = new Set([...networkFields(spelled)].filter((field) => !remaining.has(field)));
  return { predicate: lowered, networksAsPatterns, addressFields };
}

/** Whether networks are patterns for a field of that type; undefined if it does not settle that. */
function wantsPatterns(type: FieldType | undefined): boolean | undefined {
  switch (type?.kind) {
    case undefined:
    case 'unclear':
      return undefined;
    case 'keyword':
    case 'flattened-key':
    case 'text':
      return true;
    default:
      return false;
  }
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
