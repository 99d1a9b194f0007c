import { type Diagnostic, error } from '../../diagnostic/diagnostic.js';
import { jsonText } from '../../diagnostic/json-text.js';
import type { Event } from '../../event/event.js';
import { INPUT_FORMATS, type InputFormat } from '../../event/input-format.js';
import { readEvents } from '../../event/read-events.js';
import { queryExpressionIn } from '../../predicate/query-expression.js';
import { loadBackend } from '../../registry.js';
import { exitCodes, UsageError } from '../errors.js';
import type { ChooseChain } from '../load-pipelines.js';
import { loadRules } from '../load-rules.js';
import { openInput } from '../open-input.js';
import { type PipelineArguments, pipelinesFor } from '../pipeline-options.js';
import { makeProgress } from '../progress.js';
import { count, makeReporter, type Reporter } from '../report.js';
import { standardInputName, standardInputPath } from '../standard-input.js';
import { flushOutput, output, say, whileRead } from '../terminal.js';

/** The command line of `transigma match`. */
export interface MatchArguments extends PipelineArguments {
  readonly rules: readonly string[];
  readonly input: string;
}

interface CompiledRule {
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
  const inputsOrDefault = inputs.length === 0 ? [standardInputPath] : inputs;
  if ([...new Set(args.rules), ...inputsOrDefault].filter((path) => path === standardInputPath).length > 1) {
    throw new UsageError(
      'standard input can only be read once',
      `one "${standardInputPath}" among rules and events; without a path, events come from standard input`,
    );
  }
  const progress = makeProgress('matching', 'events');
  const reporter = makeReporter(progress);
  const chainOf = await pipelinesFor(args, undefined, reporter);
  const { rules, faults: ruleFaults } = await compileRules(args.rules, chainOf, reporter);
  if (rules.length === 0) {
    say('no rule could be loaded');
    sayHidden(reporter);
    return exitCodes.findings;
  }
  const totals = { events: 0, matches: 0, faults: 0, unreadable: 0 };
  await whileRead(async () => {
    for (const input of inputsOrDefault) {
      await matchInput(input, format, rules, totals, reporter, (events) => progress.advance(events, undefined));
    }
    progress.clear();
    summarize(totals, rules.length, reporter);
  });
  progress.clear();
  if (totals.unreadable > 0) return exitCodes.usage;
  return totals.faults + ruleFaults > 0 ? exitCodes.findings : exitCodes.fine;
}

function summarize({ events, matches, faults }: Totals, rules: number, reporter: Reporter): void {
  const broken = faults === 0 ? '' : `, ${count(faults, 'input fault')}`;
  say(`${count(matches, 'match', 'matches')} in ${count(events, 'event')} with ${count(rules, 'rule')}${broken}`);
  sayHidden(reporter);
}

function sayHidden(reporter: Reporter): void {
  if (reporter.hidden() > 0) say(`   ${count(reporter.hidden(), 'more message')} not shown`);
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
  rules: readonly CompiledRule[],
  totals: Totals,
  reporter: Reporter,
  advance: (events: number) => void,
): Promise<void> {
  const source = input === standardInputPath ? standardInputName : input;
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
        output(`{"rule":${rule.record},"event":${jsonText({ source: read.source, line: read.line })}}\n`);
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

/** Makes the rules ready for events; those that cannot be are said, and counted. */
async function compileRules(
  paths: readonly string[],
  chainOf: ChooseChain | undefined,
  reporter: Reporter,
): Promise<{ readonly rules: readonly CompiledRule[]; readonly faults: number }> {
  const { compile } = await loadBackend('js');
  if (compile === undefined) throw new Error('the backend js cannot compile');
  const { rules: resolved, faults } = await loadRules(paths, chainOf, reporter);
  const rules: CompiledRule[] = [];
  let refused = 0;
  for (const { rule, record, source } of resolved) {
    const expression = queryExpressionIn(rule.predicate);
    if (expression === undefined) {
      rules.push({ record, matches: compile(rule) });
      continue;
    }
    const message = 'an expression in the words of a query language cannot be matched against events';
    reporter.show([error('js/query-expression', message, { at: expression })], source);
    refused++;
  }
  return { rules, faults: faults + refused };
}
