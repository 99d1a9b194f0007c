import { Command, CommanderError } from 'commander';
import { targetIds } from '../registry.js';
import type { CheckArguments } from './commands/check-settings.js';
import type { ConvertArguments } from './commands/convert-settings.js';
import type { ExplainArguments } from './commands/explain.js';
import type { FieldsArguments } from './commands/fields.js';
import type { HuntArguments } from './commands/hunt.js';

import type { TestArguments } from './commands/test.js';
import { completionScript, shells } from './completion.js';
import { exitCodes } from './errors.js';
import { endWith } from './last-resort.js';
import type { MatchArguments } from './match/match-settings.js';
import { type PipelineArguments, withPipelineOptions } from './pipeline-options.js';
import { flushOutput, output, say } from './terminal.js';
import { visible } from './visible.js';

const gather = (value: string, previous: readonly string[] = []): readonly string[] => [...previous, value];

/** Runs the command line; gives the exit code. Whatever goes wrong has been said by then. */
export async function run(argv: readonly string[], version: string): Promise<number> {
  try {
    const code = await runCommand(argv, version);
    flushOutput();
    return code;
  } catch (thrown) {
    return endWith(thrown);
  }
}

/** Commands are loaded when they are called, so that none costs the others any time at start-up. */
async function runCommand(argv: readonly string[], version: string): Promise<number> {
  let code: number = exitCodes.fine;
  const program = makeProgram(version, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (thrown) {
    // It has said what is wrong itself.
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
    throw thrown;
  }
}

/** What commander complains about holds words of the command line. */
function sayComplaint(text: string): void {
  for (const line of text
    .trimEnd()
    .replace(/^error: /, 'transigma: ')
    .split('\n'))
    say(visible(line));
}

function makeProgram(version: string, finish: (code: number) => void): Command {
  const program = new Command('transigma')
    .description('Sigma detection rules as queries, exactly or not at all; and matched against events.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print the help of a command')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ writeOut: output, writeErr: sayComplaint })
    .addHelpText(
      'after',
      `
Examples:
  transigma convert -t kql rule.yml          a rule as a KQL query
  transigma convert -t kql -o out/ rules/    a folder of rules, mirrored into out/
  transigma match -r rules/ events.ndjson    which rules match which events
  transigma hunt -t duckdb rules/ --data logs/  the same with DuckDB: fast, Parquet and CSV too
  transigma check rules/                     what is wrong with rules, with its place
  transigma test rules/                      whether rules match what their tests say
  transigma list targets                     what rules can be converted to

Exit codes: 0 fine, 1 findings or rules that did not convert, 2 wrong usage or output that cannot be written,
70 a fault of transigma itself.`,
    );

  withPipelineOptions(program.command('convert'))
    .description('Convert Sigma rules to a target. Queries go to standard output, everything else to standard error.')
    .argument('<path...>', 'rule files, folders, globs, or - for standard input')
    .requiredOption('-t, --target <target>', `what to convert to: ${targetIds.join(', ')}`)
    .option('-f, --format <format>', 'form of the output (see: transigma list formats)')
    .option(
      '-O, --option <key=value>',
      'option of the target (see: transigma list options); may be repeated',
      gather,
      [],
    )
    .option(
      '-o, --output <file|dir>',
      'write to a file; or to a folder, one file a rule, with manifest.json: one that exists, a name that ends in /, ' +
        'or, unless the input is a single file, a name without an extension',
    )
    .option('--json', 'print one JSON object a line for each rule: output, notes, errors')
    .option('--strict', 'refuse what is exact only under a condition')
    .option(
      '--tests <dir>',
      'panther: add events to the tests of rules: files or folders called like the id or the file of a rule',
    )
    .option('--jobs <number>', 'convert in so many threads (otherwise in as many as pay off); 1 is none')
    .option('-s, --skip-unsupported', 'rules that the target cannot express do not make the exit code 1')
    .addHelpText(
      'after',
      `
Examples:
  transigma convert -t kql rules/aws/iam/aws_cloudtrail_iam_group_deletion.yml
  transigma convert -t kql -o out/ rules/
  transigma convert -t kql --json 'rules/**/*.yml' | jq 'select(.errors != [])'
  transigma convert -t kql -p auto rules/          fields as Elastic's integrations name them
  transigma convert -t panther -o detections/ rules/   Python, YAML and tests
  transigma convert -t kql -O cidr=patterns - < rule.yml`,
    )
    .action(async (paths: string[], args: ConvertArguments) => {
      const { convertCommand } = await import('./commands/convert.js');
      finish(await convertCommand(paths, args));
    });

  withPipelineOptions(program.command('match'))
    .description('Match rules against events, and print each match.')
    .argument('[events...]', 'files of events, gzipped or not, or - for standard input (the default)')
    .requiredOption('-r, --rules <path>', 'rule files, folders or globs; may be repeated', gather)
    .option('--input <format>', 'form of the events (see: transigma list inputs)', 'auto')
    .option(
      '--logsource <which>',
      'the rules with which an event is tried: auto (those that can apply to it, where its keys tell what it is; the ' +
        'default without -p), off (all), or those of a log source: product=windows,category=process_creation',
    )
    .option('--format <format>', 'form of the matches: ndjson, json, csv or table', 'ndjson')
    .option('--fields <names>', 'print the values of these fields too, separated by commas; may be repeated', gather)
    .option('--with-event', 'print the whole event too')
    .option('--stats', 'say how often each rule was tried and matched, and how long that took')
    .option('--jobs <number>', 'parse and match in so many threads (1: none besides this one)')
    .option('--follow', 'go on with what is written to the file, until SIGINT; rotation is heeded')
    .option('--max-event-length <number>', 'longer events, in characters, are reported and skipped (67108864)')
    .addHelpText(
      'after',
      `
Examples:
  transigma match -r rules/ events.ndjson
  transigma match -r rules/aws -r more.yml cloudtrail/*.json.gz
  transigma match -r rules/ --format table --fields Image,CommandLine sysmon.ndjson
  transigma match -r rules/windows --jobs 4 --stats archive.ndjson.gz
  transigma match -r rules/ --follow /var/log/events.ndjson
  zcat sysmon.ndjson.gz | transigma match -r rules/windows`,
    )
    .action(async (inputs: string[], args: MatchArguments) => {
      const { matchCommand } = await import('./commands/match.js');
      finish(await matchCommand(inputs, args));
    });

  program
    .command('check')
    .description('Check rules: what is wrong or probably not meant, each finding with its place, many with a fix.')
    .argument('[path...]', 'rule files, folders, globs, or - for standard input (default: the current folder)')
    .option('--profile <profile>', 'which checks: recommended, sigmahq (its whole convention), all')
    .option(
      '--format <name[=file]>',
      'text, json, ndjson, github, sarif, junit, gitlab, checkstyle; several at once, each to its own file',
      gather,
    )
    .option('--fail-on <severity>', 'the exit code is 1 from this severity on: error, warning (the default), info')
    .option('--max-warnings <number>', 'the exit code is 1 with more warnings than this')
    .option('--fix', 'apply the fixes that are safe')
    .option('--dry-run', 'with --fix: print what would be changed, as a patch')
    .option(
      '--config <file>',
      'a configuration file (otherwise transigma.yml, looked for upwards), or one of sigma-cli',
    )
    .option('--no-config', 'without a configuration file')
    .option('--baseline <file>', 'a list of old findings that do not count')
    .option('--update-baseline', 'write the baseline anew')
    .option('--changed [base]', 'tell only what is found in files that differ from a branch or commit of git')
    .option('--stdin-filename <path>', 'the name of what comes from standard input')
    .option('--watch', 'check again whenever a file changes')
    .option('--jobs <number>', 'check in so many threads (otherwise in as many as pay off); 1 is none')
    .option('--no-cache', 'look at each file anew, also at those that did not change since the last run')
    .option('--explain <code>', 'print what a check is about')
    .addHelpText(
      'after',
      `
Examples:
  transigma check rules/
  transigma check --profile sigmahq --fix --dry-run rules/
  transigma check --format github --format sarif=findings.sarif rules/
  transigma check --changed origin/main rules/
  transigma check --explain condition/unused-selection`,
    )
    .action(async (paths: string[], args: CheckArguments) => {
      const { checkCommand } = await import('./commands/check.js');
      finish(await checkCommand(paths, args, version));
    });

  withPipelineOptions(program.command('test'))
    .description('Run the tests of rules: events that they have to match, or must not.')
    .argument('<path...>', 'rule files, folders or globs; the tests of a.yml are in a.test.yml beside it')
    .option('--events <dir>', 'events to match: files or folders called like the id or the file of a rule')
    .option('--panther <dir>', 'the tests of detections for Panther, such as convert -t panther writes')
    .option('--format <format>', 'form of the results: text, json, junit', 'text')
    .option('--output <file>', 'write the results to a file')
    .option('--coverage', 'tell which parts of rules no test decides')
    .option('--require-tests', 'a rule without tests is an error')
    .addHelpText(
      'after',
      `
Examples:
  transigma test rules/
  transigma test --coverage rules/windows/rule.yml
  transigma test --events events/ --format junit --output results.xml rules/`,
    )
    .action(async (paths: string[], args: TestArguments) => {
      const { testCommand } = await import('./commands/test.js');
      finish(await testCommand(paths, args));
    });

  withPipelineOptions(program.command('explain'))
    .description('Show what a rule asks for, as a tree; and with an event, which parts of it hold.')
    .argument('<rule>', 'a rule file, or - for standard input')
    .option('--event <file>', 'a file of events, or - for standard input')
    .option('--input <format>', 'form of the events (see: transigma list inputs)', 'auto')
    .option('--json', 'print one JSON object a line')
    .addHelpText(
      'after',
      `
Examples:
  transigma explain rule.yml
  transigma explain rule.yml --event event.json
  transigma explain -p ecs_windows rule.yml --event - < event.json`,
    )
    .action(async (path: string, args: ExplainArguments) => {
      const { explainCommand } = await import('./commands/explain.js');
      finish(await explainCommand(path, args));
    });

  withPipelineOptions(program.command('hunt'))
    .description('Run rules over data: files on this machine (duckdb), or tables of Amazon Athena.')
    .argument('<path...>', 'rule files, folders or globs')
    .requiredOption('-t, --target <target>', 'where to hunt: duckdb, athena')
    .option(
      '--data <path>',
      'duckdb: files of events (JSON, NDJSON, CloudTrail, Parquet, CSV; gzipped or not), folders or globs; may be repeated',
      gather,
    )
    .option('--threads <number>', 'duckdb: how many processors to use')
    .option('--workgroup <name>', 'athena: the workgroup that runs the queries')
    .option('--output-location <s3-uri>', 'athena: where the results are put, if the workgroup does not say')
    .option('--database <name>', 'athena: the database of the tables')
    .option('--catalog <name>', 'athena: the catalog of the database')
    .option('--region <name>', 'athena: the AWS region')
    .option('--endpoint-url <url>', 'athena: another address of the service')
    .option('--concurrency <number>', 'athena: how many queries run at once (5)')
    .option(
      '-O, --option <key=value>',
      'option of the target (see: transigma list options); may be repeated',
      gather,
      [],
    )
    .option('--format <format>', 'form of the matches: ndjson, table', 'ndjson')
    .addHelpText(
      'after',
      `
Examples:
  transigma hunt -t duckdb rules/aws --data 'logs/**/*.json.gz'
  transigma hunt -t duckdb rules/aws --data logs/ -O last=7d --format table
  transigma hunt -t athena rules/aws --workgroup security -O last=1d -O table=lake.cloudtrail`,
    )
    .action(async (paths: string[], args: HuntArguments) => {
      const { huntCommand } = await import('./commands/hunt.js');
      finish(await huntCommand(paths, args));
    });

  withPipelineOptions(program.command('fields'))
    .description('List the fields of rules, how many rules use each, and what pipelines make of them.')
    .argument('<path...>', 'rule files, folders, globs, or - for standard input')
    .option('--unmapped', 'only those that no mapping knows')
    .option('--json', 'print one JSON object a line')
    .addHelpText(
      'after',
      '\nExamples:\n  transigma fields rules/\n  transigma fields -p ecs_windows --unmapped rules/windows',
    )
    .action(async (paths: string[], args: FieldsArguments) => {
      const { fieldsCommand } = await import('./commands/fields.js');
      finish(await fieldsCommand(paths, args));
    });

  const pipeline = program.command('pipeline').description('Look at processing pipelines.');
  withPipelineOptions(pipeline.command('diff'))
    .description('Show what pipelines change in rules.')
    .argument('<path...>', 'rule files, folders, globs, or - for standard input')
    .addHelpText('after', '\nExamples:\n  transigma pipeline diff -p ecs_windows rule.yml')
    .action(async (paths: string[], args: PipelineArguments) => {
      const { pipelineDiffCommand } = await import('./commands/pipeline.js');
      finish(await pipelineDiffCommand(paths, args));
    });

  program
    .command('list')
    .description('List targets, their formats and options, pipelines, modifiers, or input formats.')
    .argument('<what>', 'targets, formats, options, pipelines, modifiers, checks or inputs')
    .option('--json', 'print one JSON object a line')
    .addHelpText('after', '\nExamples:\n  transigma list targets\n  transigma list modifiers --json')
    .action(async (what: string, args: { json?: boolean }) => {
      const { listCommand } = await import('./commands/list.js');
      finish(await listCommand(what, args));
    });

  program
    .command('completion')
    .description('Print the completion script of a shell.')
    .argument('<shell>', shells.join(', '))
    .addHelpText('after', '\nExamples:\n  source <(transigma completion bash)\n  transigma completion fish | source')
    .action((shell: string) => {
      const commands = Object.fromEntries(
        program.commands.map((command) => [
          command.name(),
          [...command.options.flatMap((option) => option.long ?? option.short ?? []), '--help'],
        ]),
      );
      const lists = ['targets', 'formats', 'options', 'pipelines', 'modifiers', 'checks', 'inputs'];
      output(completionScript(shell, { commands, values: { '-t': targetIds, '--target': targetIds, list: lists } }));
    });

  return program;
}
