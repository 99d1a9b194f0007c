import { grouped } from '../../diagnostic/grouped.js';
import { exitCodes } from '../errors.js';
import { count, listCounts } from '../report.js';
import { say } from '../terminal.js';
import { visible } from '../visible.js';

/** What happened to the rules so far. */
export interface Tally {
  total: number;
  converted: number;
  broken: number;
  /** Files with errors outside of their rules. */
  faultyFiles: number;
  /** How often each code occurred; a refused rule counts once, by its first reason. */
  readonly refusals: Map<string, number>;
  readonly notes: Map<string, number>;
  /** For how many rules `-p auto` has no pipeline. */
  unmatched: number;
  /** What identifies the converted rules, and the ids (or titles) of which there are several. */
  readonly ids: Set<string>;
  readonly repeatedIds: Set<string>;
}

/** With more refused rules than this, refusals are counted by code instead of shown one by one. */
export const refusalsShown = 10;

/** Nothing so far. */
export const emptyTally = (): Tally => ({
  total: 0,
  converted: 0,
  broken: 0,
  faultyFiles: 0,
  unmatched: 0,
  refusals: new Map(),
  notes: new Map(),
  ids: new Set(),
  repeatedIds: new Set(),
});

/** Counts a code once more. */
export function increase(counts: Map<string, number>, code: string): void {
  counts.set(code, (counts.get(code) ?? 0) + 1);
}

/** The exit code if nothing else happens. */
export function exitCodeOf(
  { broken, faultyFiles, refusals }: Tally,
  skipsUnsupported: boolean,
  hasFaultyTests: boolean,
): number {
  const failed = hasFaultyTests || broken + faultyFiles > 0 || (refusals.size > 0 && !skipsUnsupported);
  return failed ? exitCodes.findings : exitCodes.fine;
}

/** What a summary is about, besides the tally. */
export interface SummaryContext {
  readonly target: string;
  readonly json: boolean;
  readonly seconds: number;
  readonly files: number;
  /** Where the output went, as the end of a sentence; undefined for standard output. */
  readonly place: string | undefined;
  /** How many complaints were not shown. */
  readonly hidden: number;
}

/** Says what happened, as far as it has not been seen already. */
export function summarize(tally: Tally, { target, json, seconds, files, place, hidden }: SummaryContext): void {
  const { total, converted, broken, faultyFiles, refusals, notes, repeatedIds, unmatched } = tally;
  const isOne = total <= 1 && files === 1;
  // For one rule on standard output the query says it all.
  if (!isOne || place !== undefined || (json && total === 1)) {
    const ofAll = `${grouped(converted)} of ${count(total, 'rule')}`;
    say(`${ofAll} converted to ${target} in ${seconds.toFixed(1)} s${place ?? ''}`);
  }
  if (!isOne) {
    const refused = [...refusals.values()].reduce((sum, number) => sum + number, 0);
    const hint = json || refused <= refusalsShown ? '' : '   (--json for places)';
    if (refused > 0) say(`   ${grouped(refused)} refused: ${listCounts(refusals)}${hint}`);
    if (broken > 0) say(`   ${count(broken, 'rule')} with errors`);
    if (faultyFiles > 0) say(`   ${count(faultyFiles, 'file')} with errors`);
    if (notes.size > 0) say(`   notes: ${listCounts(notes)}`);
  }
  if (repeatedIds.size > 0) {
    const shown = [...repeatedIds].slice(0, 3).map(visible).join(', ');
    say(`   ${count(repeatedIds.size, 'id')} of several rules, which then have one identifier in the target: ${shown}`);
  }
  if (unmatched > 0) say(`   ${count(unmatched, 'rule')} without a pipeline: auto knows none for the log source`);
  if (hidden > 0) say(`   ${count(hidden, 'more message')} not shown (--json has them)`);
}
