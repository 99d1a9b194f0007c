import { callInLine } from '../../../src/backend/calls/in-line.js';
import type { ResolvedRule } from '../../../src/condition/resolve.js';
import { helperCode, helpersOf } from './helpers.js';
import { splitCall } from './layout.js';
import { isShort } from './lines.js';
import { commentText } from './literal.js';
import { metadataLines } from './metadata.js';
import type { RegexConstant } from './regexes.js';
import { matchFunction, type Writing, writeMatch } from './write-match.js';

/** The module of a rule: `rule` says what it is, and `match` whether an event matches; as Prettier would leave it. */
export function ruleModule({ rule, predicate }: ResolvedRule, writing: Writing): string {
  const expression = writeMatch(predicate, writing);
  const constants = writing.regexes.constants();
  const names = [
    ...(expression === undefined ? [] : helpersOf(expression)),
    ...(constants.length === 0 ? [] : ['linear']),
  ];
  const { title, author } = rule.metadata;
  const pieces = [
    [`// Sigma rule: ${commentText(title)}`, ...(author === undefined ? [] : [`// by ${commentText(author)}`])],
    [
      '/** What the rule says of itself. */',
      'export const rule = /** @type {const} */ ({',
      ...metadataLines(rule, 2),
      '});',
    ],
    ...(constants.length === 0 ? [] : [constants.flatMap(constantLines)]),
    [
      ...documentation(
        'Whether an event, an object as JSON.parse gives it, matches the rule.',
        expression !== undefined,
      ),
      ...matchFunction(predicate, expression, (parameter) => `export function match(${parameter})`, 0),
    ],
    ...helperCode(names).map((text) => [text]),
  ];
  return pieces.map((lines) => lines.join('\n')).join('\n\n');
}

const documentation = (sentence: string, isUsed: boolean): readonly string[] => [
  '/**',
  ` * ${sentence}`,
  ` * @param {unknown} ${isUsed ? 'event' : '_event'}`,
  ' * @returns {boolean}',
  ' */',
];

/** An expression as a constant. */
export function constantLines({ name, literal }: RegexConstant): readonly string[] {
  const line = `const ${name} = ${callInLine('linear', [literal])};`;
  return isShort(line) ? [line] : splitCall('linear', [literal], 0, `const ${name} = `, ';');
}
