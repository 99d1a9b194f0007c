import type { CodePointSet, RegexNode } from './ast.js';
import { allCodePoints, complement } from './code-points.js';
import { sameIgnoringCase } from './fold.js';

/** Larger loops are not looked into: no person writes them. */
export const maxPositions = 400;
/** Copies of what a count repeats within a loop; beyond them one, or two, stand for all. */
const maxCopies = 8;

/** Work that may still be done for an expression. */
export interface Budget {
  steps: number;
}

/** The body of a loop is too large to be looked into. */
export class TooLargeError extends Error {}

/** Some place follows another in two ways: every round of the loop doubles them. */
export class DoubledError extends Error {}

/** Takes steps from a budget. */
export function spend(budget: Budget, steps: number): void {
  budget.steps -= steps;
  if (budget.steps < 0) throw new TooLargeError();
}

/** Numbers of ways up to this many: two are as bad as more. */
type Ways = 0 | 1 | 2;
/** Places, and in how many ways they are reached. */
type Places = Map<number, Ways>;

const atMostTwo = (ways: number): Ways => (ways > 1 ? 2 : ways === 1 ? 1 : 0);

/** A part of the loop as an automaton without empty steps: its characters are the places. */
interface Part {
  readonly firsts: Places;
  readonly lasts: Places;
  /** The ways to match nothing. */
  readonly empties: Ways;
}

/** The body of a loop as an automaton: what each place reads, and which places follow it. */
export interface Loop {
  readonly sets: CodePointSet[];
  /** Which places follow each place, and in how many ways. */
  readonly next: Places[];
  readonly budget: Budget;
}

/**
 * The automaton of a loop around the body. Throws a {@link DoubledError} when a place follows another in two ways, and a
 * {@link TooLargeError} when it is too much work.
 */
export function buildLoop(body: RegexNode, budget: Budget): Loop {
  const loop: Loop = { sets: [], next: [], budget };
  const part = build(body, loop);
  connect(part.lasts, part.firsts, loop);
  return loop;
}

const nothing = (): Part => ({ firsts: new Map(), lasts: new Map(), empties: 1 });
const impossible = (): Part => ({ firsts: new Map(), lasts: new Map(), empties: 0 });

function build(node: RegexNode, loop: Loop): Part {
  switch (node.kind) {
    case 'empty':
      return nothing();
    case 'literal': {
      let part = nothing();
      for (const character of node.text) {
        const codePoint = character.codePointAt(0) ?? 0;
        const family = node.ignoreCase ? sameIgnoringCase(codePoint) : [codePoint];
        part = inTurn(
          part,
          place(
            family.map((one) => ({ first: one, last: one })),
            loop,
          ),
          loop,
        );
      }
      return part;
    }
    case 'any':
      return place(node.newline ? allCodePoints : complement([{ first: 0x0a, last: 0x0a }]), loop);
    case 'class':
      return node.ranges.length === 0 ? impossible() : place(node.ranges, loop);
    case 'text-start':
    case 'text-end':
    case 'line-start':
    case 'line-end':
    case 'word-boundary':
      // What stands between two rounds mostly keeps them apart: without a way through there is no false alarm.
      return impossible();
    case 'group':
      return build(node.node, loop);
    case 'concatenation':
      return node.nodes.reduce((before, one) => inTurn(before, build(one, loop), loop), nothing());
    case 'alternation':
      return node.nodes.reduce((before, one) => either(before, build(one, loop)), impossible());
    case 'repeat':
      return repeated(node, loop);
    default:
      return node satisfies never;
  }
}

function repeated({ node, min, max }: Extract<RegexNode, { kind: 'repeat' }>, loop: Loop): Part {
  const once = () => build(node, loop);
  if (max === undefined) {
    let part = nothing();
    for (let copy = 1; copy < Math.min(min, maxCopies); copy++) part = inTurn(part, once(), loop);
    const looped = once();
    connect(looped.lasts, looped.firsts, loop);
    return inTurn(part, min === 0 ? { ...looped, empties: 1 } : looped, loop);
  }
  if (max > maxCopies) {
    const first = min === 0 ? optional(once()) : once();
    return min === max ? first : inTurn(first, optional(once()), loop);
  }
  let rest: Part | undefined;
  // x{1,3} is x(x(x)?)?: the choices stand in each other, so that one way leads to each count.
  for (let copy = max; copy > 0; copy--) {
    const one = once();
    const part: Part = rest === undefined ? one : inTurn(one, rest, loop);
    rest = copy > min ? optional(part) : part;
  }
  return rest ?? nothing();
}

const optional = (part: Part): Part => ({ ...part, empties: atMostTwo(part.empties + 1) });

function place(set: CodePointSet, loop: Loop): Part {
  const index = loop.sets.length;
  if (index >= maxPositions) throw new TooLargeError();
  loop.sets.push(set);
  loop.next.push(new Map());
  return { firsts: new Map([[index, 1]]), lasts: new Map([[index, 1]]), empties: 0 };
}

function inTurn(a: Part, b: Part, loop: Loop): Part {
  connect(a.lasts, b.firsts, loop);
  return {
    firsts: a.empties === 0 ? a.firsts : join(a.firsts, b.firsts, a.empties, loop),
    lasts: b.empties === 0 ? b.lasts : join(b.lasts, a.lasts, b.empties, loop),
    empties: atMostTwo(a.empties * b.empties),
  };
}

function either(a: Part, b: Part): Part {
  const empties = atMostTwo(a.empties + b.empties);
  for (const [index, ways] of b.firsts) a.firsts.set(index, ways);
  for (const [index, ways] of b.lasts) a.lasts.set(index, ways);
  return { firsts: a.firsts, lasts: a.lasts, empties };
}

/** Places of both parts, which have none in common; those of the second in so many ways each. */
function join(a: Places, b: Places, times: Ways, loop: Loop): Places {
  spend(loop.budget, a.size + b.size);
  const joined = new Map(a);
  for (const [index, ways] of b) joined.set(index, atMostTwo(ways * times));
  return joined;
}

function connect(lasts: Places, firsts: Places, loop: Loop): void {
  spend(loop.budget, lasts.size * firsts.size);
  for (const [from, waysOut] of lasts) {
    const next = loop.next[from];
    for (const [to, waysIn] of firsts) {
      const ways = atMostTwo((next?.get(to) ?? 0) + waysOut * waysIn);
      if (ways === 2) throw new DoubledError();
      next?.set(to, ways);
    }
  }
}
