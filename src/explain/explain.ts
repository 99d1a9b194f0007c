import type { Event } from '../event/event.js';
import type { FieldValues } from '../event/values.js';
import { compilePart } from '../predicate/evaluate.js';
import { EventView } from '../predicate/event-view.js';
import type {
  ConstantPredicate,
  FieldName,
  FieldPredicate,
  JunctionPredicate,
  KeywordPredicate,
  NotPredicate,
  Predicate,
} from '../predicate/predicate.js';
import { type FindKeyword, keywordFinder, type PlacedValue } from './find-keyword.js';

/** What an event holds at a field. */
export interface FoundField {
  readonly name: FieldName;
  readonly found: FieldValues;
}

/** All, or at least one, of the parts. */
export interface JunctionExplanation {
  readonly kind: 'and' | 'or';
  readonly predicate: JunctionPredicate;
  readonly verdict: boolean;
  readonly parts: readonly Explanation[];
}

/** The part does not hold. */
export interface NotExplanation {
  readonly kind: 'not';
  readonly predicate: NotPredicate;
  readonly verdict: boolean;
  readonly part: Explanation;
}

/** A test of a field, with what the event holds there, and at the field that it is compared with. */
export interface FieldExplanation {
  readonly kind: 'field';
  readonly predicate: FieldPredicate;
  readonly verdict: boolean;
  readonly fields: readonly FoundField[];
}

/** A test of everything, with the first value that passes it; it is looked for when somebody asks. */
export interface KeywordExplanation {
  readonly kind: 'keyword';
  readonly predicate: KeywordPredicate;
  readonly verdict: boolean;
  readonly where: PlacedValue | undefined;
}

/** Always or never. */
export interface ConstantExplanation {
  readonly kind: 'constant';
  readonly predicate: ConstantPredicate;
  readonly verdict: boolean;
}

/** A predicate for one event: the verdict of each of its parts, and the values that led to it. */
export type Explanation =
  | JunctionExplanation
  | NotExplanation
  | FieldExplanation
  | KeywordExplanation
  | ConstantExplanation;

/** Explains a predicate for an event. */
export type Explainer = (event: Event) => Explanation;

/**
 * Explains a predicate: every part gets the verdict of the reference meaning (`compileReference`), also those that are
 * not needed for the whole one. A part that stands in many places is explained once, and the same object everywhere.
 * Throws if the predicate has an expression in the words of a query language (`queryExpressionIn`).
 */
export function compileExplainer(predicate: Predicate): Explainer {
  const tests = new Map<Predicate, (event: EventView) => boolean>();
  prepare(predicate, tests, new Set());
  return (event) => {
    const run = { view: new EventView(event), findKeyword: keywordFinder(event), tests, known: new Map() };
    return explainIn(run, predicate);
  };
}

type Test = (event: EventView) => boolean;

function prepare(predicate: Predicate, tests: Map<Predicate, Test>, seen: Set<Predicate>): void {
  if (seen.has(predicate)) return;
  seen.add(predicate);
  switch (predicate.kind) {
    case 'and':
    case 'or':
      for (const operand of predicate.operands) prepare(operand, tests, seen);
      return;
    case 'not':
      prepare(predicate.operand, tests, seen);
      return;
    case 'field':
    case 'keyword':
      tests.set(predicate, compilePart(predicate));
      return;
    case 'constant':
      return;
    default:
      predicate satisfies never;
  }
}

interface Run {
  readonly view: EventView;
  readonly findKeyword: FindKeyword;
  readonly tests: ReadonlyMap<Predicate, Test>;
  readonly known: Map<Predicate, Explanation>;
}

function explainIn(run: Run, predicate: Predicate): Explanation {
  const known = run.known.get(predicate);
  if (known !== undefined) return known;
  const explanation = explainAnew(run, predicate);
  run.known.set(predicate, explanation);
  return explanation;
}

function explainAnew(run: Run, predicate: Predicate): Explanation {
  const holds = run.tests.get(predicate)?.(run.view) ?? false;
  switch (predicate.kind) {
    case 'and':
    case 'or': {
      const parts = predicate.operands.map((operand) => explainIn(run, operand));
      const isTrue = ({ verdict }: Explanation) => verdict;
      const verdict = predicate.kind === 'and' ? parts.every(isTrue) : parts.some(isTrue);
      return { kind: predicate.kind, predicate, verdict, parts };
    }
    case 'not': {
      const part = explainIn(run, predicate.operand);
      return { kind: 'not', predicate, verdict: !part.verdict, part };
    }
    case 'constant':
      return { kind: 'constant', predicate, verdict: predicate.value };
    case 'keyword': {
      const test = run.tests.get(predicate);
      return {
        kind: 'keyword',
        predicate,
        verdict: holds,
        get where() {
          return holds && test !== undefined ? run.findKeyword(test) : undefined;
        },
      };
    }
    case 'field': {
      const { field, test } = predicate;
      const names = test.kind === 'field-reference' ? [field, test.field] : [field];
      const fields = names.map((name) => ({ name, found: run.view.field(name).found }));
      return { kind: 'field', predicate, verdict: holds, fields };
    }
    default:
      return predicate satisfies never;
  }
}
