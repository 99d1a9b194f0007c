import { type Backend, type Rendering, refusal } from '../../src/backend/backend.js';
import type { ResolvedRule } from '../../src/condition/resolve.js';
import { lowerForKql } from './lower.js';
import { printQuery } from './print.js';

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
    const { query, notes, errors } = printQuery(lowerForKql(predicate, cidr === 'patterns'));
    return errors.length > 0 ? refusal(errors) : { output: query, notes, errors: [] };
  },
};
