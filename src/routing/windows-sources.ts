import { resolveRule } from '../condition/resolve.js';
import { applyPipelines, chainPipelines, type PipelineChain } from '../pipeline/apply.js';
import { readPipeline } from '../pipeline/read-pipeline.js';
import { shippedText } from '../pipeline/shipped.js';
import { junction } from '../predicate/build.js';
import type { Predicate } from '../predicate/predicate.js';
import { readSigmaFile } from '../rule/read-file.js';
import type { LogSource, SigmaRule } from '../rule/sigma-rule.js';
import { Source } from '../source/source.js';

/** What the events of a log source of Windows have in common; undefined if nothing is known of them. */
export type WindowsCondition = (logsource: LogSource) => Predicate | undefined;

/** Each of these says of some log sources which events they are: of generic categories, or of services. */
const pipelines = ['sysmon', 'windows_audit', 'windows_logsources'];

/** The field that stands for what a rule asks. */
const own = 'transigma.rule';

/**
 * Reads from the shipped pipelines which events of Windows a log source means: those that any of the pipelines says, of
 * those that say anything.
 */
export async function loadWindowsConditions(): Promise<WindowsCondition> {
  const chains = await Promise.all(pipelines.map(load));
  return (logsource) => {
    const rule = ruleOf(logsource);
    const found = chains.flatMap((chain) => conditionOf(rule, chain) ?? []);
    const [first] = found;
    return first === undefined ? undefined : junction('or', found, first.origin);
  };
}

async function load(name: string): Promise<PipelineChain> {
  const { pipeline } = readPipeline(new Source(name, (await shippedText(name)) ?? ''));
  if (pipeline === undefined) throw new Error(`the shipped pipeline ${name} cannot be read`);
  return chainPipelines([pipeline]);
}

function ruleOf({ category, product, service }: LogSource): SigmaRule {
  const rule = {
    title: 'a rule',
    logsource: { category, product, service },
    detection: { rule: { [own]: 1 }, condition: 'rule' },
  };
  const { document } = readSigmaFile(new Source('a rule', JSON.stringify(rule))).documents[0] ?? {};
  if (document?.kind !== 'rule') throw new Error('a rule of nothing but a log source cannot be read');
  return document;
}

/** What a pipeline adds to a rule. */
function conditionOf(rule: SigmaRule, chain: PipelineChain): Predicate | undefined {
  const processed = applyPipelines(rule, chain).rule;
  if (processed === undefined || processed.added.length === 0) return undefined;
  const resolution = resolveRule(processed);
  if ('errors' in resolution) throw new Error('a condition of a shipped pipeline has no meaning');
  const { predicate } = resolution.resolved;
  if (predicate.kind !== 'and') return undefined;
  const added = predicate.operands.filter((operand) => operand.kind !== 'field' || operand.field !== own);
  return junction('and', added, predicate.origin);
}
