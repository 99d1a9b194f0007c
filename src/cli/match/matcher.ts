import { type Diagnostic, error } from '../../diagnostic/diagnostic.js';
import { batchReader, type EventRead } from '../../event/read-events.js';
import type { PieceBatch } from '../../event/read-pieces.js';
import { queryExpressionIn } from '../../predicate/query-expression.js';
import { compileRuleSet } from '../../registry.js';
import type { EventShape } from '../../routing/event-shape.js';
import { type LoadedRule, loadRules } from '../load-rules.js';
import { pipelinesFor } from '../pipeline-options.js';
import type { Reporter } from '../report.js';
import { ruleChooser } from './choose-rules.js';
import { type EventRows, rowMaker } from './match-rows.js';
import type { MatchSettings } from './match-settings.js';
import { type MatchedRule, matchedRule } from './matched-rule.js';
import { type RuleWork, workMeter } from './rule-work.js';

/** A part of an input. */
export interface MatchTask {
  readonly source: string;
  readonly batch: PieceBatch;
}

/** How many events of a kind there were, and with how many rules they were tried, all together. */
export interface RoutedEvents {
  readonly shape: EventShape | undefined;
  readonly events: number;
  readonly rules: number;
}

/** What was found in a part of an input; plain data, as it may come from another thread. */
export interface MatchResult {
  /** Rows of the events that some rule matches, in the order of events and rules. */
  readonly rows: readonly EventRows[];
  readonly events: number;
  readonly faults: readonly Diagnostic[];
  /** Whether the input begins with this part. */
  readonly isFirst: boolean;
  readonly routed: readonly RoutedEvents[];
  /** What rules had to do, if that was asked for. */
  readonly work: readonly RuleWork[];
}

/** Rules that are ready for events. */
export interface Matcher {
  readonly rules: readonly MatchedRule[];
  /** How much is wrong with rules. */
  readonly faults: number;
  readonly match: (task: MatchTask) => MatchResult;
}

/** Loads rules and makes them ready. What is wrong with them is shown and counted. Throws UsageErrors. */
export async function makeMatcher(settings: MatchSettings, width: number, reporter: Reporter): Promise<Matcher> {
  const chainOf = await pipelinesFor(settings.pipelines, undefined, reporter);
  const loaded = await loadRules(settings.rules, chainOf, reporter);
  const meant = withMeaning(loaded.rules, reporter);
  const rules = meant.map(matchedRule);
  const set = await compileRuleSet(rules);
  const choose = await ruleChooser(rules, set, settings.routing);
  const rowsOf = rowMaker(settings, width);
  const readers = new Map<string, (batch: PieceBatch) => readonly EventRead[]>();
  const meter = settings.stats ? workMeter() : undefined;

  const match = ({ source, batch }: MatchTask): MatchResult => {
    let reader = readers.get(source);
    if (reader === undefined) {
      reader = batchReader({ source, format: settings.input });
      readers.set(source, reader);
    }
    const rows: EventRows[] = [];
    const faults: Diagnostic[] = [];
    const routed = new Map<EventShape | undefined, { events: number; rules: number }>();
    let events = 0;
    for (const read of reader(batch)) {
      if (read.kind === 'fault') {
        faults.push(read.diagnostic);
        continue;
      }
      events++;
      const { set, shape, size } = choose(read.event);
      const counted = routed.get(shape);
      if (counted === undefined) routed.set(shape, { events: 1, rules: size });
      else {
        counted.events++;
        counted.rules += size;
      }
      const matching = set.match(read.event, meter?.measure);
      if (matching.length === 0) continue;
      rows.push(
        rowsOf(
          read,
          matching.map((index) => rules[index] as MatchedRule),
        ),
      );
    }
    const work = meter?.take() ?? [];
    const isFirst = batch.firstIndex === 1;
    return {
      rows,
      events,
      faults,
      isFirst,
      routed: [...routed].map(([shape, counts]) => ({ shape, ...counts })),
      work,
    };
  };
  return { rules, faults: loaded.faults + loaded.rules.length - meant.length, match };
}

/** The rules that mean something for an event; the others are shown. */
function withMeaning(loaded: readonly LoadedRule[], reporter: Reporter): readonly LoadedRule[] {
  return loaded.filter(({ rule, source }) => {
    const expression = queryExpressionIn(rule.predicate);
    if (expression === undefined) return true;
    const message = 'an expression in the words of a query language cannot be matched against events';
    reporter.show([error('js/query-expression', message, { at: expression })], source);
    return false;
  });
}
