import type { Placed } from '../../../diagnostic/diagnostic.js';
import type { Predicate } from '../../../predicate/predicate.js';
import { type CheckedDocument, remembered } from '../../checked-file.js';
import { type Junction, KnownJunctions } from './junctions.js';
import { Assumptions, type Literal, literalOf, subjectOf } from './literals.js';

/** A part of a rule that always holds, or never does. */
export interface Decided {
  readonly holds: boolean;
  /** Whether it is the whole rule. */
  readonly isWhole: boolean;
  /** Whether it stands in what is excluded: a filter that never applies costs nothing. */
  readonly isExcluding: boolean;
  readonly origin: Placed;
  /** Two places that say the contrary, or the same, of one another; or nothing, if the reason is spread. */
  readonly because: readonly Placed[];
}

/** A predicate with more parts is not looked at. */
const maxParts = 20_000;

/** So many junctions are looked at again for what is known of others; parts in each other are looked at often. */
const maxWork = 20_000;

/**
 * The parts of a rule's predicate that always hold or never do, as far as simple reasoning shows: what is said of one
 * field in two places, or with `not`. Sound: every part that is given is decided. In time linear in the predicate, but
 * for a bounded number of comparisons and of second looks.
 */
export const decidedParts = remembered(findParts);

function findParts({ resolved }: CheckedDocument): readonly Decided[] {
  if (resolved === undefined) return [];
  const { predicate } = resolved;
  if (predicate.kind === 'constant') {
    return [{ holds: predicate.value, isWhole: true, isExcluding: false, origin: predicate.origin, because: [] }];
  }
  if (!mayBeDecided(predicate)) return [];
  const search: Search = {
    assumptions: new Assumptions(),
    junctions: new KnownJunctions(),
    found: [],
    knownFrom: undefined,
    work: { left: maxWork },
  };
  const whole = decide(predicate, false, search);
  if (whole === undefined) return search.found;
  return [{ holds: whole.holds, isWhole: true, isExcluding: false, origin: predicate.origin, because: whole.because }];
}

interface Search {
  readonly assumptions: Assumptions;
  readonly junctions: KnownJunctions;
  readonly found: Decided[];
  /** From where on what is known of whole junctions counts; undefined if it does not. */
  readonly knownFrom: number | undefined;
  /** How many parts may still be looked at for what is known of junctions. */
  readonly work: { left: number };
}

interface Verdict {
  readonly holds: boolean;
  readonly because: readonly Placed[];
}

/** Only what is asked of one field both ways can be decided; most rules never do that. */
function mayBeDecided(predicate: Predicate): boolean {
  const asked = new Map<string, number>();
  let parts = 0;
  let isSuspicious = false;
  const visit = (node: Predicate, isNegated: boolean): void => {
    if (++parts > maxParts) return;
    switch (node.kind) {
      case 'not':
        visit(node.operand, !isNegated);
        break;
      case 'and':
      case 'or':
        for (const operand of node.operands) visit(operand, isNegated);
        break;
      case 'field':
      case 'keyword': {
        const subject = subjectOf(node);
        // Null is the contrary of every other test.
        const ways = (asked.get(subject) ?? 0) | (node.test.kind === 'null' ? 3 : isNegated ? 2 : 1);
        asked.set(subject, ways);
        if (ways === 3) isSuspicious = true;
        break;
      }
      case 'constant':
        break;
    }
  };
  visit(predicate, false);
  return isSuspicious && parts <= maxParts;
}

/** What a part is, given what holds around it; parts of it that are decided by themselves are kept as findings. */
function decide(predicate: Predicate, isExcluding: boolean, search: Search): Verdict | undefined {
  switch (predicate.kind) {
    case 'constant':
      return { holds: predicate.value, because: [] };
    case 'field':
    case 'keyword': {
      const verdict = search.assumptions.decide(predicate);
      return verdict && { holds: verdict.holds, because: [predicate.origin, verdict.because] };
    }
    case 'not': {
      const verdict = decide(predicate.operand, !isExcluding, search);
      return verdict && { ...verdict, holds: !verdict.holds };
    }
    case 'and':
    case 'or': {
      const { knownFrom, junctions } = search;
      const known = knownFrom === undefined ? undefined : junctions.decide(predicate, knownFrom);
      if (known === undefined) return decideJunction(predicate, isExcluding, search);
      return { holds: known.holds, because: [predicate.origin, known.because] };
    }
  }
}

/**
 * `and` is taken apart as written; `or` as the `and` of its parts' contraries. What the single tests say is taken to
 * hold for the rest: if one of them contradicts another, the whole is decided.
 */
function decideJunction(junction: Junction, isExcluding: boolean, search: Search): Verdict | undefined {
  const { assumptions, junctions, knownFrom, work } = search;
  if (knownFrom !== undefined && --work.left < 0) return undefined;
  const before = assumptions.size;
  const junctionsBefore = junctions.size;
  const decisive = junction.kind === 'or';
  const literals: Literal[] = [];
  const rest: Predicate[] = [];
  for (const operand of flat(junction)) {
    const literal = literalOf(operand);
    if (literal === undefined) rest.push(operand);
    else literals.push(literal);
  }
  let { verdict, because, open } = settleLiterals(literals, decisive, isExcluding, search);
  let areAllSettled = open.length === 0;
  const contested = contestedSubjects(open);
  for (const literal of verdict === undefined ? open : []) {
    // Now the others of this junction count too; those that ask for the same thing the same way decide nothing.
    const settled = contested.has(subjectOf(literal.leaf)) ? assumptions.decide(literal.leaf) : undefined;
    if (settled === undefined) assumptions.add(literal.leaf, literal.isNegated === decisive);
    else if ((settled.holds !== literal.isNegated) === decisive) {
      verdict = { holds: decisive, because: [literal.leaf.origin, settled.because] };
      break;
    }
  }
  if (verdict === undefined) {
    const settled = settleJunctions(rest, decisive, isExcluding, search);
    verdict = settled.verdict;
    because = settled.because ?? because;
    areAllSettled &&= settled.areAllSettled;
  }
  assumptions.cutTo(before);
  junctions.cutTo(junctionsBefore);
  return verdict ?? (areAllSettled ? { holds: !decisive, because } : undefined);
}

/** Looks at the operands of a junction that have several tests, each in the light of those before it. */
function settleJunctions(operands: readonly Predicate[], decisive: boolean, isExcluding: boolean, search: Search) {
  const { junctions, found } = search;
  const from = junctions.size;
  const { alternatives, others } = byWhatTheySay(operands, decisive);
  let because: readonly Placed[] | undefined;
  let areAllSettled = true;
  for (const operand of [...alternatives, ...others]) {
    const verdict = decide(operand, isExcluding, search) ?? contradiction(operand, decisive, search, from);
    const { junction, inner, isNegated } = partsOf(operand);
    if (verdict === undefined) {
      areAllSettled = false;
      if (junction !== undefined) junctions.add(junction, isNegated === decisive);
    } else if (verdict.holds === decisive) {
      return { verdict, because, areAllSettled };
    } else {
      because = verdict.because;
      found.push({
        holds: verdict.holds !== isNegated,
        isWhole: false,
        isExcluding: isExcluding !== isNegated,
        origin: inner.origin,
        because,
      });
    }
  }
  // Others may have excluded them one by one.
  let verdict: Verdict | undefined;
  for (const operand of others.length === 0 ? [] : alternatives) {
    verdict ??= exclusion(operand, decisive, search, from);
  }
  return { verdict, because, areAllSettled };
}

/**
 * What decides a junction, if an operand contradicts what is known of other operands of several tests: `a and not a`. That an
 * operand says no more than another is no matter here. Looks at the operand once, without asking the same of its parts: they
 * are asked by themselves.
 */
function contradiction(operand: Predicate, decisive: boolean, search: Search, from: number): Verdict | undefined {
  if (search.junctions.size === from || !mayLookAgain(search)) return undefined;
  const verdict = decide(operand, false, { ...search, found: [], knownFrom: from });
  return verdict?.holds === decisive ? verdict : undefined;
}

/** The same for an operand that is among what is known: only what is known of its parts counts. */
function exclusion(operand: Predicate, decisive: boolean, search: Search, from: number): Verdict | undefined {
  const { junction, isNegated } = partsOf(operand);
  if (junction === undefined || !mayLookAgain(search)) return undefined;
  const verdict = decideJunction(junction, false, { ...search, found: [], knownFrom: from });
  if (verdict === undefined || (verdict.holds !== isNegated) !== decisive) return undefined;
  return { ...verdict, holds: decisive };
}

const mayLookAgain = ({ knownFrom, work }: Search): boolean => knownFrom === undefined && work.left > 0;

/** What an operand is without its `not`. */
function partsOf(operand: Predicate) {
  const isNegated = operand.kind === 'not';
  const inner = isNegated ? operand.operand : operand;
  const junction: Junction | undefined = inner.kind === 'and' || inner.kind === 'or' ? inner : undefined;
  return { inner, junction, isNegated };
}

/** Those that say that one of several tests holds, and the others, which may exclude all of these. */
function byWhatTheySay(operands: readonly Predicate[], decisive: boolean) {
  const alternatives: Predicate[] = [];
  const others: Predicate[] = [];
  for (const operand of operands) {
    const { junction, isNegated } = partsOf(operand);
    (junction?.kind === 'or' && isNegated === decisive ? alternatives : others).push(operand);
  }
  return { alternatives, others };
}

/** What tests ask about both with `not` and without, or with a null among them. */
function contestedSubjects(literals: readonly Literal[]): ReadonlySet<string> {
  const asked = new Map<string, boolean>();
  let contested: Set<string> | undefined;
  for (const { leaf, isNegated } of literals) {
    const subject = subjectOf(leaf);
    if (leaf.test.kind === 'null' || (asked.get(subject) ?? isNegated) !== isNegated) {
      contested ??= new Set();
      contested.add(subject);
    }
    asked.set(subject, isNegated);
  }
  return contested ?? none;
}

const none: ReadonlySet<string> = new Set();

/** Looks at the tests of a junction in the light of what is known around it. */
function settleLiterals(
  literals: readonly Literal[],
  decisive: boolean,
  isExcluding: boolean,
  { assumptions, found }: Search,
) {
  const open: Literal[] = [];
  let because: readonly Placed[] = [];
  for (const literal of literals) {
    const { leaf, isNegated } = literal;
    const settled = assumptions.decide(leaf);
    if (settled === undefined) {
      open.push(literal);
      continue;
    }
    because = [leaf.origin, settled.because];
    if ((settled.holds !== isNegated) === decisive) {
      return { verdict: { holds: decisive, because } as Verdict | undefined, because, open };
    }
    // An alternative that never holds; what holds anyway beside others is no fault.
    if (decisive && !isNegated) found.push({ holds: false, isWhole: false, isExcluding, origin: leaf.origin, because });
  }
  return { verdict: undefined, because, open };
}

/** The contraries of parts are taken apart like the parts: `not (a or b)` is `not a and not b`. */
function flat({ kind, operands }: Junction): readonly Predicate[] {
  return operands.flatMap((operand) => {
    if (operand.kind !== 'not') return [operand];
    const inner = operand.operand;
    if ((inner.kind !== 'and' && inner.kind !== 'or') || inner.kind === kind) return [operand];
    return inner.operands.map(
      (one): Predicate => (one.kind === 'not' ? one.operand : { kind: 'not', operand: one, origin: one.origin }),
    );
  });
}
