import { parse } from 'smol-toml';
import { kql } from '../../../backends/kql/index.js';
import type { RuleFormat } from '../../../backends/kql/rule-file/index.js';
import { defaultOptions, type OptionValues } from '../../../src/backend/options.js';
import { type ResolvedRule, resolveRule } from '../../../src/condition/resolve.js';
import { readSigmaFile } from '../../../src/rule/read-file.js';
import { Source } from '../../../src/source/source.js';

export type Options = Partial<OptionValues<typeof kql.options>>;

/** A rule with a detection that means something, and the given head. */
export const ruleWith = (head: string): string => `${head}
logsource: { product: aws, service: cloudtrail }
detection:
    selection: { eventName: DeleteGroup }
    condition: selection
`;

export function resolve(text: string): ResolvedRule {
  const [reading] = readSigmaFile(new Source('rule.yml', text)).documents;
  if (reading?.document?.kind !== 'rule') throw new Error(JSON.stringify(reading?.diagnostics));
  const resolution = resolveRule(reading.document);
  if ('errors' in resolution) throw new Error(resolution.errors[0]?.message);
  return resolution.resolved;
}

/** A rule in a format, as text. */
export function render(rule: string | ResolvedRule, format: RuleFormat | 'query', options: Options = {}): string {
  const resolved = typeof rule === 'string' ? resolve(rule) : rule;
  const { output, errors } = kql.render(resolved, format, { ...defaultOptions(kql.options), ...options });
  if (output === undefined) throw new Error(errors[0]?.message);
  return output;
}

/** What the tests ask of a rule that was written; the schema says more. */
export interface WrittenRule {
  readonly rule_id: string;
  readonly name: string;
  readonly description: string;
  readonly query: string;
  readonly tags?: readonly string[];
  readonly threat?: readonly {
    readonly tactic: { readonly id: string; readonly name: string; readonly reference: string };
    readonly technique?: readonly {
      readonly id: string;
      readonly name: string;
      readonly reference: string;
      readonly subtechnique?: readonly { readonly id: string; readonly name: string; readonly reference: string }[];
    }[];
  }[];
  readonly [key: string]: unknown;
}

export const readToml = (text: string) =>
  parse(text) as unknown as { readonly metadata: Readonly<Record<string, unknown>>; readonly rule: WrittenRule };

export const ndjsonRule = (rule: string | ResolvedRule, options: Options = {}): WrittenRule =>
  JSON.parse(render(rule, 'rule-ndjson', options)) as WrittenRule;

export const tomlRule = (rule: string | ResolvedRule, options: Options = {}): WrittenRule =>
  readToml(render(rule, 'rule-toml', options)).rule;

/** The threat of a rule, short: `TA0003: T1098(.003)`. */
export const shortThreat = (rule: WrittenRule): readonly string[] =>
  (rule.threat ?? []).map(({ tactic, technique = [] }) =>
    [
      `${tactic.id} ${tactic.name}:`,
      ...technique.map(({ id, subtechnique = [] }) =>
        subtechnique.length === 0 ? id : `${id}(${subtechnique.map((one) => one.id.slice(5)).join(' ')})`,
      ),
    ].join(' '),
  );
