import type { CodePointSet, RegexNode } from './ast.js';
import { allCodePoints, complement } from './code-points.js';
import { sameIgnoringCase } from './fold.js';

/** A loop of larger counts is as bad as one without end: ten ways doubled are a thousand. */
const manyTimes = 10;
/** Larger loops are not looked into: no person writes them. */
const maxPositions = 400;
/** Copies of what a count repeats within a loop; beyond them one, or two, stand for all. */
const maxCopies = 8;
/** Work for one expression: pairs of places, and ranges that are compared. */
const maxSteps = 200_000;

/**
 * The loop of an expression that can match one text in a number of ways that grows exponentially with its length, such
 * as `(a+)+` or `(a|ab|b)*`; undefined if there is none. An engine that backtracks (PCRE, Java, .NET, JavaScript,
 * Python) may try all of them before it gives up. In time linear in the expression: work on loops is bounded, and what
 * is beyond the bounds is not reported.
 */
export function catastrophicLoop(node: RegexNode): RegexNode | undefined {
  const budget: Budget = { steps: maxSteps };
  return findLoop(node, budget);
}

interface Budget {
  steps: number;
}

/** Looks at the outermost loops: those inside are part of them. */
function findLoop(node: RegexNode, budget: Budget): RegexNode | undefined {
  switch (node.kind) {
    case 'repeat':
      if ((node.max ?? manyTimes) >= manyTimes) return isAmbiguous(node.node, budget) ? node : undefined;
      return findLoop(node.node, budget);
    case 'group':
      return findLoop(node.node, budget);
    case 'concatenation':
    case 'alternation':
      for (const one of node.nodes) {
        const found = findLoop(one, budget);
        if (found !== undefined) return found;
      }
      return undefined;
    default:
      return undefined;
  }
}

/** Numbers of ways up to this many: two are as bad as more. */
type Ways = 0 | 1 | 2;
type Places = Map<number, Ways>;

const atMostTwo = (ways: number): Ways => (ways > 1 ? 2 : ways === 1 ? 1 : 0);

/** A part of the loop as an automaton without empty steps: its characters are the places. */
interface Part {
  readonly firsts: Places;
  readonly lasts: Places;
  /** The ways to match nothing. */
  readonly empties: Ways;
}

interface Loop {
  readonly sets: CodePointSet[];
  /** Which places follow each place, and in how many ways. */
  readonly next: Places[];
  /** Set when some place follows another in two ways: every round doubles them. */
  isDoubled: boolean;
  readonly budget: Budget;
}

class TooLarge extends Error {}

/** Whether a loop around the body can match some text in several ways, one round or several. */
function isAmbiguous(body: RegexNode, budget: Budget): boolean {
  const loop: Loop = { sets: [], next: [], isDoubled: false, budget };
  try {
    const part = build(body, loop);
    connect(part.lasts, part.firsts, loop);
    return loop.isDoubled || haveTwoPaths(loop);
  } catch (thrown) {
    if (thrown instanceof TooLarge) return false;
    throw thrown;
  }
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
  if (index >= maxPositions) throw new TooLarge();
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
      if (ways === 2) loop.isDoubled = true;
      next?.set(to, ways);
    }
  }
}

/** Whether two different paths read one text from one place to one place. */
function haveTwoPaths({ sets, next, budget }: Loop): boolean {
  const seen = new Set<number>();
  const open: (readonly [number, number])[] = [];
  const overlap = (one: number, other: number) => haveCommon(sets[one] ?? [], sets[other] ?? [], budget);
  const add = (one: number, other: number) => {
    const key = Math.min(one, other) * maxPositions + Math.max(one, other);
    if (seen.has(key)) return;
    seen.add(key);
    if (overlap(one, other)) open.push([one, other]);
  };
  for (const followers of next) {
    const places = [...followers.keys()];
    spend(budget, (places.length * places.length) / 2);
    for (const [index, one] of places.entries()) for (const other of places.slice(index + 1)) add(one, other);
  }
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [afterOne, afterOther] = [next[pair[0]], next[pair[1]]];
    for (const one of afterOne?.keys() ?? []) {
      for (const other of afterOther?.keys() ?? []) {
        if (one === other) return true;
        spend(budget, 1);
        add(one, other);
      }
    }
  }
  return false;
}

function haveCommon(a: CodePointSet, b: CodePointSet, budget: Budget): boolean {
  let [i, j] = [0, 0];
  for (let [one, other] = [a[0], b[0]]; one !== undefined && other !== undefined; [one, other] = [a[i], b[j]]) {
    spend(budget, 1);
    if (one.last < other.first) i++;
    else if (other.last < one.first) j++;
    else return true;
  }
  return false;
}

function spend(budget: Budget, steps: number): void {
  budget.steps -= steps;
  if (budget.steps < 0) throw new TooLarge();
}
