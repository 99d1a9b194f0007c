import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Baseline } from '../../check/baseline.js';
import { type Profile, profiles } from '../../check/check.js';
import { type CheckConfig, emptyConfig } from '../../check/config/check-config.js';
import { hasErrors, type Severity } from '../../diagnostic/diagnostic.js';
import { didYouMean } from '../../diagnostic/suggest.js';
import type { ReportFormat } from '../../report/check-report.js';
import { reportFormats } from '../../report/index.js';
import { Source } from '../../source/source.js';
import type { ChangedFiles } from '../check/changed-files.js';
import { findConfig, loadConfig } from '../check/find-config.js';
import { oneLine, UsageError } from '../errors.js';
import { loadSource } from '../load-source.js';
import type { Reporter } from '../report.js';
import { wholeNumber } from '../whole-number.js';

/** The command line of `transigma check`. */
export interface CheckArguments {
  readonly profile?: string;
  readonly format?: readonly string[];
  readonly failOn?: string;
  readonly maxWarnings?: string;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  /** A path, or false for none. */
  readonly config?: string | false;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  /** A base, or true for the usual one. */
  readonly changed?: string | true;
  readonly stdinFilename?: string;
  readonly watch?: boolean;
  readonly jobs?: string;
  readonly cache?: boolean;
  readonly explain?: string;
}

/** A form in which findings are told, and the file that it goes to; without `write` it is the text for people. */
export interface FormatTarget {
  readonly name: string;
  readonly path: string | undefined;
  readonly write: ReportFormat | undefined;
}

/** How to check. */
export interface CheckSettings {
  /** The one of the command line, which stands before that of the configuration. */
  readonly profile: Profile | undefined;
  readonly config: CheckConfig;
  readonly formats: readonly FormatTarget[];
  readonly failOn: Severity;
  readonly maxWarnings: number;
  readonly fixes: boolean;
  readonly isDryRun: boolean;
  readonly baseline: { readonly path: string; readonly content: Baseline | undefined } | undefined;
  readonly isBaselineWritten: boolean;
  /** The files whose findings are told; undefined for all. */
  readonly changed: ChangedFiles | undefined;
  readonly inputName: string | undefined;
  /** In how many threads to check; undefined for as many as pay off. */
  readonly jobs: number | undefined;
  /** Whether files may be known from an earlier run. */
  readonly usesCache: boolean;
  readonly version: string;
}

const severities = ['error', 'warning', 'info'] as const;

/** What the command line and the configuration say. Shows what is wrong with the latter; throws UsageErrors. */
export async function checkSettings(
  paths: readonly string[],
  args: CheckArguments,
  version: string,
  reporter: Reporter,
): Promise<CheckSettings> {
  if (args.dryRun === true && args.fix !== true) throw new UsageError('--dry-run goes with --fix');
  if (args.updateBaseline === true && args.changed !== undefined) {
    throw new UsageError('--update-baseline goes without --changed: it would lose what is in the other files');
  }
  const formats = formatsOf(args.format ?? ['text']);
  const config = await configOf(args.stdinFilename === undefined ? paths : [args.stdinFilename], args.config, reporter);
  const profile = args.profile === undefined ? undefined : oneOf<Profile>('--profile', args.profile, profiles);
  const given = args.maxWarnings === undefined ? undefined : numberOf('--max-warnings', args.maxWarnings);
  return {
    profile,
    config,
    formats,
    failOn:
      args.failOn === undefined ? (config.failOn ?? 'warning') : oneOf<Severity>('--fail-on', args.failOn, severities),
    maxWarnings: given ?? config.maxWarnings ?? Number.POSITIVE_INFINITY,
    fixes: args.fix === true,
    isDryRun: args.dryRun === true,
    baseline: await baselineOf(args.baseline ?? config.baseline, args.updateBaseline === true, reporter),
    isBaselineWritten: args.updateBaseline === true,
    changed: await changedOf(args.changed),
    inputName: args.stdinFilename,
    jobs: wholeNumber('jobs', args.jobs),
    // Files that fixes change are looked at as they are.
    usesCache: args.cache !== false && args.fix !== true,
    version,
  };
}

async function configOf(
  paths: readonly string[],
  given: string | false | undefined,
  reporter: Reporter,
): Promise<CheckConfig> {
  const path = given === undefined ? findConfig(paths) : given;
  if (path === undefined || path === false) return emptyConfig;
  const { config, diagnostics, files } = await loadConfig(path);
  for (const diagnostic of diagnostics) {
    reporter.show([diagnostic], files.find(({ source }) => source.name === diagnostic.location?.file)?.source);
  }
  if (hasErrors(diagnostics)) throw new UsageError(`the configuration ${path} cannot be used`);
  return config;
}

async function baselineOf(path: string | undefined, isWritten: boolean, reporter: Reporter) {
  if (path === undefined) {
    if (isWritten) throw new UsageError('--update-baseline needs to know which: --baseline FILE');
    return undefined;
  }
  if (isWritten) return { path, content: undefined };
  const { readBaseline } = await import('../../check/baseline.js');
  const source = loadSource({ path, relativePath: path }, { bytes: 64 * 1024 * 1024, what: 'a baseline' });
  if (!(source instanceof Source)) throw new UsageError(`the baseline cannot be read: ${oneLine(source)}`);
  const { baseline, diagnostics } = readBaseline(source);
  reporter.show(diagnostics, source);
  if (hasErrors(diagnostics)) throw new UsageError(`the baseline ${path} cannot be used`);
  return { path, content: baseline };
}

async function changedOf(base: string | true | undefined): Promise<ChangedFiles | undefined> {
  if (base === undefined) return undefined;
  if (typeof base === 'string' && existsSync(base)) {
    throw new UsageError(`--changed: "${base}" is a path, and no branch or commit`, 'put paths before --changed');
  }
  const { changedFiles } = await import('../check/changed-files.js');
  return changedFiles(base === true ? undefined : base);
}

function oneOf<Value extends string>(option: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  const [nearest = `it is one of ${allowed.join(', ')}`] = didYouMean(value, allowed);
  throw new UsageError(`${option}: there is no "${value}"`, nearest);
}

function numberOf(option: string, value: string): number {
  if (/^[0-9]{1,9}$/.test(value)) return Number(value);
  throw new UsageError(`${option}: "${value}" is no number`);
}

/** `NAME` goes to standard output, `NAME=FILE` to a file. */
function formatsOf(given: readonly string[]): readonly FormatTarget[] {
  const targets = given.map((one): FormatTarget => {
    const [name = '', ...rest] = one.split('=');
    const path = rest.length === 0 ? undefined : rest.join('=');
    if (path === '' || path === '-') throw new UsageError(`--format ${one}: the name of the file is missing`);
    const write = Object.hasOwn(reportFormats, name) ? reportFormats[name] : undefined;
    if (write === undefined) oneOf('--format', name, ['text', ...Object.keys(reportFormats)]);
    return { name, path, write };
  });
  const files = targets.flatMap(({ path }) => (path === undefined ? [] : [resolve(path)]));
  if (files.length > new Set(files).size) throw new UsageError('two formats cannot go to one file');
  if (targets.filter(({ path }) => path === undefined).length > 1) {
    throw new UsageError('only one format can go to standard output', 'write the others to files: --format sarif=FILE');
  }
  return targets;
}
