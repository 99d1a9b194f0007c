import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.js';
import { didYouMean } from '../diagnostic/suggest.js';
import { chainPipelines, type PipelineChain, prepareChain } from '../pipeline/apply.js';
import { readChoice } from '../pipeline/choose.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import { readPipeline } from '../pipeline/read-pipeline.js';
import { choiceText, shippedNames, shippedText } from '../pipeline/shipped.js';
import type { SigmaRule } from '../rule/sigma-rule.js';
import { Source } from '../source/source.js';
import { UsageError } from './errors.js';
import { type ExternalAccess, fetchExternal } from './external-sources.js';
import { findRuleFiles } from './find-files.js';
import { loadSource } from './load-source.js';
import type { Reporter } from './report.js';
import { isSystemError } from './system-error.js';

/** What pipelines a rule goes through. */
export interface ChooseChain {
  (rule: SigmaRule): PipelineChain;
  /** The pipelines that all rules go through: their finalizers are for the queries of all rules. */
  readonly common: PipelineChain;
  /** For how many rules `auto` has found no pipeline so far; undefined without it. */
  readonly unmatched?: () => number;
}

/** What is to be loaded, and what it may do. */
export interface PipelineSettings {
  /** Shipped names, files or folders as given with `-p`; `auto` chooses by the log source of each rule. */
  readonly names: readonly string[];
  /** The target for which the pipelines must be meant; undefined if that does not matter. */
  readonly target: { readonly id: string; readonly aliases: readonly string[] } | undefined;
  readonly access: ExternalAccess;
}

/** The name that chooses pipelines by log source. */
const automatic = 'auto';

/**
 * Loads pipelines; gives undefined if there are none. Shows what is wrong with them, and then throws a UsageError:
 * rules without the pipeline that was asked for would be other queries.
 */
export async function loadPipelines(
  { names, target, access }: PipelineSettings,
  reporter: Reporter,
): Promise<ChooseChain | undefined> {
  if (names.length === 0) return undefined;
  const loaded: Pipeline[] = [];
  for (const name of names) {
    if (name === automatic) continue;
    for (const found of await find(name)) loaded.push(await load(found, target, access, reporter));
  }
  if (!names.includes(automatic)) {
    const chain = await prepared(loaded, reporter);
    return Object.assign(() => chain, { common: chain });
  }
  return chooseByLogSource(loaded, target?.id, reporter);
}

/** Every combination that the table names is made once. */
async function chooseByLogSource(
  given: readonly Pipeline[],
  target: string | undefined,
  reporter: Reporter,
): Promise<ChooseChain> {
  const choice = readChoice(await choiceText());
  const texts = new Map<string, string>();
  for (const name of shippedNames) texts.set(name, (await shippedText(name)) ?? '');
  // Read when the first rule needs it: most runs need few of them.
  const read = new Map<string, Pipeline>();
  const shippedPipeline = (name: string): Pipeline => {
    const pipeline = read.get(name) ?? readPipeline(new Source(name, texts.get(name) ?? '')).pipeline;
    if (pipeline === undefined) throw new Error(`the shipped pipeline ${name} cannot be read`);
    read.set(name, pipeline);
    return pipeline;
  };
  const chains = new Map<string, PipelineChain>();
  const common = await prepared(given, reporter);
  let unmatched = 0;
  const choose = (rule: SigmaRule) => {
    const chosen = choice(rule.logsource, target);
    if (chosen === undefined) unmatched++;
    const names = chosen ?? [];
    const key = names.join(' ');
    let chain = chains.get(key);
    if (chain === undefined) {
      chain = chainPipelines([...names.map(shippedPipeline), ...given]);
      chains.set(key, chain);
    }
    return chain;
  };
  return Object.assign(choose, { common, unmatched: () => unmatched });
}

async function prepared(pipelines: readonly Pipeline[], reporter: Reporter): Promise<PipelineChain> {
  const chain = chainPipelines(pipelines);
  refuse(await prepareChain(chain), undefined, 'the pipelines', reporter);
  return chain;
}

interface Found {
  readonly source: Source;
  /** Where files of the pipeline may be read from; a shipped pipeline has none. */
  readonly folder: string | undefined;
}

async function find(name: string): Promise<readonly Found[]> {
  const text = await shippedText(name);
  if (text !== undefined && name !== 'by-log-source') return [{ source: new Source(name, text), folder: undefined }];
  if (!exists(name)) {
    const [nearest] = didYouMean(name, [...shippedNames, automatic]);
    throw new UsageError(
      `there is no pipeline "${name}", and no such file`,
      nearest ?? `transigma comes with ${shippedNames.join(', ')}`,
    );
  }
  const files = await findRuleFiles([name]);
  return files.map((file) => {
    const source = file.fault ?? loadSource(file);
    if (source instanceof Source) return { source, folder: dirname(resolve(file.path)) };
    throw new UsageError(`${file.path}: ${source.message}`);
  });
}

function exists(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (thrown) {
    if (isSystemError(thrown)) return false;
    throw thrown;
  }
}

async function load(
  { source, folder }: Found,
  target: PipelineSettings['target'],
  access: ExternalAccess,
  reporter: Reporter,
): Promise<Pipeline> {
  const { pipeline, diagnostics } = readPipeline(source);
  refuse(diagnostics, source, `the pipeline ${source.name}`, reporter);
  if (pipeline === undefined) throw new UsageError(`the pipeline ${source.name} cannot be used`);
  const { allowedBackends } = pipeline;
  if (target !== undefined && allowedBackends.length > 0) {
    const isAllowed = [target.id, ...target.aliases].some((id) => allowedBackends.includes(id));
    if (!isAllowed) {
      const meant = allowedBackends.join(', ');
      throw new UsageError(
        `the pipeline ${source.name} is meant for ${meant}, not for ${target.id}`,
        `add ${target.id} to its "allowed_backends" if it is right for this target too`,
      );
    }
  }
  refuse(await fetchExternal(pipeline.external, folder, access), source, `the pipeline ${source.name}`, reporter);
  return pipeline;
}

function refuse(
  diagnostics: readonly Diagnostic[],
  source: Source | undefined,
  what: string,
  reporter: Reporter,
): void {
  reporter.show(diagnostics, source);
  if (hasErrors(diagnostics)) throw new UsageError(`${what} cannot be used`);
}
