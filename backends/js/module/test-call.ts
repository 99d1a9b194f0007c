import { testCallMaker } from '../../../src/backend/calls/make-test-call.js';
import { type PatternShape, shapeOf, wildcardText } from '../../../src/backend/calls/pattern-shape.js';
import type { Pattern } from '../../../src/predicate/pattern.js';
import { numberLiteral, stringLiteral } from './literal.js';

/** The call for a test that is no expression, neither a regular one nor one of another target. */
export const testCall = testCallMaker({
  name: (words) => words.replace(/ ([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  text: stringLiteral,
  number: numberLiteral,
  cased: 'cased',
  shapeOf: wholeCharacterShape,
});

/** Half of a character is not in the whole one, which `includes` and the like would find. */
function wholeCharacterShape(pattern: Pattern): PatternShape {
  const shape = shapeOf(pattern);
  const mayBeHalf =
    shape.kind !== 'has-text' && shape.kind !== 'equals' && /^[\udc00-\udfff]|[\ud800-\udbff]$/.test(shape.text);
  return mayBeHalf ? { kind: 'like', text: wildcardText(pattern) } : shape;
}
