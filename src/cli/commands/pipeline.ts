import { applyPipelines } from '../../pipeline/apply.js';
import { describeRule, differences } from '../../pipeline/describe.js';
import { exitCodes, UsageError } from '../errors.js';
import { findRuleFiles } from '../find-files.js';
import { loadPipelines } from '../load-pipelines.js';
import { type PipelineArguments, pipelineSettings } from '../pipeline-options.js';
import { makeProgress } from '../progress.js';
import { readRuleFile } from '../read-rules.js';
import { errorsOf, makeReporter } from '../report.js';
import { flushOutput, output, whileRead } from '../terminal.js';
import { visible } from '../visible.js';

/** Runs `transigma pipeline diff`: prints what pipelines change in rules; gives the exit code. Throws UsageErrors. */
export async function pipelineDiffCommand(paths: readonly string[], args: PipelineArguments): Promise<number> {
  const reporter = makeReporter(makeProgress('comparing', 'files'));
  const chainOf = await loadPipelines({ ...pipelineSettings(args), target: undefined }, reporter);
  if (chainOf === undefined) throw new UsageError('there is nothing to compare without a pipeline', 'give one with -p');
  let failed = false;
  await whileRead(async () => {
    for (const file of await findRuleFiles(paths)) {
      const { source, reading } = readRuleFile(file);
      const faults = errorsOf([...reading.diagnostics, ...reading.documents.flatMap(({ diagnostics }) => diagnostics)]);
      if (faults.length > 0) failed = true;
      reporter.show(faults, source);
      for (const { document } of reading.documents) {
        if (document?.kind !== 'rule') continue;
        const { rule, state, diagnostics } = applyPipelines(document, chainOf(document));
        const states = [...state].map(([key, value]) => `+ state: ${key} = ${describeState(value)}`);
        const lines = rule === undefined ? [] : [...differences(describeRule(document), describeRule(rule)), ...states];
        output(`${visible(file.path)}: ${visible(document.metadata.title)}\n`);
        for (const line of lines) output(`  ${visible(line)}\n`);
        if (rule !== undefined && lines.length === 0) output('  nothing changes\n');
        flushOutput();
        reporter.show(diagnostics, source);
        if (rule === undefined) failed = true;
      }
    }
  });
  return failed ? exitCodes.findings : exitCodes.fine;
}

const describeState = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'bigint' ? String(one) : one instanceof Map ? Object.fromEntries(one) : one,
  );
