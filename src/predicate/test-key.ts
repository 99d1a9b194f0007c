import { formatNetwork } from './network.js';
import type { Pattern } from './pattern.js';
import type { FieldTest, RegexFlags } from './predicate.js';

/** A string that two tests of a field or keyword share exactly if they are alike. */
export function testKey(test: FieldTest): string {
  switch (test.kind) {
    case 'pattern':
      return `${test.cased ? 'cased ' : ''}${patternKey(test.pattern)}`;
    case 'regex':
      return `regex ${flagLetters(test.flags)} ${JSON.stringify(test.expression)}`;
    case 'number':
      return `number ${test.value}`;
    case 'boolean':
      return `boolean ${test.value}`;
    case 'cidr':
      return `cidr ${formatNetwork(test.network)}`;
    case 'compare':
      return `${test.comparison} ${test.value}`;
    case 'time-part':
      return `${test.part} ${test.value}`;
    case 'exists':
    case 'null':
      return test.kind;
    case 'query-expression':
      return `expression ${test.template}`;
    case 'field-reference':
      return `field ${test.cased ? 'cased ' : ''}${test.relation} ${JSON.stringify(test.field)}`;
  }
}

const flagLetters = (flags: RegexFlags): string =>
  `${flags.ignoreCase ? 'i' : ''}${flags.multiLine ? 'm' : ''}${flags.dotAll ? 's' : ''}`;

/** A string that two patterns share exactly if they are alike. */
export function patternKey(pattern: Pattern): string {
  return pattern
    .map((part) => {
      switch (part.kind) {
        case 'literal':
          return `${part.text.length}:${part.text}`;
        case 'any-run':
          return '*';
        case 'any-one':
          return '?';
        case 'one-of':
          return `[${part.characters.length}:${part.characters.join('')}]`;
      }
    })
    .join('');
}
