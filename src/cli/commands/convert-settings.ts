import type { Backend } from '../../backend/backend.js';
import { readOptions } from '../../backend/options.js';
import type { ConversionSettings } from '../../convert.js';
import { nearestName } from '../../diagnostic/suggest.js';
import { isTargetId, loadBackend, targetIds } from '../../registry.js';
import { oneLine, UsageError } from '../errors.js';
import type { ChooseChain } from '../load-pipelines.js';
import { type PipelineArguments, pipelinesFor } from '../pipeline-options.js';
import { loadSource } from '../read-rules.js';
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
}

/** How to convert, and what becomes of the queries of all rules together. */
export interface CommandSettings extends ConversionSettings {
  readonly pipelines?: ChooseChain;
}

/** How to convert, as the command line says. Shows what is wrong with pipelines; throws UsageErrors. */
export async function settingsOf(args: ConvertArguments, reporter: Reporter): Promise<CommandSettings> {
  const backend = await backendOf(args.target);
  const format = formatOf(backend, args.format);
  const options = optionsOf(backend, args.option);
  const strict = args.strict === true;
  const pipelines = await pipelinesFor(args, backend, reporter);
  return pipelines === undefined
    ? { backend, format, options, strict }
    : { backend, format, options, strict, pipelines };
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
