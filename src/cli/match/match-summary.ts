import { grouped } from '../../diagnostic/grouped.js';
import type { EventShape } from '../../routing/event-shape.js';
import { count } from '../report.js';
import { say } from '../terminal.js';
import { visible } from '../visible.js';
import type { MatchResult } from './matcher.js';
import type { RuleWork } from './rule-work.js';

/** What has happened so far. */
export interface MatchTotals {
  events: number;
  matches: number;
  faults: number;
  /** Inputs of which not one event could be read. */
  unreadable: number;
  readonly routed: Map<EventShape | undefined, { events: number; rules: number }>;
  readonly work: Map<number, RuleWork>;
}

/** Nothing so far. */
export const noTotals = (): MatchTotals => ({
  events: 0,
  matches: 0,
  faults: 0,
  unreadable: 0,
  routed: new Map(),
  work: new Map(),
});

/** Adds what was found in a part of an input; its faults are counted where they are shown. */
export function addResult(totals: MatchTotals, { rows, events, routed, work }: MatchResult): void {
  totals.events += events;
  for (const { own } of rows) totals.matches += own.length;
  for (const { shape, events: number, rules } of routed) {
    const known = totals.routed.get(shape);
    totals.routed.set(shape, { events: (known?.events ?? 0) + number, rules: (known?.rules ?? 0) + rules });
  }
  for (const { rule, tried, matched, nanoseconds } of work) {
    const known = totals.work.get(rule) ?? { rule, tried: 0, matched: 0, nanoseconds: 0 };
    known.tried += tried;
    known.matched += matched;
    known.nanoseconds += nanoseconds;
    totals.work.set(rule, known);
  }
}

/** What a summary is about, besides the totals. */
export interface MatchRun {
  readonly rules: number;
  readonly seconds: number;
  /** Whether the user has ended it before its inputs did. */
  readonly isInterrupted: boolean;
  readonly hidden: number;
}

/** Says what has happened. */
export function summarizeMatches(totals: MatchTotals, { rules, seconds, isInterrupted, hidden }: MatchRun): void {
  const { events, matches, faults } = totals;
  const broken = faults === 0 ? '' : `, ${count(faults, 'input fault')}`;
  const ofRules = `${count(matches, 'match', 'matches')} in ${count(events, 'event')} with ${count(rules, 'rule')}`;
  // Of a few events the time says nothing but how long the rules took to read.
  const rate = grouped(Math.round(events / Math.max(seconds, 0.001)));
  const time = events < 10_000 ? '' : ` in ${seconds.toFixed(1)} s, ${rate} events a second`;
  say(`${isInterrupted ? 'interrupted: ' : ''}${ofRules}${broken}${time}`);
  sayRouting(totals, rules);
  if (hidden > 0) say(`   ${count(hidden, 'more message')} not shown`);
}

const names: Readonly<Record<EventShape, string>> = { windows: 'Windows event', cloudtrail: 'CloudTrail record' };

/** Says with how many rules events were tried, if some were left out. */
function sayRouting({ routed }: MatchTotals, rules: number): void {
  const known = [...routed].flatMap(([shape, { events, rules: tried }]) => {
    if (shape === undefined || tried === events * rules) return [];
    return [`${count(events, names[shape])} tried with ${grouped(Math.round(tried / events))} on average`];
  });
  if (known.length === 0) return;
  const others = routed.get(undefined)?.events ?? 0;
  const rest = others === 0 ? '' : `, ${count(others, 'other event')} with all`;
  say(`   rules chosen by log source: ${known.join(', ')}${rest}   (--logsource off tries all)`);
}

/** Rules that are shown; the others took less time. */
const shownRules = 20;

/** Says what rules had to do: those that took the most time first. */
export function sayWork({ work }: MatchTotals, ruleNames: readonly string[]): void {
  const sorted = [...work.values()].sort((one, other) => other.nanoseconds - one.nanoseconds || one.rule - other.rule);
  if (sorted.length === 0) {
    say('   no rule had to be looked at: no event has what any of them asks for');
    return;
  }
  const row = (tried: string, matched: string, time: string, name: string) =>
    say(`   ${tried.padStart(12)} ${matched.padStart(12)} ${time.padStart(11)}  ${visible(name)}`);
  row('TRIED', 'MATCHED', 'TIME', 'RULE');
  for (const { rule, tried, matched, nanoseconds } of sorted.slice(0, shownRules)) {
    const time = `${(nanoseconds / 1e6).toFixed(1)} ms`;
    row(grouped(tried), grouped(matched), time, ruleNames[rule] ?? '');
  }
  if (sorted.length > shownRules) say(`   and ${count(sorted.length - shownRules, 'rule')} that took less time`);
  const idle = ruleNames.length - sorted.length;
  if (idle > 0) say(`   ${count(idle, 'rule')} never had to be looked at`);
}
