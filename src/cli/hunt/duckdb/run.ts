import type { Backend, RowColumn, SearchedRows } from '../../../backend/backend.js';
import type { OptionSchema, OptionValues } from '../../../backend/options.js';
import { error } from '../../../diagnostic/diagnostic.js';
import type { LoadedRule } from '../../load-rules.js';
import type { Progress } from '../../progress.js';
import { count, type Reporter } from '../../report.js';
import type { HuntMatch } from '../hunt-match.js';
import { type DataFile, inspectFile } from './data-files.js';
import { type Engine, startEngine } from './engine.js';
import { groupKey, hidden, isJson, jsonRows, tableRead, tableRows } from './relation.js';
import { huntStatement, type Question, type RuleCondition } from './statement.js';
import { timeKeyOf } from './time-key.js';

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
  const context: Context = { engine, totals, reporter, prepared: new Map(), time: undefined };
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
  /** The key of the event time, if that matters; found in the first events. */
  time: string | undefined;
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

/** Matches of several files are kept until all of them have been read: if one is broken, each is read by itself. */
async function* huntBatch(
  files: readonly DataFile[],
  hunt: FileHunt,
  context: Context,
): AsyncGenerator<readonly HuntMatch[], void, undefined> {
  const only = files.length === 1 ? files[0] : undefined;
  if (only !== undefined) {
    yield* huntFile(only, hunt, context);
    return;
  }
  const matches: HuntMatch[] = [];
  try {
    for await (const found of huntTogether(files, hunt, context)) matches.push(...found);
  } catch (thrown) {
    if (!isEngineError(thrown)) throw thrown;
    for (const file of files) yield* huntFile(file, hunt, context);
    return;
  }
  yield matches;
}

async function* huntFile(
  file: DataFile,
  hunt: FileHunt,
  context: Context,
): AsyncGenerator<readonly HuntMatch[], void, undefined> {
  try {
    yield* huntTogether([file], hunt, context);
  } catch (thrown) {
    if (!isEngineError(thrown)) throw thrown;
    fault(file.path, reasonOf(thrown), context);
  }
}

async function* huntTogether(
  files: readonly DataFile[],
  hunt: FileHunt,
  context: Context,
): AsyncGenerator<readonly HuntMatch[], void, undefined> {
  const broken = new Map<string, number>();
  let isFirst = true;
  const { rows: relation, questions } = await questionsFor(files, hunt, context);
  for (const question of questions) {
    for await (const rows of context.engine.rows(huntStatement(relation, question))) {
      const matches: HuntMatch[] = [];
      for (const [source, row, place] of rows as readonly (readonly [string, string, number | string])[]) {
        const condition = question.conditions[Number(place)];
        if (condition !== undefined) matches.push({ record: condition.rule.record, source, row });
        // Each statement sees them again.
        else if (isFirst) broken.set(source, (broken.get(source) ?? 0) + 1);
      }
      yield matches;
    }
    isFirst = false;
  }
  for (const [path, lines] of broken) {
    fault(path, `${count(lines, 'line')} that ${lines === 1 ? 'is no event' : 'are no events'}, left out`, context);
  }
}

/** The rows of files, and what is asked of them. */
async function questionsFor(
  files: readonly DataFile[],
  hunt: FileHunt,
  context: Context,
): Promise<{ readonly rows: string; readonly questions: readonly Question[] }> {
  if (isJson(files[0]?.kind ?? 'ndjson')) {
    context.time ??= await timeKeyOf(files, hunt.options, context.engine);
    const searched = { kind: 'json', event: hidden.event, time: context.time } as const;
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
    for (const [index, { condition, errors }] of (plan?.conditions ?? []).entries()) {
      const rule = rules[index];
      if (rule === undefined) continue;
      if (condition !== undefined) {
        conditions.push({ rule, condition });
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
async function columnsOf(files: readonly DataFile[], engine: Engine): Promise<readonly RowColumn[]> {
  const columns: RowColumn[] = [];
  for await (const rows of engine.rows(`DESCRIBE SELECT * FROM ${tableRead(files)}`)) {
    for (const [name, type] of rows as readonly (readonly [string, string])[]) {
      if (name !== hidden.file)
        columns.push({ name, type: type.replace(/\bENUM\((?:'(?:[^']|'')*'(?:, )?)*\)/g, 'VARCHAR') });
    }
  }
  return columns;
}

function fault(path: string, reason: string, { totals, reporter }: Pick<Context, 'totals' | 'reporter'>): void {
  totals.faultyFiles++;
  reporter.show([error('hunt/data', `${path}: ${reason}`)]);
}

/** What DuckDB says of data; faults of ours have other messages. */
const isEngineError = (thrown: unknown): thrown is Error =>
  thrown instanceof Error &&
  /^(?:Invalid Input|IO|Conversion|Out of Memory|Serialization|Out of Range) Error:/.test(thrown.message);

const reasonOf = ({ message }: Error): string => (message.split('\n')[0] ?? '').replace(/^[A-Za-z ]+ Error: /, '');
