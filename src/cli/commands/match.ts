import type { Diagnostic } from '../../diagnostic/diagnostic.js';
import { exitCodes } from '../errors.js';
import { endInterrupted, listenForInterruption } from '../interruption.js';
import { inputProgress, matchTasks } from '../match/match-inputs.js';
import type { MatchReady } from '../match/match-job.js';
import { type MatchArguments, type MatchSettings, matchSettings } from '../match/match-settings.js';
import { matchSink } from '../match/match-sink.js';
import { addResult, type MatchTotals, noTotals, sayWork, summarizeMatches } from '../match/match-summary.js';
import type { MatchResult } from '../match/matcher.js';
import { tableWidth } from '../match-table.js';
import { makeProgress, type Progress, rateText, sayOver } from '../progress.js';
import { count, formatComplaint, makeReporter, type Reporter } from '../report.js';
import { colorsOnStderr, say, whileRead } from '../terminal.js';
import { doTasks } from '../threads/do-tasks.js';

/** Runs `transigma match`; gives the exit code. Memory does not grow with the input. Throws UsageErrors. */
export async function matchCommand(paths: readonly string[], args: MatchArguments): Promise<number> {
  const started = performance.now();
  const settings = matchSettings(paths, args);
  const progress = makeProgress('matching', 'events');
  const reporter = makeReporter(progress);
  const width = tableWidth();
  const sink = matchSink(settings, width);
  const totals = noTotals();
  const interruption = listenForInterruption();
  const read = inputProgress(settings);
  let ready = started;
  let rules: MatchReady = { names: [], faults: 0, complaints: [] };
  const results = doTasks({
    job: 'match',
    setup: { settings, colors: colorsOnStderr(), width },
    tasks: matchTasks(settings, read, interruption.signal),
    threads: settings.jobs,
    onReady: (loaded) => {
      rules = loaded;
      ready = performance.now();
      for (const complaint of rules.complaints) reporter.showText(complaint);
      if (rules.names.length === 0) throw new NoRules();
    },
  });
  try {
    await whileRead(async () => {
      for await (const result of results) {
        addResult(totals, result);
        for (const diagnostic of result.faults) addFault(diagnostic, result, totals, { reporter, progress });
        if (result.rows.length > 0) progress.clear();
        await sink.add(result.rows);
        progress.advance(totals.events, undefined, () => rateText(totals.events, read, performance.now() - ready));
      }
      progress.clear();
      await sink.end();
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
    // What is printed is whole all the same.
    await whileRead(sink.end);
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

/** Where complaints go. */
interface Complaints {
  readonly reporter: Reporter;
  readonly progress: Progress;
}

function addFault(diagnostic: Diagnostic, result: MatchResult, totals: MatchTotals, to: Complaints): void {
  if (diagnostic.severity === 'error') totals.faults++;
  if (diagnostic.code !== 'event/unreadable-input') {
    to.reporter.show([diagnostic]);
    return;
  }
  if (result.isFirst && result.events === 0) totals.unreadable++;
  // However much else is wrong, nobody may miss that an input is not matched, or not to its end.
  sayOver(to.progress, formatComplaint(diagnostic, undefined, colorsOnStderr()));
}

function exitCodeOf(totals: MatchTotals, rules: MatchReady, { follow }: MatchSettings, isAborted: boolean): number {
  if (totals.unreadable > 0) return exitCodes.usage;
  if (isAborted && !follow) return endInterrupted();
  return totals.faults + rules.faults > 0 ? exitCodes.findings : exitCodes.fine;
}
