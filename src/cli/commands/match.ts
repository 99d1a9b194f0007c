import type { Diagnostic } from '../../diagnostic/diagnostic.js';
import { exitCodes } from '../errors.js';
import { interruptedCode, listenForInterruption } from '../interruption.js';
import { inputProgress, matchTasks } from '../match/match-inputs.js';
import type { MatchReady } from '../match/match-job.js';
import { type MatchArguments, type MatchSettings, matchSettings } from '../match/match-settings.js';
import { matchSink } from '../match/match-sink.js';
import { addResult, type MatchTotals, noTotals, sayWork, summarizeMatches } from '../match/match-summary.js';
import type { MatchResult } from '../match/matcher.js';
import { tableWidth } from '../match-table.js';
import { pipelinesFor } from '../pipeline-options.js';
import { makeProgress, rateText } from '../progress.js';
import { count, makeReporter, type Reporter } from '../report.js';
import { colorsOnStderr, flushOutput, say, whileRead } from '../terminal.js';
import { doTasks } from '../threads/do-tasks.js';

/** Runs `transigma match`; gives the exit code. Memory does not grow with the input. Throws UsageErrors. */
export async function matchCommand(paths: readonly string[], args: MatchArguments): Promise<number> {
  const started = performance.now();
  const settings = matchSettings(paths, args);
  const progress = makeProgress('matching', 'events');
  const reporter = makeReporter(progress);
  // A thread could only say that it failed.
  if (settings.jobs > 1) await pipelinesFor(settings.pipelines, undefined, reporter);
  const width = tableWidth();
  const sink = matchSink(settings, width);
  const totals = noTotals();
  const interruption = listenForInterruption();
  const read = inputProgress(settings);
  let rules: MatchReady = { names: [], faults: 0, complaints: [] };
  const results = doTasks({
    job: 'match',
    setup: { settings, colors: colorsOnStderr(), width },
    tasks: matchTasks(settings, read, interruption.signal),
    threads: settings.jobs,
    onReady: (ready) => {
      rules = ready;
      for (const complaint of rules.complaints) reporter.showText(complaint);
      if (rules.names.length === 0) throw new NoRules();
    },
  });
  try {
    await whileRead(async () => {
      const reading = performance.now();
      for await (const result of results) {
        addResult(totals, result);
        for (const diagnostic of result.faults) addFault(diagnostic, result, totals, reporter);
        if (result.rows.length > 0) progress.clear();
        sink.add(result.rows);
        progress.advance(totals.events, undefined, () => rateText(totals.events, read, performance.now() - reading));
        // Whoever reads a live stream wants its matches now.
        flushOutput();
      }
      progress.clear();
      sink.end();
      flushOutput();
      summarizeMatches(totals, {
        rules: rules.names.length,
        seconds: (performance.now() - started) / 1000,
        isInterrupted: interruption.signal.aborted && !settings.follow,
        hidden: reporter.hidden(),
      });
      if (settings.stats) sayWork(totals, rules.names);
    });
  } catch (thrown) {
    if (!(thrown instanceof NoRules)) throw thrown;
    say('no rule could be loaded');
    if (reporter.hidden() > 0) say(`   ${count(reporter.hidden(), 'more message')} not shown`);
    return exitCodes.findings;
  } finally {
    progress.clear();
    interruption.end();
  }
  return exitCodeOf(totals, rules, settings, interruption.signal.aborted);
}

/** There is nothing to match: the inputs need not be read. */
class NoRules extends Error {}

function addFault(diagnostic: Diagnostic, result: MatchResult, totals: MatchTotals, reporter: Reporter): void {
  if (diagnostic.severity === 'error') totals.faults++;
  if (diagnostic.code === 'event/unreadable-input' && result.isFirst && result.events === 0) totals.unreadable++;
  reporter.show([diagnostic]);
}

function exitCodeOf(totals: MatchTotals, rules: MatchReady, { follow }: MatchSettings, isAborted: boolean): number {
  if (totals.unreadable > 0) return exitCodes.usage;
  if (isAborted && !follow) return interruptedCode;
  return totals.faults + rules.faults > 0 ? exitCodes.findings : exitCodes.fine;
}
