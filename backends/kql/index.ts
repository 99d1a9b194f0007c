import { type Backend, type Rendering, refusal } from '../../src/backend/backend.js';
import type { ResolvedRule } from '../../src/condition/resolve.js';
import { expandOneOf } from '../../src/predicate/passes/expand-one-of.js';
import { lowerNetworkToPatterns } from '../../src/predicate/passes/lower-network.js';
import { lowerRegexToPattern } from '../../src/predicate/passes/lower-regex.js';
import type { Predicate } from '../../src/predicate/predicate.js';
import { printQuery } from './print.js';

/** A value that stands for more strings than this (dashes that stand for each other, say) is refused. */
const maxChoices = 625;

const options = {
  cidr: {
    type: 'choice',
    choices: ['ip', 'patterns'],
    default: 'ip',
    description:
      'how to write networks: as they are, for ip fields, or as patterns of address text, for keyword fields',
  },
} as const;

/** Kibana Query Language, from Kibana 8.12.1 on. */
export const kql: Backend<typeof options> = {
  id: 'kql',
  title: 'Kibana Query Language (Kibana 8.12.1 and later)',
  options,
  formats: { query: { title: 'the query, on one line', extension: 'kql' } },
  render: ({ predicate }: ResolvedRule, _format, { cidr }): Rendering => {
    const lowered = lowerForKql(predicate, cidr === 'patterns');
    const { query, notes, errors } = printQuery(lowered.predicate, lowered.addressFields);
    return errors.length > 0 ? refusal(errors) : { output: query, notes, errors: [] };
  },
};

/**
 * The passes that KQL needs: regular expressions that are patterns, choices of characters spelled out and, if asked
 * for, networks as patterns (then the fields of which that is true are named).
 */
export function lowerForKql(
  predicate: Predicate,
  networksAsPatterns: boolean,
): { readonly predicate: Predicate; readonly addressFields: ReadonlySet<string> } {
  const spelled = expandOneOf(lowerRegexToPattern(predicate, { spellChoices: true }), maxChoices);
  if (!networksAsPatterns) return { predicate: spelled, addressFields: new Set() };
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
