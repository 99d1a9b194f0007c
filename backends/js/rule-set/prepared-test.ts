import type { EventView } from '../../../src/predicate/event-view.js';
import type { NumberValue } from '../../../src/predicate/predicate.js';

/** How the text of a literal test stands in the text of a value. */
export type Relation = 'equals' | 'startswith' | 'endswith' | 'contains';

/** What all tests of a rule set have: a number that is theirs in every part of the set, and their field's number. */
interface Numbered {
  readonly id: number;
  readonly field: number;
}

/** Some value's text has this text there, ignoring case. The text is folded, and not empty but for `equals`. */
export interface LiteralTest extends Numbered {
  readonly kind: 'literal';
  readonly relation: Relation;
  readonly text: string;
}

/**
 * A test whose truth is found out for a value as such, together with all others of the field, whichever rules ask.
 * `present`: the walk ends at anything. `valued`: it ends at something that is not null.
 */
export type ScannedTest =
  | LiteralTest
  | (Numbered & { readonly kind: 'number'; readonly value: NumberValue })
  | (Numbered & { readonly kind: 'boolean'; readonly value: boolean })
  | (Numbered & { readonly kind: 'present' | 'valued' });

/** A test that costs more, so that it is made only when a rule asks, once an event. */
export interface AskedTest extends Numbered {
  readonly kind: 'asked';
  /** It cannot hold unless one of these does. */
  readonly needs: readonly ScannedTest[];
  /** Made at first use: most expressions are never asked for. */
  readonly prepare: () => (event: EventView) => boolean;
}

/** A test of a rule set, shared by all rules that make it. */
export type PreparedTest = ScannedTest | AskedTest;

/** A rule's predicate over prepared tests. `null` is the negation of `valued`; many expressions are several literals. */
export type Condition =
  | PreparedTest
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Condition[] }
  | { readonly kind: 'not'; readonly operand: Condition }
  | { readonly kind: 'constant'; readonly value: boolean };

/** Shows each test of a condition once per place; shared parts once. */
export function visitTests(condition: Condition, visit: (test: PreparedTest) => void): void {
  const seen = new Set<Condition>();
  const pending: Condition[] = [condition];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    switch (next.kind) {
      case 'and':
      case 'or':
        if (seen.has(next)) break;
        seen.add(next);
        for (const operand of next.operands) pending.push(operand);
        break;
      case 'not':
        pending.push(next.operand);
        break;
      case 'constant':
        break;
      default:
        visit(next);
    }
  }
}
