import type { JoinedText } from '../../../src/backend/backend.js';
import type { Expression } from '../../../src/backend/calls/expression.js';
import type { ResolvedRule } from '../../../src/condition/resolve.js';
import { helperCode, helpersOf } from './helpers.js';
import { returnStatement } from './layout.js';
import { metadataLines } from './metadata.js';
import { freeName, type RegexConstant } from './regexes.js';
import { constantLines } from './rule-module.js';
import { type Writing, writeMatch } from './write-match.js';

/** What the module of all rules needs of one. */
interface Part {
  /** What the rule says of itself, as lines of an object in a list. */
  readonly metadata: readonly string[];
  /** What it asks of an event; or whether it always matches. */
  readonly match: Expression | boolean;
  /** The expressions that its calls name. */
  readonly constants: readonly RegexConstant[];
}

/** A rule as JSON, from which {@link joinRuleSet} makes a part of its module. */
export function ruleSetPart({ rule, predicate }: ResolvedRule, writing: Writing): string {
  const match = writeMatch(predicate, writing) ?? (predicate.kind === 'constant' && predicate.value);
  const part: Part = { metadata: metadataLines(rule, 4), match, constants: writing.regexes.constants() };
  return JSON.stringify(part);
}

/** The module of all rules: `rules` with a `match` each, and a `match` that gives those that an event matches. */
export function joinRuleSet(outputs: readonly string[]): JoinedText {
  const constants = shareConstants();
  const helpers = new Set<string>();
  const rules = outputs.flatMap((output) => {
    const { metadata, match, constants: own } = JSON.parse(output) as Part;
    const names = new Map(own.map((one) => [one.name, constants.nameFor(one)]));
    if (typeof match === 'boolean') return ['  asRule({', ...metadata, `    match: () => ${match},`, '  }),'];
    const expression = rename(match, names);
    for (const name of helpersOf(expression)) helpers.add(name);
    return ['  asRule({', ...metadata, '    match(event) {', ...returnStatement(expression, 6), '    },', '  }),'];
  });
  if (constants.all().length > 0) helpers.add('linear');
  const pieces = [
    ruleType,
    ...(constants.all().length === 0 ? [] : [constants.all().flatMap(constantLines)]),
    ['/** @type {readonly Rule[]} */', ...(rules.length === 0 ? ['export const rules = [];'] : list(rules))],
    matchAll,
    ...(rules.length === 0 ? [] : [asRule]),
    ...helperCode(helpers).map((text) => [text]),
  ];
  return { output: pieces.map((lines) => lines.join('\n')).join('\n\n') };
}

const list = (lines: readonly string[]): readonly string[] => ['export const rules = [', ...lines, '];'];

const ruleType = [
  '/**',
  ' * A Sigma rule: what it says of itself, and whether an event matches it.',
  ' * @typedef {object} Rule',
  ' * @property {string} title',
  ...['id', 'name', 'status', 'level', 'description', 'author', 'date', 'modified', 'license', 'taxonomy'].map(
    (name) => ` * @property {string} [${name}]`,
  ),
  ...['tags', 'references', 'falsepositives', 'fields'].map((name) => ` * @property {readonly string[]} ${name}`),
  ' * @property {readonly { id: string, type: string }[]} related',
  ' * @property {{ category?: string, product?: string, service?: string, definition?: string }} logsource',
  ' * @property {(event: unknown) => boolean} match',
  ' */',
];

const matchAll = [
  '/**',
  ' * The rules that an event, an object as JSON.parse gives it, matches.',
  ' * @param {unknown} event',
  ' * @returns {readonly Rule[]}',
  ' */',
  'export function match(event) {',
  '  return rules.filter((rule) => rule.match(event));',
  '}',
];

// TypeScript gives up on a list of thousands of objects, each of a type of its own.
const asRule = [
  '/**',
  ' * Tells TypeScript that an object is a rule.',
  ' * @param {Rule} rule',
  ' */',
  'function asRule(rule) {',
  '  return rule;',
  '}',
];

/** Names that the expressions of several rules do not share, unless they are one. */
function shareConstants() {
  const byLiteral = new Map<string, RegexConstant>();
  const names = new Set<string>();
  return {
    all: () => [...byLiteral.values()],
    nameFor: ({ name, literal }: RegexConstant): string => {
      const known = byLiteral.get(literal);
      if (known !== undefined) return known.name;
      const free = freeName(name.replace(/\d+$/, ''), names);
      names.add(free);
      byLiteral.set(literal, { name: free, literal });
      return free;
    },
  };
}

/** The texts of a rule stand in quotes: only a constant is called like one. */
function rename(expression: Expression, names: ReadonlyMap<string, string>): Expression {
  switch (expression.kind) {
    case 'call': {
      const args = expression.arguments.map((one) => (typeof one === 'string' ? (names.get(one) ?? one) : one));
      return { ...expression, arguments: args };
    }
    case 'not':
      return { ...expression, operand: rename(expression.operand, names) };
    case 'and':
    case 'or':
      return { ...expression, operands: expression.operands.map((operand) => rename(operand, names)) };
  }
}
