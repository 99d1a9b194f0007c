import type { CheckConfig } from '../../check/config/check-config.js';
import { absolutePath } from '../check/absolute-path.js';
import { cacheForRun } from '../check/cache-for-run.js';
import { type CheckedFiles, checkFiles } from '../check/check-files.js';
import { findConfig, isConfigPath } from '../check/find-config.js';
import { nameStandardInput } from '../check/name-standard-input.js';
import { compileForOnePass } from '../compile-less.js';
import { UsageError } from '../errors.js';
import { type FoundFile, findRuleFiles } from '../find-files.js';
import { endWith } from '../last-resort.js';
import { makeProgress } from '../progress.js';
import { makeReporter } from '../report.js';
import { type CheckArguments, type CheckSettings, checkSettings } from './check-settings.js';
import { protectInputs } from './protect-inputs.js';

/** Runs `transigma check`; gives the exit code. Throws UsageErrors. */
export async function checkCommand(paths: readonly string[], args: CheckArguments, version: string): Promise<number> {
  if (args.explain !== undefined) {
    const { explainCode } = await import('./check-explain.js');
    return explainCode(args.explain);
  }
  const places = paths.length === 0 ? ['.'] : paths;
  if (args.watch !== true) return await checkOnce(places, args, version);
  if (args.fix === true) throw new UsageError('--watch goes without --fix: each fix would be a change');
  const { watchRules } = await import('../check/watch.js');
  const config = args.config === undefined ? findConfig(places) : args.config;
  const also = [config, args.baseline].filter((path) => typeof path === 'string');
  return await watchRules(places, () => checkOnce(places, args, version).catch(endWith), { also });
}

async function checkOnce(paths: readonly string[], args: CheckArguments, version: string): Promise<number> {
  compileForOnePass();
  const started = performance.now();
  const settings = await checkSettings(paths, args, version, makeReporter(makeProgress('reading', 'files')));
  const files = await findFiles(paths, settings);
  if (settings.isDryRun) {
    const { showFixes } = await import('./check-fix.js');
    return await showFixes(files, settings);
  }
  const cache = settings.usesCache ? await cacheForRun(files, paths, settings) : undefined;
  const checking = settings.fixes ? fixed(files, settings) : checkFiles(files, { ...settings, cache });
  // All that knows of the checks is loaded only now: threads that look at files load it at the same time.
  const [checked, { tellFindings }] = await Promise.all([checking, import('./check-findings.js')]);
  const exitCode = await tellFindings(checked, settings, started);
  // People wait for what is found, not for this.
  cache?.keep(checked.checks);
  return exitCode;
}

async function fixed(files: readonly FoundFile[], settings: CheckSettings): Promise<CheckedFiles> {
  const { fixFiles } = await import('./check-fix.js');
  return { checks: fixFiles(files, settings), unchanged: 0 };
}

async function findFiles(
  paths: readonly string[],
  { config, inputName, fixes, formats, baseline, isBaselineWritten }: CheckSettings,
): Promise<readonly FoundFile[]> {
  const isIgnored = await ignoreTest(config);
  const all = (await findRuleFiles(paths)).filter(({ path }) => !isConfigPath(path) && !isIgnored(path));
  const found = inputName === undefined ? all : nameStandardInput(all, inputName);
  if (fixes && found.some(({ isStandardInput }) => isStandardInput === true)) {
    throw new UsageError('--fix goes without standard input: there is no file to write');
  }
  const guard = protectInputs(found);
  for (const { path } of formats) if (path !== undefined) guard(path);
  if (isBaselineWritten && baseline !== undefined) guard(baseline.path);
  return found;
}

async function ignoreTest({ ignore }: CheckConfig): Promise<(path: string) => boolean> {
  if (ignore.length === 0) return () => false;
  const { pathTest } = await import('../../check/config/config-path.js');
  const test = pathTest(ignore);
  return (path) => test(absolutePath({ path }));
}
