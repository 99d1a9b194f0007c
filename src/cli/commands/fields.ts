import { grouped } from '../../diagnostic/grouped.js';
import { jsonText } from '../../diagnostic/json-text.js';
import { applyPipelines } from '../../pipeline/apply.js';
import { itemsOf } from '../../pipeline/walk.js';
import type { SigmaRule } from '../../rule/sigma-rule.js';
import { exitCodes } from '../errors.js';
import { findRuleFiles } from '../find-files.js';
import { type ChooseChain, loadPipelines } from '../load-pipelines.js';
import { type PipelineArguments, pipelineSettings } from '../pipeline-options.js';
import { makeProgress } from '../progress.js';
import { readRuleFile } from '../read-rules.js';
import { count, errorsOf, makeReporter } from '../report.js';
import { output, say, whileRead } from '../terminal.js';
import { visible } from '../visible.js';

/** The command line of `transigma fields`. */
export interface FieldsArguments extends PipelineArguments {
  readonly json?: boolean;
  readonly unmapped?: boolean;
}

/** How a field is used, and what becomes of it. */
interface FieldUse {
  rules: number;
  /** Rules in which no mapping knows it. */
  unmapped: number;
  readonly targets: Set<string>;
}

/**
 * Runs `transigma fields`: lists the fields of rules, how many rules use each, and what pipelines make of it; gives the
 * exit code. Throws UsageErrors.
 */
export async function fieldsCommand(paths: readonly string[], args: FieldsArguments): Promise<number> {
  const progress = makeProgress('reading', 'files');
  const reporter = makeReporter(progress);
  const chainOf = await loadPipelines({ ...pipelineSettings(args), target: undefined }, reporter);
  const uses = new Map<string, FieldUse>();
  const totals = { rules: 0, refused: 0, faults: 0 };
  const files = await findRuleFiles(paths);
  for (const [index, file] of files.entries()) {
    progress.advance(index, files.length);
    const { source, reading } = readRuleFile(file);
    const faults = errorsOf([...reading.diagnostics, ...reading.documents.flatMap(({ diagnostics }) => diagnostics)]);
    totals.faults += faults.length;
    reporter.show(faults, source);
    for (const { document } of reading.documents) {
      if (document?.kind !== 'rule') continue;
      totals.rules++;
      if (!addUses(document, chainOf, uses)) totals.refused++;
    }
  }
  progress.clear();
  await whileRead(async () => {
    const sorted = [...uses].sort(([a, one], [b, other]) => other.rules - one.rules || (a < b ? -1 : 1));
    const shown = args.unmapped === true ? sorted.filter(([, { unmapped }]) => unmapped > 0) : sorted;
    for (const [field, use] of shown) output(args.json === true ? asJson(field, use) : asText(field, use, chainOf));
  });
  summarize(uses, totals, chainOf !== undefined);
  return totals.faults > 0 ? exitCodes.findings : exitCodes.fine;
}

/** Gives false if the pipelines refuse the rule; then its fields are not counted. */
function addUses(rule: SigmaRule, chainOf: ChooseChain | undefined, uses: Map<string, FieldUse>): boolean {
  const before = [...rule.detections.values()].flatMap(itemsOf);
  const result = chainOf === undefined ? undefined : applyPipelines(rule, chainOf(rule));
  if (result !== undefined && result.rule === undefined) return false;
  // An item keeps its place in the file whatever becomes of it.
  const after = new Map<object, Set<string>>();
  for (const item of [...(result?.rule ?? rule).detections.values()].flatMap(itemsOf)) {
    if (item.field === undefined) continue;
    const names = after.get(item.origin) ?? new Set();
    after.set(item.origin, names.add(item.field));
  }
  // A field is unmapped in a rule if it is so in one of its items.
  const isLeft = new Map<string, boolean>();
  for (const { field, origin } of before) {
    if (field === undefined) continue;
    const use = uses.get(field) ?? { rules: 0, unmapped: 0, targets: new Set<string>() };
    uses.set(field, use);
    const targets = [...(after.get(origin) ?? [])];
    for (const target of targets) use.targets.add(target);
    const isUnmapped = targets.some((target) => result?.mappedFields.has(target) !== true);
    isLeft.set(field, isLeft.get(field) === true || isUnmapped);
  }
  for (const [field, isUnmapped] of isLeft) {
    const use = uses.get(field);
    if (use === undefined) continue;
    use.rules++;
    if (isUnmapped) use.unmapped++;
  }
  return true;
}

const asJson = (field: string, { rules, unmapped, targets }: FieldUse): string =>
  `${jsonText({ field, rules, unmapped, targets: [...targets] })}\n`;

function asText(field: string, { rules, unmapped, targets }: FieldUse, chainOf: ChooseChain | undefined): string {
  const used = grouped(rules).padStart(7);
  if (chainOf === undefined) return `${used}  ${visible(field)}\n`;
  const names = [...targets].map(visible).join(', ') || '(dropped)';
  const left = unmapped === 0 ? '' : unmapped === rules ? '  unmapped' : `  unmapped in ${count(unmapped, 'rule')}`;
  return `${used}  ${visible(field)} → ${names}${left}\n`;
}

function summarize(
  uses: ReadonlyMap<string, FieldUse>,
  { rules, refused }: { readonly rules: number; readonly refused: number },
  hasPipelines: boolean,
): void {
  say(`${count(uses.size, 'field')} in ${count(rules, 'rule')}`);
  if (refused > 0) say(`   ${count(refused, 'rule')} refused by the pipelines`);
  if (!hasPipelines) return;
  const left = [...uses.values()].filter(({ unmapped }) => unmapped > 0).length;
  const dropped = [...uses.values()].filter(({ targets }) => targets.size === 0).length;
  const mapped = uses.size - left - dropped;
  const share = uses.size === 0 ? 100 : (mapped / uses.size) * 100;
  const words = [`${grouped(mapped)} mapped (${share.toFixed(1)} %)`];
  if (dropped > 0) words.push(`${grouped(dropped)} dropped`);
  say(`   ${[...words, `${grouped(left)} unmapped`].join(', ')}`);
}
