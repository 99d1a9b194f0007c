import type { Backend } from '../../backend/backend.js';
import { readOptions } from '../../backend/options.js';
import { convertDocument } from '../../convert.js';
import type { Diagnostic } from '../../diagnostic/diagnostic.js';
import { formatDiagnostic } from '../../diagnostic/format.js';
import { nearestName } from '../../diagnostic/suggest.js';
import { isTargetId, loadBackend, targetIds } from '../../registry.js';
import type { Source } from '../../source/source.js';
import { exitCodes, UsageError } from '../errors.js';
import { findRuleFiles } from '../find-files.js';
import { makeProgress } from '../progress.js';
import { readRuleFile } from '../read-rules.js';
import { count, listCounts, makeReporter } from '../report.js';
import { flushOutput, output, say } from '../terminal.js';
import { conversionRecord, fileRecord } from './convert-json.js';
import { noOutput, type OutputSink, outputTo, standardOutput } from './convert-output.js';

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

/** With more refused rules than this, refusals are counted by code instead of shown one by one. */
const refusalsShown = 10;

/** Runs `transigma convert`; gives the exit code. Throws UsageErrors. */
export async function convertCommand(paths: readonly string[], args: ConvertArguments): Promise<number> {
  const started = performance.now();
  const backend = await backendOf(args.target);
  const format = formatOf(backend, args.format);
  const options = optionsOf(backend, args.option);
  const settings = { backend, format, options, strict: args.strict === true };
  const files = await findRuleFiles(paths);
  const progress = makeProgress('converting', 'files');
  const reporter = makeReporter(progress);
  const target = { target: backend.id, format };

  const sink = sinkOf(args, files.length > 1, {
    ...target,
    extension: backend.formats[format]?.extension ?? 'txt',
  });
  const tally = {
    total: 0,
    converted: 0,
    broken: 0,
    faultyFiles: 0,
    refusals: new Map<string, number>(),
    notes: new Map<string, number>(),
  };
  const { refusals, notes } = tally;
  const refused: { readonly errors: readonly Diagnostic[]; readonly source: Source | undefined }[] = [];

  for (const [index, file] of files.entries()) {
    progress.advance(index, files.length);
    const read = readRuleFile(file);
    if (read.reading.diagnostics.length > 0) {
      tally.faultyFiles++;
      if (args.json === true) output(fileRecord(read, target));
      else reporter.show(read.reading.diagnostics, read.source);
    }
    for (const [position, reading] of read.reading.documents.entries()) {
      tally.total++;
      const conversion = convertDocument(reading, settings);
      for (const note of conversion.notes) increase(notes, note.code);
      if (args.json === true) output(conversionRecord(read, reading, conversion, target));
      switch (conversion.status) {
        case 'broken':
          tally.broken++;
          if (args.json !== true) reporter.show(conversion.errors, read.source);
          break;
        case 'refused':
          // Each rule counts once, by its first reason.
          increase(refusals, conversion.errors[0]?.code ?? 'unknown');
          if (refused.length <= refusalsShown) refused.push({ errors: conversion.errors, source: read.source });
          break;
        case 'converted':
          tally.converted++;
          sink.add({ file, position, reading, conversion });
          // Notes of many rules are counted; those of one rule are worth reading.
          if (args.json !== true && files.length === 1 && read.reading.documents.length === 1) {
            flushOutput();
            reporter.show(conversion.notes, read.source);
          }
          break;
      }
    }
  }
  progress.clear();
  if (args.json !== true && refused.length <= refusalsShown) {
    for (const { errors, source } of refused) reporter.show(errors, source);
  }
  const written = sink.finish(tally.total);
  flushOutput();
  // For one rule on standard output the query says it all.
  if (tally.total > 1 || (tally.total === 1 && (written !== undefined || args.json === true))) {
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const place = written === undefined ? '' : ` → ${written}`;
    const converted = `${tally.converted.toLocaleString('en')} of ${count(tally.total, 'rule')}`;
    say(`${converted} converted to ${backend.id} in ${seconds} s${place}`);
  }
  summarize(tally, args.json === true, reporter.hidden());
  const failed = tally.broken + tally.faultyFiles > 0 || (refusals.size > 0 && args.skipUnsupported !== true);
  return failed ? exitCodes.findings : exitCodes.fine;
}

interface Tally {
  readonly total: number;
  readonly converted: number;
  readonly broken: number;
  readonly faultyFiles: number;
  /** How often each code occurred. */
  readonly refusals: Map<string, number>;
  readonly notes: Map<string, number>;
}

function increase(counts: Map<string, number>, code: string): void {
  counts.set(code, (counts.get(code) ?? 0) + 1);
}

function summarize({ total, broken, faultyFiles, refusals, notes }: Tally, json: boolean, hidden: number): void {
  if (total <= 1) return;
  const refused = [...refusals.values()].reduce((sum, number) => sum + number, 0);
  const hint = json || refused <= refusalsShown ? '' : '   (--json for places)';
  if (refused > 0) say(`   ${refused.toLocaleString('en')} refused: ${listCounts(refusals)}${hint}`);
  if (broken > 0) say(`   ${count(broken, 'rule')} with errors`);
  if (faultyFiles > 0) say(`   ${count(faultyFiles, 'file')} with errors`);
  if (notes.size > 0) say(`   notes: ${listCounts(notes)}`);
  if (hidden > 0) say(`   ${count(hidden, 'more message')} not shown (--json has them)`);
}

function sinkOf(args: ConvertArguments, severalFiles: boolean, settings: Parameters<typeof outputTo>[2]): OutputSink {
  if (args.output !== undefined) return outputTo(args.output, severalFiles, settings);
  return args.json === true ? noOutput : standardOutput;
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
  const [first = '', ...others] = diagnostics.map((diagnostic) => formatDiagnostic(diagnostic));
  throw new UsageError(first.replace(/^error /, ''), others.length === 0 ? undefined : others.join('\n'));
}
