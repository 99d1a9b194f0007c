import type { Backend } from '../../backend/backend.js';
import { readOptions } from '../../backend/options.js';
import { type ConversionSettings, convertDocument } from '../../convert.js';
import type { Diagnostic } from '../../diagnostic/diagnostic.js';
import { nearestName } from '../../diagnostic/suggest.js';
import { isTargetId, loadBackend, targetIds } from '../../registry.js';
import type { Source } from '../../source/source.js';
import { UsageError } from '../errors.js';
import { type FoundFile, findRuleFiles } from '../find-files.js';
import { makeProgress, type Progress } from '../progress.js';
import { readRuleFile } from '../read-rules.js';
import { makeReporter, type Reporter } from '../report.js';
import { flushOutput, output, whileRead } from '../terminal.js';
import { conversionRecord, fileRecord } from './convert-json.js';
import { noOutput, type OutputSink, outputTo, standardOutput } from './convert-output.js';
import { emptyTally, exitCodeOf, increase, refusalsShown, summarize, type Tally } from './convert-summary.js';

/** The command line of `transigma convert`. */
export interface ConvertArguments {
  readonly target: string;
  readonly format?: string;
  readonly option: readonly string[];
  readonly output?: string;
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly skipUnsupported?: boolean;
}

/** Runs `transigma convert`; gives the exit code. Throws UsageErrors. */
export async function convertCommand(paths: readonly string[], args: ConvertArguments): Promise<number> {
  const started = performance.now();
  const backend = await backendOf(args.target);
  const format = formatOf(backend, args.format);
  const settings = { backend, format, options: optionsOf(backend, args.option), strict: args.strict === true };
  const files = await findRuleFiles(paths);
  const json = args.json === true;
  const sink = sinkOf(args, paths, files, {
    target: backend.id,
    format,
    extension: backend.formats[format]?.extension ?? 'txt',
  });
  const progress = makeProgress('converting', 'files');
  const reporter = makeReporter(progress);
  const tally = emptyTally();
  // A reader that has seen enough takes nothing back of what is known by then: hence not inside.
  await whileRead(async () => {
    convertFiles(files, settings, { json, sink, progress, reporter, tally });
    const place = sink.finish(tally.total);
    flushOutput();
    const seconds = (performance.now() - started) / 1000;
    const hidden = reporter.hidden();
    summarize(tally, { target: backend.id, json, seconds, files: files.length, place, hidden });
  });
  progress.clear();
  return exitCodeOf(tally, args.skipUnsupported === true);
}

/** Where everything goes that becomes of rules. */
interface Results {
  readonly json: boolean;
  readonly sink: OutputSink;
  readonly progress: Progress;
  readonly reporter: Reporter;
  readonly tally: Tally;
}

function convertFiles(
  files: readonly FoundFile[],
  settings: ConversionSettings,
  { json, sink, progress, reporter, tally }: Results,
): void {
  const target = { target: settings.backend.id, format: settings.format };
  const refused: { readonly errors: readonly Diagnostic[]; readonly source: Source | undefined }[] = [];
  for (const [index, file] of files.entries()) {
    progress.advance(index, files.length);
    const read = readRuleFile(file);
    if (read.reading.diagnostics.length > 0) {
      tally.faultyFiles++;
      if (json) output(fileRecord(read, target));
      else reporter.show(read.reading.diagnostics, read.source);
    }
    for (const [position, reading] of read.reading.documents.entries()) {
      tally.total++;
      const conversion = convertDocument(reading, settings);
      for (const note of conversion.notes) increase(tally.notes, note.code);
      switch (conversion.status) {
        case 'broken':
          tally.broken++;
          if (!json) reporter.show(conversion.errors, read.source);
          break;
        case 'refused':
          increase(tally.refusals, conversion.errors[0]?.code ?? 'unknown');
          if (refused.length <= refusalsShown) refused.push({ errors: conversion.errors, source: read.source });
          break;
        case 'converted':
          tally.converted++;
          sink.add({ file, position, reading, conversion });
          // Notes of many rules are counted; those of one rule are worth reading.
          if (!json && files.length === 1 && read.reading.documents.length === 1) {
            flushOutput();
            reporter.show(conversion.notes, read.source);
          }
          break;
      }
      if (json) output(conversionRecord(read, reading, conversion, target));
    }
  }
  progress.clear();
  if (!json && refused.length <= refusalsShown) {
    for (const { errors, source } of refused) reporter.show(errors, source);
  }
}

function sinkOf(
  args: ConvertArguments,
  paths: readonly string[],
  files: readonly FoundFile[],
  settings: Parameters<typeof outputTo>[2],
): OutputSink {
  if (args.output === undefined) return args.json === true ? noOutput : standardOutput;
  const [first] = files;
  const isNamed = first?.isStandardInput === true || first?.path === paths[0];
  return outputTo(args.output, { files, isSingleFile: paths.length === 1 && isNamed }, settings);
}

async function backendOf(id: string): Promise<Backend> {
  if (isTargetId(id)) return await loadBackend(id);
  const nearest = nearestName(id, targetIds);
  throw new UsageError(
    `there is no target "${id}"`,
    nearest === undefined ? `the targets are ${targetIds.join(', ')}` : `did you mean "${nearest}"?`,
  );
}

function formatOf(backend: Backend, wanted: string | undefined): string {
  const formats = Object.keys(backend.formats);
  const format = wanted ?? formats[0] ?? '';
  if (Object.hasOwn(backend.formats, format)) return format;
  throw new UsageError(`the target ${backend.id} has no format "${format}"`, `its formats are ${formats.join(', ')}`);
}

function optionsOf(backend: Backend, settings: readonly string[]) {
  const { values, diagnostics } = readOptions(backend.options, settings);
  if (diagnostics.length === 0) return values;
  const [first = '', ...hints] = diagnostics.flatMap(({ code, message, notes }) => [
    `${code}: ${message}`,
    ...notes.map((note) => note.message),
  ]);
  throw new UsageError(first, ...hints);
}
