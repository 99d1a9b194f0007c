import { testCallMaker } from '../../../src/backend/calls/make-test-call.js';
import { shapeOf } from '../../../src/backend/calls/pattern-shape.js';
import { numberLiteral, stringLiteral } from './literal.js';

/** The call for a test whose expression, if it is one, stands in a constant. Expressions of other targets have none. */
export const testCall = testCallMaker({
  name: (words) => words.replaceAll(' ', '_'),
  text: stringLiteral,
  number: numberLiteral,
  cased: 'cased=True',
  shapeOf,
});
