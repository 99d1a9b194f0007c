import type { ResolvedRule } from '../condition/resolve.js';
import { prepareDocument } from '../convert.js';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { jsonText } from '../diagnostic/json-text.js';
import type { Source } from '../source/source.js';
import { findRuleFiles } from './find-files.js';
import type { ChooseChain } from './load-pipelines.js';
import { readRuleFile } from './read-rules.js';
import { errorsOf, type Reporter } from './report.js';

/** A rule with its meaning, after its pipelines. */
export interface LoadedRule {
  readonly rule: ResolvedRule;
  readonly path: string;
  /** What is printed of it where it matches, as JSON. */
  readonly record: string;
  readonly source: Source | undefined;
}

/** Loads the rules of paths. What cannot be used is shown and counted, and stops nothing. Throws UsageErrors. */
export async function loadRules(
  paths: readonly string[],
  chainOf: ChooseChain | undefined,
  reporter: Reporter,
): Promise<{ readonly rules: readonly LoadedRule[]; readonly faults: number }> {
  const rules: LoadedRule[] = [];
  let faults = 0;
  const complain = (diagnostics: readonly Diagnostic[], source: Source | undefined) => {
    const errors = errorsOf(diagnostics);
    faults += errors.length;
    reporter.show(errors, source);
  };
  for (const file of await findRuleFiles(paths)) {
    const { source, reading } = readRuleFile(file);
    complain(reading.diagnostics, source);
    for (const { document, metadata, diagnostics } of reading.documents) {
      complain(diagnostics, source);
      if (document === undefined) continue;
      const { resolved: rule, errors } = prepareDocument(document, chainOf);
      complain(errors, source);
      if (rule === undefined) continue;
      const { id, title, level } = metadata;
      const record = jsonText({ id: id ?? null, title, level: level ?? null, path: file.path });
      rules.push({ rule, path: file.path, record, source });
    }
  }
  return { rules, faults };
}
