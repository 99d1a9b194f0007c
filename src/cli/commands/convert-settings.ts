import type { Backend } from '../../backend/backend.js';
import { readOptions } from '../../backend/options.js';
import type { ConversionSettings } from '../../convert.js';
import { nearestName } from '../../diagnostic/suggest.js';
import { isTargetId, loadBackend, targetIds } from '../../registry.js';
import { oneLine, UsageError } from '../errors.js';
import type { ChooseChain } from '../load-pipelines.js';
import { loadSource } from '../load-source.js';
import { type PipelineArguments, pipelinesFor } from '../pipeline-options.js';
import type { Reporter } from '../report.js';

/** The command line of `transigma convert`. */
export interface ConvertArguments extends PipelineArguments {
  readonly target: string;
  readonly format?: string;
  readonly option: readonly string[];
  readonly output?: string;
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly skipUnsupported?: boolean;
  readonly tests?: string;
  readonly jobs?: string;
}

/** How to convert, and what becomes of the queries of all rules together. */
export interface CommandSettings extends ConversionSettings {
  readonly pipelines?: ChooseChain;
  /** Whether events for tests could not be read. */
  readonly hasFaultyTests: boolean;
}

/** How to convert, as the command line says. Shows what is wrong with pipelines; throws UsageErrors. */
export async function settingsOf(args: ConvertArguments, reporter: Reporter): Promise<CommandSettings> {
  const backend = await backendOf(args.target);
  const format = formatOf(backend, args.format);
  const options = optionsOf(backend, args.option);
  const strict = args.strict === true;
  const pipelines = await pipelinesFor(args, backend, reporter);
  const events = await testEvents(args.tests, backend, format, reporter);
  return {
    ...{ backend, format, options, strict },
    ...(pipelines === undefined ? {} : { pipelines }),
    ...(events === undefined ? {} : { samplesOf: events.of }),
    hasFaultyTests: events?.isFaulty === true,
  };
}

async function testEvents(folder: string | undefined, { id, formats }: Backend, format: string, reporter: Reporter) {
  if (folder === undefined) return undefined;
  if (formats[format]?.hasTests !== true) throw new UsageError(`--tests: the format ${format} of ${id} has no tests`);
  const { loadRuleEvents } = await import('../rule-events.js');
  return await loadRuleEvents(folder, reporter, { keepsWindows: true });
}

export async function backendOf(id: string): Promise<Backend> {
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

/** Mappings of many indices are large. */
const optionFileLimit = { bytes: 64 * 1024 * 1024, what: 'a file of an option' };

export function optionsOf(backend: Backend, settings: readonly string[]) {
  const loadFile = (path: string) => loadSource({ path, relativePath: path }, optionFileLimit);
  const { values, diagnostics } = readOptions(backend.options, settings, loadFile);
  if (diagnostics.length === 0) return values;
  const [first = '', ...hints] = diagnostics.flatMap((one) => [oneLine(one), ...one.notes.map((note) => note.message)]);
  throw new UsageError(first, ...hints);
}
