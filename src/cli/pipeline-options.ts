import type { Command } from 'commander';
import type { Backend } from '../backend/backend.js';
import { UsageError } from './errors.js';
import type { ChooseChain } from './load-pipelines.js';
import type { Reporter } from './report.js';

/** The options of all commands that take processing pipelines. */
export interface PipelineArguments {
  readonly pipeline?: readonly string[];
  readonly allowHttp?: boolean;
  readonly allowCommands?: boolean;
}

const gather = (value: string, previous: readonly string[] = []): readonly string[] => [...previous, value];

/** Adds them to a command. */
export const withPipelineOptions = (command: Command): Command =>
  command
    .option(
      '-p, --pipeline <name|path>',
      'processing pipeline: a shipped one (see: transigma list pipelines), a file, a folder, or auto to choose shipped ' +
        'ones by the log source of each rule (which is what panther does without it), or none; may be repeated',
      gather,
    )
    .option('--allow-http', 'let pipelines fetch addresses (http_placeholders)')
    .option('--allow-commands', 'let pipelines run commands (command_placeholders)');

/** What the options say. */
export function pipelineSettings(
  { pipeline = [], allowHttp, allowCommands }: PipelineArguments,
  byDefault: readonly string[] = [],
) {
  const names = pipeline.length === 0 ? byDefault : pipeline.filter((name) => name !== 'none');
  if (names.length > 0 && names.length < pipeline.length) throw new UsageError('-p none goes with no other pipeline');
  return { names, access: { http: allowHttp === true, commands: allowCommands === true } };
}

/** The pipelines that the options name, for a target (or for whatever rules become); loaded only where there are any. */
export async function pipelinesFor(
  args: PipelineArguments,
  target: Pick<Backend, 'id' | 'aliases' | 'defaultPipelines'> | undefined,
  reporter: Reporter,
): Promise<ChooseChain | undefined> {
  const { names, access } = pipelineSettings(args, target?.defaultPipelines);
  if (names.length === 0) return undefined;
  const { loadPipelines } = await import('./load-pipelines.js');
  const wanted = target === undefined ? undefined : { id: target.id, aliases: target.aliases ?? [] };
  return await loadPipelines({ names, access, target: wanted }, reporter);
}
