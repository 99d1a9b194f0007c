import { error } from '../../../diagnostic/diagnostic.js';
import { grouped } from '../../../diagnostic/grouped.js';
import { jsonText } from '../../../diagnostic/json-text.js';
import { type Hunt, type HuntArguments, megabytes } from '../../commands/hunt.js';
import { exitCodes } from '../../errors.js';
import type { LoadedRule } from '../../load-rules.js';
import { count } from '../../report.js';
import { flushOutput, say, whileRead } from '../../terminal.js';
import { visible } from '../../visible.js';
import { wholeNumber } from '../../whole-number.js';
import { noteAll, type RuleNotes, sayNotes } from '../rule-notes.js';
import { type HuntQuery, type HuntReport, runOnAthena } from './run-queries.js';

/** What came of the queries. */
interface Totals {
  matches: number;
  finished: number;
  failed: number;
  bytes: number;
}

/** Starts the queries of rules on Athena, and prints the rows that they give. Gives the exit code; throws UsageErrors. */
export async function huntOnAthena(hunt: Hunt, args: HuntArguments, ruleFaults: number): Promise<number> {
  const { reporter, progress } = hunt;
  const { queries, notes, refused } = queriesOf(hunt);
  const totals: Totals = { matches: 0, finished: 0, failed: 0, bytes: 0 };
  const abort = new AbortController();
  const cancel = () => {
    progress.clear();
    say('cancelling the queries …');
    abort.abort();
  };
  // The second time it ends at once.
  process.once('SIGINT', cancel);
  process.once('SIGTERM', cancel);
  try {
    await whileRead(async () => {
      const settings = {
        workgroup: args.workgroup,
        outputLocation: args.outputLocation,
        database: args.database,
        catalog: args.catalog,
        region: args.region,
        endpoint: args.endpointUrl,
        concurrency: wholeNumber('concurrency', args.concurrency),
      };
      for await (const report of runOnAthena([...queries.keys()], settings, abort.signal)) {
        take(report, queries, hunt, totals);
        progress.advance(totals.finished + totals.failed, queries.size);
      }
    });
  } finally {
    process.removeListener('SIGINT', cancel);
    process.removeListener('SIGTERM', cancel);
  }
  progress.clear();
  const of = totals.finished === queries.size ? '' : ` of ${grouped(queries.size)}`;
  const ran = `${grouped(totals.finished)}${of} queries`;
  say(`${count(totals.matches, 'match', 'matches')} of ${ran}; Athena scanned ${megabytes(totals.bytes)}`);
  if (refused > 0) say(`   ${count(refused, 'rule')} refused`);
  sayNotes(notes, hunt.rules.length);
  if (totals.failed > 0) say(`   ${count(totals.failed, 'query failed', 'queries failed')}`);
  if (reporter.hidden() > 0) say(`   ${count(reporter.hidden(), 'more message')} not shown`);
  return abort.signal.aborted || ruleFaults + refused + totals.failed > 0 ? exitCodes.findings : exitCodes.fine;
}

/** The queries of the rules that have one; the others are said. */
function queriesOf({ backend, options, rules, reporter }: Hunt) {
  const queries = new Map<HuntQuery, LoadedRule>();
  const notes: RuleNotes = new Map();
  let refused = 0;
  for (const rule of rules) {
    const { output, notes: ofRule, errors } = backend.render(rule.rule, 'query', options);
    if (output === undefined) {
      refused++;
      reporter.show(errors, rule.source);
    } else {
      noteAll(notes, rule, ofRule);
      queries.set({ sql: output, label: rule.path }, rule);
    }
  }
  return { queries, notes, refused };
}

function take(
  report: HuntReport,
  queries: ReadonlyMap<HuntQuery, LoadedRule>,
  { print, reporter, progress }: Hunt,
  totals: Totals,
): void {
  switch (report.kind) {
    case 'rows': {
      const record = queries.get(report.query)?.record ?? '';
      progress.clear();
      for (const row of report.rows) {
        totals.matches++;
        const cells = report.columns.map((column, index) => [column, row[index] ?? null]);
        print({ record, row: jsonText(Object.fromEntries(cells)) });
      }
      flushOutput();
      break;
    }
    case 'finished':
      totals.finished++;
      totals.bytes += report.bytesScanned;
      break;
    case 'failed': {
      totals.failed++;
      const notes = report.hint === undefined ? [] : [report.hint];
      reporter.show([error('hunt/athena', `${visible(report.query.label)}: ${report.message}`, { notes })]);
      break;
    }
    default:
      report satisfies never;
  }
}
