import { formatNetwork } from './network.js';
import type { Pattern } from './pattern.js';
import type { FieldTest, Predicate, RegexFlags } from './predicate.js';

const keys = new WeakMap<Predicate, string>();

/** A string that two predicates share exactly if they are built alike, wherever they come from. */
export function predicateKey(predicate: Predicate): string {
  let key = keys.get(predicate);
  if (key === undefined) {
    key = makeKey(predicate);
    keys.set(predicate, key);
  }
  return key;
}

function makeKey(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return `${predicate.kind}(${predicate.operands.map(predicateKey).join(',')})`;
    case 'not':
      return `not(${predicateKey(predicate.operand)})`;
    case 'constant':
      return String(predicate.value);
    case 'keyword':
      return `keyword ${testKey(predicate.test)}`;
    case 'field':
      return `${JSON.stringify(predicate.field)} ${testKey(predicate.test)}`;
  }
}

/** The same for a test of a field or keyword. */
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
    case 'field-reference':
      return `field ${test.cased ? 'cased ' : ''}${test.relation} ${JSON.stringify(test.field)}`;
  }
}

/** The flags as the letters `i`, `m`, `s`. */
export const flagLetters = (flags: RegexFlags): string =>
  `${flags.ignoreCase ? 'i' : ''}${flags.multiLine ? 'm' : ''}${flags.dotAll ? 's' : ''}`;

function patternKey(pattern: Pattern): string {
  return pattern
    .map((part) => {
      switch (part.kind) {
        case 'literal':
          return JSON.stringify(part.text);
        case 'any-run':
          return '*';
        case 'any-one':
          return '?';
        case 'one-of':
          return `[${JSON.stringify(part.characters.join(''))}]`;
      }
    })
    .join('');
}
