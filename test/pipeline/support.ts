import { convertDocument } from '../../src/convert.js';
import { applyPipelines, chainPipelines, type PipelineChain, prepareChain } from '../../src/pipeline/apply.js';
import { readPipeline } from '../../src/pipeline/read-pipeline.js';
import { loadBackend } from '../../src/registry.js';
import { readSigmaFile } from '../../src/rule/read-file.js';
import type { SigmaRule } from '../../src/rule/sigma-rule.js';
import { Source } from '../../src/source/source.js';

/** The chain of pipelines, in which nothing may be wrong. */
export function chainOf(...texts: readonly string[]): PipelineChain {
  return chainPipelines(
    texts.map((text, index) => {
      const { pipeline, diagnostics } = readPipeline(new Source(`pipeline${index + 1}.yml`, text));
      if (pipeline === undefined)
        throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n'));
      return pipeline;
    }),
  );
}

/** What is wrong with a pipeline: codes and places. */
export const faultsOf = (text: string): readonly string[] =>
  readPipeline(new Source('pipeline.yml', text)).diagnostics.map(
    ({ code, location, notes }) =>
      `${location?.line}:${location?.column} ${code}${notes.map(({ message }) => ` | ${message}`).join('')}`,
  );

/** A rule of the detections and condition, for Windows process creation. */
export function ruleOf(
  detection: string,
  head = 'title: Test\nlogsource: { product: windows, category: process_creation }\n',
): SigmaRule {
  const { documents, diagnostics } = readSigmaFile(new Source('rule.yml', `${head}detection:\n${detection}`));
  const document = documents[0]?.document;
  if (document?.kind !== 'rule') {
    const faults = [...diagnostics, ...(documents[0]?.diagnostics ?? [])];
    throw new Error(faults.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  }
  return document;
}

/** The KQL query of a rule after the pipelines, or the codes of its errors. */
export async function queryOf(rule: SigmaRule, chain: PipelineChain): Promise<string> {
  const faults = await prepareChain(chain);
  if (faults.length > 0) return faults.map(({ code, message }) => `${code}: ${message}`).join(' ');
  const backend = await loadBackend('kql');
  const reading = { kind: 'rule' as const, node: rule.node, metadata: rule.metadata, document: rule, diagnostics: [] };
  const settings = { backend, format: 'query', options: {}, strict: false, pipelines: () => chain };
  const { output, errors } = convertDocument(reading, settings);
  return output ?? errors.map(({ code, message }) => `${code}: ${message}`).join(' ');
}

export { applyPipelines };
