import type { Diagnostic } from '../../diagnostic/diagnostic.js';
import type { LoadedRule } from '../load-rules.js';
import { listCounts } from '../report.js';
import { say } from '../terminal.js';

/** What the exactness of the answers for rules depends on: the notes of each rule, by their codes. */
export type RuleNotes = Map<string, Map<LoadedRule, Diagnostic>>;

/** Remembers the notes of a rule. */
export function noteAll(notes: RuleNotes, rule: LoadedRule, more: readonly Diagnostic[]): void {
  for (const note of more) {
    const known = notes.get(note.code);
    if (known === undefined) notes.set(note.code, new Map([[rule, note]]));
    else known.set(rule, note);
  }
}

/** Says what the notes of a single rule are, or how many of several rules have which note. */
export function sayNotes(notes: RuleNotes, rules: number): void {
  if (notes.size === 0) return;
  if (rules === 1) {
    for (const [code, [[, note] = []]] of notes) if (note !== undefined) say(`   ${code}: ${note.message}`);
    return;
  }
  const counts = new Map([...notes].map(([code, byRule]) => [code, byRule.size]));
  say(`   notes: ${listCounts(counts)} (a hunt with one rule says what they are)`);
}
