import type { Backend, SearchedRows } from '../../../backend/backend.js';
import type { OptionSchema, OptionValues } from '../../../backend/options.js';
import { error, hasErrors } from '../../../diagnostic/diagnostic.js';
import type { Event } from '../../../event/event.js';
import { loadBackend } from '../../../registry.js';
import type { LoadedRule } from '../../load-rules.js';
import type { Progress } from '../../progress.js';
import type { Reporter } from '../../report.js';
import type { HuntMatch } from '../hunt-match.js';
import { noteAll, type RuleNotes } from '../rule-notes.js';
import { type DataFile, inspectFile } from './data-files.js';
import { type Engine, EngineError, startEngine } from './engine.js';
import { readFileSlowly } from './read-file.js';
import { type DataColumn, groupKey, hidden, isJson, jsonRows, tableRead, tableRows } from './relation.js';
import { huntStatement, type Question, type RuleCondition } from './statement.js';
import { type TimeWindow, timeWindow } from './time-window.js';

/** What a hunt through files is about. */
export interface FileHunt {
  readonly backend: Backend;
  readonly options: OptionValues<OptionSchema>;
  readonly rules: readonly LoadedRule[];
  readonly files: readonly string[];
  readonly threads: number | undefined;
}

/** What came of it, besides the matches. */
export interface HuntTotals {
  files: number;
  bytes: number;
  /** Rules that cannot be asked of some of the data. */
  refusedRules: number;
  /** Files that could not be read, or not wholly. */
  faultyFiles: number;
  /** Matches without a time, where a window of time is asked for. */
  timeless: number;
  /** What the exactness of answers about columns depends on, and for which rules; for JSON it is always the same. */
  readonly notes: RuleNotes;
}

/** So many bytes of small files are read by one statement. */
const batchBytes = 64 * 2 ** 20;
const batchFiles = 500;

/** A statement with more conditions takes long to plan. */
const rulesAtOnce = 200;

/** Looks for the rows that rules match, and gives them as they are found. What is wrong with files is shown. */
export async function* huntFiles(
  hunt: FileHunt,
  totals: HuntTotals,
  reporter: Reporter,
  progress: Progress,
): AsyncGenerator<readonly HuntMatch[], void, undefined> {
  const engine = await startEngine(hunt.threads);
  const context: Context = { engine, totals, reporter, prepared: new Map(), window: timeWindow(hunt.options) };
  try {
    const groups = await groupFiles(hunt.files, context);
    const all = [...groups.values()].flat().reduce((sum, { bytes }) => sum + bytes, 0);
    let done = 0;
    const show = (part: number) =>
      progress.advance(Math.round((done + part) / 1e6), Math.max(1, Math.round(all / 1e6)));
    for (const files of groups.values()) {
      for (const batch of batches(files)) {
        const bytes = batch.reduce((sum, file) => sum + file.bytes, 0);
        const timer = setInterval(() => show(engine.progress() * bytes), 200);
        try {
          yield* huntBatch(batch, hunt, context);
        } finally {
          clearInterval(timer);
        }
        done += bytes;
        totals.files += batch.length;
        totals.bytes += bytes;
      }
    }
  } finally {
    engine.close();
  }
}

interface Context {
  readonly engine: Engine;
  readonly totals: HuntTotals;
  readonly reporter: Reporter;
  readonly prepared: Map<string, readonly Question[]>;
  /** The time of JSON events is looked at in those that match: its key need not be the same in all. */
  readonly window: TimeWindow | undefined;
  /** Loaded for files that DuckDB does not read. */
  js?: Backend;
}

async function groupFiles(paths: readonly string[], context: Context) {
  const groups = new Map<string, DataFile[]>();
  for (const path of paths) {
    const file = await inspectFile(path);
    if (file === undefined) continue;
    if ('reason' in file) {
      fault(path, file.reason, context);
      continue;
    }
    const key = groupKey(file);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [file]);
    else group.push(file);
  }
  return groups;
}

function* batches(files: readonly DataFile[]): Generator<readonly DataFile[]> {
  let batch: DataFile[] = [];
  let bytes = 0;
  for (const file of files) {
    if (batch.length > 0 && (bytes + file.bytes > batchBytes || batch.length >= batchFiles)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(file);
    bytes += file.bytes;
  }
  if (batch.length > 0) yield batch;
}

async function* huntBatch(
  files: readonly DataFile[],
  hunt: FileHunt,
  context: Context,
): AsyncGenerator<readonly HuntMatch[], void, undefined> {
  if (files[0]?.kind === 'other') {
    for (const file of files) yield* huntSlowly(file, hunt, context);
    return;
  }
  const seen: Seen = { matches: [], broken: new Set(), timeless: new Map(), isFlushed: false };
  try {
    yield* huntTogether(files, hunt, context, seen);
  } catch (thrown) {
    if (!(thrown instanceof EngineError)) throw thrown;
    const [only] = files;
    // What has been given away must not be given again.
    if (seen.isFlushed) for (const { path } of files) fault(path, thrown.message, context);
    else if (files.length > 1) for (const file of files) yield* huntBatch([file], hunt, context);
    else if (only !== undefined && isJson(only.kind)) yield* huntSlowly(only, hunt, context);
    else fault(only?.path ?? '', thrown.message, context);
    return;
  }
  const isRead = (path: string) => seen.isFlushed || !seen.broken.has(path);
  for (const [path, matches] of seen.timeless) if (isRead(path)) context.totals.timeless += matches;
  yield seen.matches.filter(({ source = '' }) => isRead(source));
  for (const file of files) {
    if (!seen.broken.has(file.path)) continue;
    if (seen.isFlushed) fault(file.path, 'lines that are no events, left out', context);
    else yield* huntSlowly(file, hunt, context);
  }
}

/** What a statement gave so far. */
interface Seen {
  matches: HuntMatch[];
  /** Files with something that DuckDB reads as no event, or not as JSON has it. */
  readonly broken: Set<string>;
  /** How many matches of a file have no time, where a window of time is asked for. */
  readonly timeless: Map<string, number>;
  /** Whether some of the matches have been given away. */
  isFlushed: boolean;
}

/** So many matches are kept until all of their files are known to be whole: what is not is read in another way. */
const keptMatches = 50_000;

async function* huntTogether(
  files: readonly DataFile[],
  hunt: FileHunt,
  context: Context,
  seen: Seen,
): AsyncGenerator<readonly HuntMatch[], void, undefined> {
  const { rows: relation, questions } = await questionsFor(files, hunt, context);
  const isOfJson = isJson(files[0]?.kind ?? 'ndjson');
  for (const question of questions) {
    for await (const rows of context.engine.rows(huntStatement(relation, question))) {
      for (const [source, text, place] of rows as readonly (readonly [string, string, number | string])[]) {
        const condition = question.conditions[Number(place)];
        const row = isOfJson ? text : withoutOddNumbers(text);
        const event = condition === undefined ? undefined : eventOf(row);
        if (condition === undefined || event === undefined) {
          seen.broken.add(source);
          continue;
        }
        const isInWindow = !isOfJson || context.window === undefined || context.window(event);
        if (isInWindow === undefined) seen.timeless.set(source, (seen.timeless.get(source) ?? 0) + 1);
        if (isInWindow === true) seen.matches.push({ record: condition.rule.record, source, row });
      }
      if (seen.matches.length < keptMatches) continue;
      seen.isFlushed = true;
      yield seen.matches;
      seen.matches = [];
    }
  }
}

/** A file that DuckDB does not read, or not wholly, is read event by event. */
async function* huntSlowly(
  { path }: DataFile,
  hunt: FileHunt,
  context: Context,
): AsyncGenerator<readonly HuntMatch[], void, undefined> {
  context.js ??= await loadBackend('js');
  let isFaulty = false;
  for await (const { matches, faults, timeless } of readFileSlowly(path, hunt.rules, context.js, context.window)) {
    context.totals.timeless += timeless;
    context.reporter.show(faults);
    isFaulty ||= hasErrors(faults);
    yield matches;
  }
  if (isFaulty) context.totals.faultyFiles++;
}

/** DuckDB takes some texts for JSON that are none. */
function eventOf(row: string): Event | undefined {
  try {
    return JSON.parse(row) as Event;
  } catch {
    return undefined;
  }
}

/** Numbers of columns that JSON does not have become null. */
const withoutOddNumbers = (row: string): string =>
  row.replace(/"(?:[^"\\]|\\.)*"|-?(?:NaN|Infinity)/gi, (token) => (token.startsWith('"') ? token : 'null'));

/** The rows of files, and what is asked of them. */
async function questionsFor(
  files: readonly DataFile[],
  hunt: FileHunt,
  context: Context,
): Promise<{ readonly rows: string; readonly questions: readonly Question[] }> {
  if (isJson(files[0]?.kind ?? 'ndjson')) {
    const searched = { kind: 'json', event: hidden.event } as const;
    return { rows: jsonRows(files), questions: prepare('json', searched, hunt, context) };
  }
  const columns = await columnsOf(files, context.engine);
  const key = columns.map(({ name, type }) => `${name} ${type}`).join('\n');
  const questions = prepare(key, { kind: 'columns', columns }, hunt, context);
  return { rows: tableRows(files, columns), questions };
}

/** Makes the rules ready, once for all rows that are alike. What cannot be asked is said, and counted. */
function prepare(key: string, rows: SearchedRows, hunt: FileHunt, context: Context): readonly Question[] {
  const known = context.prepared.get(key);
  if (known !== undefined) return known;
  const questions: Question[] = [];
  for (let start = 0; start < hunt.rules.length; start += rulesAtOnce) {
    const rules = hunt.rules.slice(start, start + rulesAtOnce);
    const plan = hunt.backend.search?.(
      rules.map(({ rule }) => rule),
      rows,
      hunt.options,
    );
    const conditions: RuleCondition[] = [];
    for (const [index, { condition, notes = [], errors }] of (plan?.conditions ?? []).entries()) {
      const rule = rules[index];
      if (rule === undefined) continue;
      if (condition !== undefined) {
        conditions.push({ rule, condition });
        if (rows.kind === 'columns') noteAll(context.totals.notes, rule, notes);
        continue;
      }
      context.totals.refusedRules++;
      context.reporter.show(errors, rule.source);
    }
    if (conditions.length > 0) questions.push({ layers: plan?.layers ?? [], conditions });
  }
  context.prepared.set(key, questions);
  return questions;
}

/** The columns that files have of their own, with the types that DuckDB sees in them. */
async function columnsOf(files: readonly DataFile[], engine: Engine): Promise<readonly DataColumn[]> {
  const columns: DataColumn[] = [];
  for await (const rows of engine.rows(`DESCRIBE SELECT * FROM ${tableRead(files)}`)) {
    for (const [name, type] of rows as readonly (readonly [string, string])[]) {
      if (name === hidden.file) continue;
      // Types that no rule can ask, and that are well known as texts.
      const isCast = /^(?:UUID|ENUM\(.*\)|TIME|TIME WITH TIME ZONE|INTERVAL|BIT|VARINT|BIGNUM)$/.test(type);
      columns.push({ name, type: isCast ? 'VARCHAR' : type, isCast });
    }
  }
  return columns;
}

function fault(path: string, reason: string, { totals, reporter }: Pick<Context, 'totals' | 'reporter'>): void {
  totals.faultyFiles++;
  reporter.show([error('hunt/data', `${path}: ${reason}`)]);
}
