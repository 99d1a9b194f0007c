import { parseRegex } from '../../regex/parse.js';
import { lengthOf } from '../choices.js';
import type { FieldName, FieldTest, Predicate } from '../predicate.js';

/** What it takes to evaluate a predicate. */
export interface Survey {
  /** How many tests it has when everything that stands in several places is counted in each. */
  readonly tests: number;
  /** What an evaluation may do for each character of a text, beyond reading it. */
  readonly work: number;
  /** Whether it looks at the whole event. */
  readonly searchesAll: boolean;
  /** How many predicates stand in each other. */
  readonly height: number;
}

/** Predicates nested deeper are not looked at: evaluating them might exhaust the stack. */
const maxHeight = 800;

/** Looks over predicates; each is looked at once, in however many places it stands. */
export interface Surveyor {
  /** Undefined if the predicate is nested too deeply. */
  survey(predicate: Predicate): Survey | undefined;
  /** The fields that were seen, in the order of the predicates. */
  readonly fields: ReadonlySet<FieldName>;
}

/** A surveyor that has seen nothing yet. */
export function makeSurveyor(): Surveyor {
  const known = new Map<Predicate, Survey | undefined>();
  const fields = new Set<FieldName>();

  function look(predicate: Predicate, depth: number): Survey | undefined {
    if (known.has(predicate)) return known.get(predicate);
    if (depth > maxHeight) return undefined;
    const survey = lookAnew(predicate, depth);
    known.set(predicate, survey);
    return survey;
  }

  function lookAnew(predicate: Predicate, depth: number): Survey | undefined {
    switch (predicate.kind) {
      case 'and':
      case 'or':
        return together(predicate.operands, depth);
      case 'not':
        return together([predicate.operand], depth);
      case 'constant':
        return { tests: 1, work: 0, searchesAll: false, height: 1 };
      case 'keyword':
        return { tests: 1, work: workOf(predicate.test), searchesAll: true, height: 1 };
      case 'field':
        fields.add(predicate.field);
        if (predicate.test.kind === 'field-reference') fields.add(predicate.test.field);
        return { tests: 1, work: workOf(predicate.test), searchesAll: false, height: 1 };
      default:
        return predicate satisfies never;
    }
  }

  function together(operands: readonly Predicate[], depth: number): Survey | undefined {
    let tests = 1;
    let work = 0;
    let searchesAll = false;
    let height = 0;
    for (const operand of operands) {
      const one = look(operand, depth + 1);
      if (one === undefined) return undefined;
      tests += one.tests;
      work += one.work;
      searchesAll ||= one.searchesAll;
      height = Math.max(height, one.height);
    }
    return height >= maxHeight ? undefined : { tests, work, searchesAll, height: height + 1 };
  }

  return { survey: (predicate) => look(predicate, 0), fields };
}

/** Expressions take time in proportion to their size, patterns only where characters are not plain. */
function workOf(test: FieldTest): number {
  if (test.kind === 'regex') {
    const parsed = parseRegex(test.expression, test.flags);
    return parsed.ok ? parsed.size : Number.POSITIVE_INFINITY;
  }
  if (test.kind !== 'pattern') return 0;
  const isPlain = test.pattern.every(({ kind }) => kind === 'literal' || kind === 'any-run');
  return isPlain ? 0 : lengthOf(test.pattern);
}
