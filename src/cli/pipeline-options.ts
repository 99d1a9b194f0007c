import type { Command } from 'commander';

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
        'ones by the log source of each rule; may be repeated',
      gather,
    )
    .option('--allow-http', 'let pipelines fetch addresses (http_placeholders)')
    .option('--allow-commands', 'let pipelines run commands (command_placeholders)');

/** What the options say. */
export const pipelineSettings = ({ pipeline, allowHttp, allowCommands }: PipelineArguments) => ({
  names: pipeline ?? [],
  access: { http: allowHttp === true, commands: allowCommands === true },
});
