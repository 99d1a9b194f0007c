import type { Backend } from '../../backend/backend.js';
import { readOptions } from '../../backend/options.js';
import { type Conversion, convertDocument } from '../../convert.js';
import { formatDiagnostic } from '../../diagnostic/format.js';
import { nearestName } from '../../diagnostic/suggest.js';
import { isTargetId, loadBackend, targetIds } from '../../registry.js';
import { exitCodes, UsageError } from '../errors.js';
import { findRuleFiles } from '../find-files.js';
import { makeProgress } from '../progress.js';
import { type ReadFile, readRuleFile } from '../read-rules.js';
import { count, countCodes, makeReporter } from '../report.js';
import { flushOutput, output, say } from '../terminal.js';
import { conversionRecord, fileRecord } from './convert-json.js';
import { type ConvertedRule, chooseOutput } from './convert-output.js';

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

  const converted: ConvertedRule[] = [];
  const refused: { readonly conversion: Conversion; readonly read: ReadFile }[] = [];
  const noteCodes: string[] = [];
  let total = 0;
  let broken = 0;
  let faultyFiles = 0;
  let lastNotes: (() => void) | undefined;

  for (const [index, file] of files.entries()) {
    progress.advance(index, files.length);
    const read = readRuleFile(file);
    if (read.reading.diagnostics.length > 0) {
      faultyFiles++;
      if (args.json === true) output(fileRecord(read, target));
      else reporter.show(read.reading.diagnostics, read.source);
    }
    for (const [position, reading] of read.reading.documents.entries()) {
      total++;
      const conversion = convertDocument(reading, settings);
      for (const note of conversion.notes) noteCodes.push(note.code);
      if (args.json === true) output(conversionRecord(read, reading, conversion, target));
      if (conversion.status === 'broken') {
        broken++;
        if (args.json !== true) reporter.show(conversion.errors, read.source);
      } else if (conversion.status === 'refused') {
        refused.push({ conversion, read });
      } else {
        converted.push({ file, position, reading, conversion });
        lastNotes = () => reporter.show(conversion.notes, read.source);
      }
    }
  }
  progress.clear();
  if (args.json !== true && refused.length <= refusalsShown) {
    for (const { conversion, read } of refused) reporter.show(conversion.errors, read.source);
  }
  if (args.json !== true && total === 1) lastNotes?.();
  const written = chooseOutput(args.output, converted, {
    extension: backend.formats[format]?.extension ?? 'txt',
    json: args.json === true,
    manifest: { ...target, total },
    several: files.length > 1 || total > 1,
  });
  flushOutput();
  // For one rule on standard output the query says it all.
  if (total > 1 || (total === 1 && (written !== undefined || args.json === true))) {
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const place = written === undefined ? '' : ` → ${written}`;
    say(
      `${converted.length.toLocaleString('en')} of ${count(total, 'rule')} converted to ${backend.id} in ${seconds} s${place}`,
    );
  }
  summarize({ refused, broken, faultyFiles, noteCodes, json: args.json === true, total, hidden: reporter.hidden() });
  const failed = broken + faultyFiles > 0 || (refused.length > 0 && args.skipUnsupported !== true);
  return failed ? exitCodes.findings : exitCodes.fine;
}

interface Totals {
  readonly refused: readonly { readonly conversion: Conversion }[];
  readonly broken: number;
  readonly faultyFiles: number;
  readonly noteCodes: readonly string[];
  readonly json: boolean;
  readonly total: number;
  readonly hidden: number;
}

function summarize({ refused, broken, faultyFiles, noteCodes, json, total, hidden }: Totals): void {
  if (total <= 1) return;
  const hint = json || refused.length <= refusalsShown ? '' : '   (--json for places)';
  // Each rule counts once, by its first reason.
  const reasons = refused.map(({ conversion }) => conversion.errors[0]?.code ?? 'unknown');
  if (refused.length > 0) say(`   ${refused.length} refused: ${countCodes(reasons)}${hint}`);
  if (broken > 0) say(`   ${count(broken, 'rule')} with errors`);
  if (faultyFiles > 0) say(`   ${count(faultyFiles, 'file')} with errors`);
  if (noteCodes.length > 0) say(`   notes: ${countCodes(noteCodes)}`);
  if (hidden > 0) say(`   ${count(hidden, 'more message')} not shown (--json has them)`);
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
