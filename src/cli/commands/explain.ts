import { error, hasErrors } from '../../diagnostic/diagnostic.js';
import { INPUT_FORMATS, type InputFormat } from '../../event/input-format.js';
import { readEvents } from '../../event/read-events.js';
import { compileExplainer, type Explainer } from '../../explain/explain.js';
import { queryExpressionIn } from '../../predicate/query-expression.js';
import { exitCodes, UsageError } from '../errors.js';
import { type LoadedRule, loadRules } from '../load-rules.js';
import { openInput } from '../open-input.js';
import { type PipelineArguments, pipelinesFor } from '../pipeline-options.js';
import { makeProgress } from '../progress.js';
import { count, makeReporter, type Reporter } from '../report.js';
import { standardInputName, standardInputPath } from '../standard-input.js';
import { output, say, whileRead } from '../terminal.js';
import { type ExplainedEvent, explainedJson, ruleJson } from './explain-json.js';
import { explainedText, ruleText } from './explain-text.js';

/** The command line of `transigma explain`. */
export interface ExplainArguments extends PipelineArguments {
  readonly event?: string;
  readonly input: string;
  readonly json?: boolean;
}

/** No more events are explained to a person. */
const shownEvents = 10;

/** Runs `transigma explain`; gives the exit code. Throws UsageErrors. */
export async function explainCommand(path: string, args: ExplainArguments): Promise<number> {
  const format = INPUT_FORMATS.find((one) => one === args.input);
  if (format === undefined) {
    throw new UsageError(`there is no input format "${args.input}"`, `the formats are ${INPUT_FORMATS.join(', ')}`);
  }
  if (path === standardInputPath && args.event === standardInputPath) {
    throw new UsageError('standard input can only be read once', 'the rule or the event has to come from a file');
  }
  const reporter = makeReporter(makeProgress('explaining', 'events'));
  const chainOf = await pipelinesFor(args, undefined, reporter);
  const { rules, faults } = await loadRules([path], chainOf, reporter);
  const isJson = args.json === true;
  let isFaulty = faults > 0;
  let isUnreadable = false;
  await whileRead(async () => {
    if (args.event === undefined) {
      output(rules.map((rule) => (isJson ? ruleJson(rule) : ruleText(rule))).join(isJson ? '' : '\n'));
      return;
    }
    const explainers = rules.flatMap((rule) => explainerOf(rule, reporter));
    const read = await explainEvents(args.event, format, explainers, isJson, reporter);
    isUnreadable = read.isUnreadable;
    isFaulty ||= read.isBroken || explainers.length < rules.length;
  });
  if (reporter.hidden() > 0) say(`   ${count(reporter.hidden(), 'more message')} not shown`);
  if (isUnreadable) return exitCodes.usage;
  return isFaulty ? exitCodes.findings : exitCodes.fine;
}

interface RuleExplainer {
  readonly rule: LoadedRule;
  readonly explain: Explainer;
}

function explainerOf(rule: LoadedRule, reporter: Reporter): readonly RuleExplainer[] {
  const { predicate } = rule.rule;
  const expression = queryExpressionIn(predicate);
  if (expression === undefined) return [{ rule, explain: compileExplainer(predicate) }];
  const message = 'an expression in the words of a query language cannot be explained for an event';
  reporter.show([error('explain/query-expression', message, { at: expression })], rule.source);
  return [];
}

interface ReadInput {
  /** Whether some of it could not be read, or there was nothing. */
  readonly isBroken: boolean;
  /** Whether it could not be opened at all. */
  readonly isUnreadable: boolean;
}

async function explainEvents(
  input: string,
  format: InputFormat,
  explainers: readonly RuleExplainer[],
  isJson: boolean,
  reporter: Reporter,
): Promise<ReadInput> {
  const source = input === standardInputPath ? standardInputName : input;
  let isBroken = false;
  let isUnreadable = false;
  let events = 0;
  let hiddenMatches = 0;
  for await (const batch of readEvents(openInput(input), { source, format })) {
    for (const read of batch) {
      if (read.kind === 'fault') {
        reporter.show([read.diagnostic]);
        isBroken ||= hasErrors([read.diagnostic]);
        isUnreadable ||= read.diagnostic.code === 'event/unreadable-input' && events === 0;
        continue;
      }
      events++;
      for (const { rule, explain } of explainers) {
        const explained: ExplainedEvent = { rule, read, explanation: explain(read.event) };
        if (isJson) output(explainedJson(explained));
        else if (events <= shownEvents)
          output(`${events === 1 && rule === explainers[0]?.rule ? '' : '\n'}${explainedText(explained)}`);
        else if (explained.explanation.verdict) hiddenMatches++;
      }
    }
  }
  if (!isJson && events > shownEvents) {
    output(`\n${count(events - shownEvents, 'more event')} with ${count(hiddenMatches, 'match', 'matches')}\n`);
  }
  if (events === 0 && !isBroken) say('there is no event');
  return { isBroken: isBroken || events === 0, isUnreadable };
}
