import { hasFinalizers } from '../../pipeline/apply.js';
import { compileForOnePass } from '../compile-less.js';
import { type FoundFile, findRuleFiles } from '../find-files.js';
import { makeProgress } from '../progress.js';
import { makeReporter, type Reporter } from '../report.js';
import { colorsOnStderr, flushOutput, output, whileRead } from '../terminal.js';
import { type DocumentOutcome, type FileOutcome, renamedFiles } from './convert-file.js';
import { convertFiles } from './convert-files.js';
import {
  type ConvertedRule,
  type FormatSettings,
  finalizersOf,
  isFolder,
  joinedOutput,
  noOutput,
  type OutputInput,
  type OutputSink,
  outputTo,
  type QueryJoiner,
  standardOutput,
} from './convert-output.js';
import { type CommandSettings, type ConvertArguments, settingsOf } from './convert-settings.js';
import { emptyTally, exitCodeOf, increase, refusalsShown, summarize, type Tally } from './convert-summary.js';
import { type FileWriter, makeFileWriter } from './file-writer.js';

/** Runs `transigma convert`; gives the exit code. Throws UsageErrors. */
export async function convertCommand(paths: readonly string[], args: ConvertArguments): Promise<number> {
  compileForOnePass();
  const started = performance.now();
  const progress = makeProgress('converting', 'files');
  const reporter = makeReporter(progress);
  const settings = await settingsOf(args, reporter);
  const { backend, format } = settings;
  const files = await findRuleFiles(paths);
  const json = args.json === true;
  const [first] = files;
  const isNamed = first?.isStandardInput === true || first?.path === paths[0];
  const input = { files, isSingleFile: paths.length === 1 && isNamed };
  const joiner = json ? undefined : joinerOf(settings, args.output !== undefined && isFolder(args.output, input));
  const { extension = 'txt', separator = '', files: fileSet } = backend.formats[format] ?? {};
  const formatSettings = {
    target: backend.id,
    format,
    extension,
    separator,
    files: fileSet,
    options: settings.options,
    renamed: (rule: ConvertedRule, name: string) => renamedFiles(rule.file, rule, settings, name),
  };
  const writer = makeFileWriter();
  const sink =
    joiner === undefined
      ? sinkOf(args, input, formatSettings, writer)
      : joinedOutput(args.output, files, joiner, writer);
  const tally = emptyTally();
  const results: Results = { sink, reporter, tally, refused: [] };
  // Notes of many rules are counted; those of one rule are worth reading.
  const display = {
    json,
    colors: colorsOnStderr(),
    notes: files.length === 1,
    writesFiles: !json || args.output !== undefined,
  };
  // A reader that has seen enough takes nothing back of what is known by then: hence not inside.
  await whileRead(async () => {
    let done = 0;
    for await (const { outcomes, unmatched } of convertFiles(files, args, settings, display)) {
      for (const outcome of outcomes) addFile(outcome, results);
      tally.unmatched += unmatched;
      done += outcomes.length;
      progress.advance(done, files.length);
      await writer.room();
    }
    progress.clear();
    if (results.refused.length <= refusalsShown) {
      for (const errors of results.refused) for (const error of errors) reporter.showText(error);
    }
    // What lists the files comes after them.
    await writer.end();
    const place = sink.finish(tally.total);
    await writer.end();
    flushOutput();
    const seconds = (performance.now() - started) / 1000;
    const hidden = reporter.hidden();
    summarize(tally, { target: backend.id, json, seconds, files: files.length, place, hidden });
  }).finally(writer.settle);
  progress.clear();
  return exitCodeOf(tally, args.skipUnsupported === true, settings.hasFaultyTests);
}

/** Finalizers of pipelines go before the format, for they are asked for by name. */
function joinerOf(settings: CommandSettings, isFolderOutput: boolean): QueryJoiner | undefined {
  const { backend, format, options, pipelines } = settings;
  const common = pipelines?.common;
  if (common !== undefined && hasFinalizers(common)) return finalizersOf(common);
  const { join, isFileInFolder = false } = backend.formats[format] ?? {};
  if (join === undefined || (isFileInFolder && isFolderOutput)) return undefined;
  return { join: (outputs) => join(outputs, options), by: `the format ${format} makes` };
}

/** Where everything goes that becomes of rules. */
interface Results {
  readonly sink: OutputSink;
  readonly reporter: Reporter;
  readonly tally: Tally;
  /** Complaints about the first refused rules. */
  readonly refused: (readonly string[])[];
}

function addFile({ file, isFaulty, faults, json, documents }: FileOutcome, results: Results): void {
  const { tally, reporter } = results;
  if (isFaulty) tally.faultyFiles++;
  for (const fault of faults) reporter.showText(fault);
  if (json !== undefined) output(json);
  for (const document of documents) {
    tally.total++;
    for (const code of document.noteCodes) increase(tally.notes, code);
    addDocument(file, document, documents.length === 1, results);
    if (document.json !== undefined) output(document.json);
  }
}

function addDocument(
  file: FoundFile,
  document: DocumentOutcome,
  isOnly: boolean,
  { sink, reporter, tally, refused }: Results,
): void {
  switch (document.status) {
    case 'broken':
      tally.broken++;
      for (const error of document.errors) reporter.showText(error);
      break;
    case 'refused':
      increase(tally.refusals, document.refusal ?? 'unknown');
      if (refused.length <= refusalsShown) refused.push(document.errors);
      break;
    case 'converted':
      tally.converted++;
      countIdentity(document, tally);
      sink.add({ file, ...document });
      if (isOnly && document.notes.length > 0) {
        flushOutput();
        for (const note of document.notes) reporter.showText(note);
      }
      break;
    default:
      document.status satisfies never;
  }
}

function countIdentity({ identity, id, title }: DocumentOutcome, { ids, repeatedIds }: Tally): void {
  if (identity === undefined) return;
  if (ids.has(identity)) repeatedIds.add(id?.trim() ?? title);
  ids.add(identity);
}

function sinkOf(args: ConvertArguments, input: OutputInput, settings: FormatSettings, writer: FileWriter): OutputSink {
  if (args.output === undefined) return args.json === true ? noOutput : standardOutput(settings);
  return outputTo(args.output, input, settings, writer);
}
