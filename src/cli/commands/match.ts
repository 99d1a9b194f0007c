import { resolveDocument } from '../../convert.js';
import type { Diagnostic } from '../../diagnostic/diagnostic.js';
import type { Event } from '../../event/event.js';
import { INPUT_FORMATS, type InputFormat, readEvents } from '../../event/read-events.js';
import { loadBackend } from '../../registry.js';
import { exitCodes, UsageError } from '../errors.js';
import { findRuleFiles } from '../find-files.js';
import { openInput } from '../open-input.js';
import { makeProgress } from '../progress.js';
import { readRuleFile } from '../read-rules.js';
import { count, errorsOf, makeReporter, type Reporter } from '../report.js';
import { flushOutput, output, say } from '../terminal.js';

/** The command line of `transigma match`. */
export interface MatchArguments {
  readonly rules: readonly string[];
  readonly input: string;
}

interface LoadedRule {
  /** What is printed of it, as JSON. */
  readonly record: string;
  readonly matches: (event: Event) => boolean;
}

/** Runs `transigma match`; gives the exit code. Memory does not grow with the input. Throws UsageErrors. */
export async function matchCommand(inputs: readonly string[], args: MatchArguments): Promise<number> {
  const format = INPUT_FORMATS.find((one) => one === args.input);
  if (format === undefined) {
    throw new UsageError(`there is no input format "${args.input}"`, `the formats are ${INPUT_FORMATS.join(', ')}`);
  }
  const progress = makeProgress('matching', 'events');
  const reporter = makeReporter(progress);
  const { rules, faults: ruleFaults } = await loadRules(args.rules, reporter);
  if (rules.length === 0) {
    flushOutput();
    say('no rule could be loaded');
    return exitCodes.findings;
  }
  const totals = { events: 0, matches: 0, faults: 0, unreadable: 0 };
  for (const input of inputs.length === 0 ? ['-'] : inputs) {
    await matchInput(input, format, rules, totals, reporter, (events) => progress.advance(events, undefined));
  }
  flushOutput();
  progress.clear();
  const broken = totals.faults === 0 ? '' : `, ${count(totals.faults, 'input fault')}`;
  say(
    `${count(totals.matches, 'match', 'matches')} in ${count(totals.events, 'event')} with ${count(rules.length, 'rule')}${broken}`,
  );
  if (reporter.hidden() > 0) say(`   ${count(reporter.hidden(), 'more message')} not shown`);
  if (totals.unreadable > 0) return exitCodes.usage;
  return totals.faults + ruleFaults > 0 ? exitCodes.findings : exitCodes.fine;
}

interface Totals {
  events: number;
  matches: number;
  faults: number;
  /** Inputs that could not be opened at all. */
  unreadable: number;
}

async function matchInput(
  input: string,
  format: InputFormat,
  rules: readonly LoadedRule[],
  totals: Totals,
  reporter: Reporter,
  advance: (events: number) => void,
): Promise<void> {
  const source = input === '-' ? '<stdin>' : input;
  let seen = 0;
  for await (const batch of readEvents(openInput(input), { source, format })) {
    for (const read of batch) {
      if (read.kind === 'fault') {
        fault(read.diagnostic, seen, totals, reporter);
        continue;
      }
      seen++;
      totals.events++;
      for (const rule of rules) {
        if (!rule.matches(read.event)) continue;
        totals.matches++;
        output(`{"rule":${rule.record},"event":${JSON.stringify({ source: read.source, line: read.line })}}\n`);
      }
    }
    advance(totals.events);
    // Whoever reads a live stream wants its matches now.
    flushOutput();
  }
}

function fault(diagnostic: Diagnostic, seen: number, totals: Totals, reporter: Reporter): void {
  if (diagnostic.severity === 'error') totals.faults++;
  if (diagnostic.code === 'event/unreadable-input' && seen === 0) totals.unreadable++;
  reporter.show([diagnostic]);
}

async function loadRules(
  paths: readonly string[],
  reporter: Reporter,
): Promise<{ readonly rules: readonly LoadedRule[]; readonly faults: number }> {
  const backend = await loadBackend('js');
  const { compile } = backend;
  if (compile === undefined) throw new Error('the backend js cannot compile');
  const rules: LoadedRule[] = [];
  let faults = 0;
  const complain = (diagnostics: readonly Diagnostic[], source: Parameters<Reporter['show']>[1]) => {
    const errors = errorsOf(diagnostics);
    faults += errors.length;
    reporter.show(errors, source);
  };
  for (const file of await findRuleFiles(paths)) {
    const { source, reading } = readRuleFile(file);
    complain(reading.diagnostics, source);
    for (const { document, metadata, diagnostics } of reading.documents) {
      complain(diagnostics, source);
      if (document === undefined) continue;
      const resolution = resolveDocument(document);
      if ('errors' in resolution) {
        complain(resolution.errors, source);
        continue;
      }
      const { id, title, level } = metadata;
      const record = JSON.stringify({ id: id ?? null, title, level: level ?? null, path: file.path });
      rules.push({ record, matches: compile(resolution.resolved) });
    }
  }
  return { rules, faults };
}
