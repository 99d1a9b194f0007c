import { compilePart } from '../../../src/predicate/evaluate.js';
import type { EventView } from '../../../src/predicate/event-view.js';
import { compilePattern } from '../../../src/predicate/match-pattern.js';
import type {
  FieldPredicate,
  KeywordPredicate,
  KeywordTest,
  PatternTest,
  Predicate,
  RegexTest,
} from '../../../src/predicate/predicate.js';
import { testKey } from '../../../src/predicate/test-key.js';
import { lowerRegex } from '../../../src/regex/lower-to-patterns.js';
import { leastLength, necessaryTexts } from '../../../src/regex/necessary-texts.js';
import { parseRegex } from '../../../src/regex/parse.js';
import { compileRegexNode } from '../../../src/regex/run.js';
import { simplify } from '../../../src/regex/simplify.js';
import { addressTest } from './address-test.js';
import { isAscii } from './foreign-letters.js';
import type { AskedTest, Condition, PreparedTest, Relation, ScannedTest } from './prepared-test.js';
import { longestLiteral, patternNode, type SimplePattern, simplePattern } from './simple-pattern.js';

/** More patterns than this are slower than the expression that they stand for. */
const maxPatternsOfRegex = 4;
/** A single character of ASCII is found in nearly every value: it is looked for where a rule asks for it. */
const leastLiteral = 2;
/** A pattern with a shorter literal is no better than its expression. */
const leastLiteralOfRegex = 3;

/** The number of everything in the event, which keywords are searched in; fields have the numbers from 1 on. */
export const everything = 0;

/** A test without its number. */
type Unnumbered<T> = T extends { readonly id: number } ? Omit<T, 'id'> : never;

/**
 * All tests of a rule set, each once, however many rules make it. A class, as it grows while parts of the rule set are
 * made ready: a test has the same number in all of them.
 */
export class TestTable {
  readonly tests: PreparedTest[] = [];
  /** The names of fields by their numbers; that of {@link everything} is never looked up. */
  readonly fieldNames: string[] = [''];
  readonly #fieldNumbers = new Map<string, number>();
  /** By field, then by what is asked. */
  readonly #known: Map<string, Condition>[] = [new Map()];

  /** A predicate over tests of this table. Throws, as the reference does, for expressions in the words of a target. */
  conditionOf(predicate: Predicate, done = new Map<Predicate, Condition>()): Condition {
    switch (predicate.kind) {
      case 'and':
      case 'or': {
        let condition = done.get(predicate);
        if (condition === undefined) {
          const operands = predicate.operands.map((operand) => this.conditionOf(operand, done));
          condition = { kind: predicate.kind, operands };
          done.set(predicate, condition);
        }
        return condition;
      }
      case 'not':
        return negated(this.conditionOf(predicate.operand, done));
      case 'constant':
        return { kind: 'constant', value: predicate.value };
      case 'keyword':
        return this.#textTest(everything, predicate, predicate.test);
      case 'field':
        return this.#fieldTest(predicate);
    }
  }

  #fieldTest(predicate: FieldPredicate): Condition {
    const field = this.#fieldNumber(predicate.field);
    const { test } = predicate;
    switch (test.kind) {
      case 'pattern':
      case 'regex':
        return this.#textTest(field, predicate, test);
      case 'number':
        return this.#once(field, testKey(test), () => this.#add({ kind: 'number', field, value: test.value }));
      case 'boolean':
        return this.#once(field, testKey(test), () => this.#add({ kind: 'boolean', field, value: test.value }));
      case 'exists':
        return this.#presence(field, 'present');
      case 'null':
        return negated(this.#presence(field, 'valued'));
      case 'cidr': {
        const { network } = test;
        return this.#once(field, testKey(test), () =>
          this.#asked(field, [this.#presence(field, 'valued')], () => {
            const isInside = addressTest(network);
            return (event) => event.field(predicate.field).found.values.some(isInside);
          }),
        );
      }
      case 'compare':
      case 'time-part':
      case 'field-reference':
      case 'query-expression': {
        const make = () => this.#asked(field, [this.#presence(field, 'valued')], () => compilePart(predicate));
        if (test.kind === 'query-expression') compilePart(predicate);
        return this.#once(field, testKey(test), make);
      }
    }
  }

  #textTest(field: number, predicate: FieldPredicate | KeywordPredicate, test: KeywordTest): Condition {
    if (test.kind === 'regex') {
      return this.#once(field, testKey(test), () => this.#regex(field, predicate, test));
    }
    const simple = test.cased ? undefined : simplePattern(test.pattern);
    if (simple !== undefined && isScanned(simple)) return this.#literal(field, simple.relation, simple.text);
    return this.#once(field, testKey(test), () => this.#pattern(field, test));
  }

  #pattern(field: number, test: PatternTest): AskedTest {
    return this.#asked(field, this.#neededBy(field, test), () => {
      const fits = compilePattern(test.pattern, test.cased);
      const values = this.#valuesOf(field);
      return test.cased ? (event) => values(event).texts.some(fits) : (event) => values(event).folded.some(fits);
    });
  }

  /** What has to hold for a pattern to fit that is more than one text. */
  #neededBy(field: number, { pattern }: PatternTest): readonly ScannedTest[] {
    const simple = simplePattern(pattern);
    if (simple !== undefined && isScanned(simple)) return [this.#literal(field, simple.relation, simple.text)];
    return this.#someOf(field, necessaryTexts(patternNode(pattern)));
  }

  /** The tests of which one holds where one of the texts is; texts that are nearly everywhere are no help. */
  #someOf(field: number, texts: readonly string[] | undefined): readonly ScannedTest[] {
    if (texts === undefined || texts.some(isNearlyEverywhere)) {
      return [this.#presence(field, 'valued')];
    }
    return texts.map((text) => this.#literal(field, 'contains', text));
  }

  #regex(field: number, predicate: FieldPredicate | KeywordPredicate, test: RegexTest): Condition {
    const parsed = parseRegex(test.expression, test.flags);
    if (!parsed.ok) throw new Error(`not an expression: ${parsed.fault.message}`);
    const lowered = lowerRegex(parsed.node, { maxPatterns: maxPatternsOfRegex, maxSteps: 1000 });
    if (lowered.ok && lowered.patterns.every(({ pattern }) => longestLiteral(pattern).length >= leastLiteralOfRegex)) {
      const operands = lowered.patterns.map(({ pattern, cased }) =>
        this.#textTest(field, predicate, { kind: 'pattern', pattern, cased }),
      );
      return operands.length === 1 && operands[0] !== undefined ? operands[0] : { kind: 'or', operands };
    }
    const simplified = simplify(parsed.node, false);
    const least = leastLength(simplified);
    return this.#asked(field, this.#someOf(field, necessaryTexts(simplified)), () => {
      const search = compileRegexNode(parsed.node);
      const values = this.#valuesOf(field);
      return (event) => values(event).texts.some((text) => text.length >= least && search(text));
    });
  }

  #valuesOf(
    field: number,
  ): (event: EventView) => { readonly texts: readonly string[]; readonly folded: readonly string[] } {
    const name = this.fieldNames[field] ?? '';
    return field === everything ? (event) => event.everything() : (event) => event.field(name);
  }

  #literal(field: number, relation: Relation, text: string): ScannedTest {
    return this.#once(field, `${relation} ${text}`, () => this.#add({ kind: 'literal', field, relation, text }));
  }

  #presence(field: number, kind: 'present' | 'valued'): ScannedTest {
    return this.#once(field, kind, () => this.#add({ kind, field }));
  }

  #asked(field: number, needs: readonly ScannedTest[], prepare: AskedTest['prepare']): AskedTest {
    return this.#add({ kind: 'asked', field, needs, prepare });
  }

  /** The condition that is known by a key; keys are made so that no two kinds of condition have one. */
  #once<T extends Condition>(field: number, key: string, make: () => T): T {
    const known = this.#known[field] ?? new Map<string, Condition>();
    let condition = known.get(key) as T | undefined;
    if (condition === undefined) {
      condition = make();
      known.set(key, condition);
    }
    return condition;
  }

  #add<T extends PreparedTest>(test: Unnumbered<T>): T {
    const numbered = { ...test, id: this.tests.length } as unknown as T;
    this.tests.push(numbered);
    return numbered;
  }

  #fieldNumber(name: string): number {
    let number = this.#fieldNumbers.get(name);
    if (number === undefined) {
      number = this.fieldNames.length;
      this.fieldNames.push(name);
      this.#known.push(new Map());
      this.#fieldNumbers.set(name, number);
    }
    return number;
  }
}

const isScanned = ({ relation, text }: SimplePattern): boolean => relation !== 'contains' || !isNearlyEverywhere(text);

const isNearlyEverywhere = (text: string): boolean => text.length < leastLiteral && isAscii(text);

function negated(condition: Condition): Condition {
  if (condition.kind === 'not') return condition.operand;
  return condition.kind === 'constant'
    ? { kind: 'constant', value: !condition.value }
    : { kind: 'not', operand: condition };
}
