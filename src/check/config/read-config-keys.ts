import { error } from '../../diagnostic/diagnostic.js';
import { didYouMean } from '../../diagnostic/suggest.js';
import { describeNode, entryOf, type YamlMapping, type YamlNode, type YamlScalar } from '../../source/yaml-node.js';
import { profiles } from '../check.js';
import type { CheckConfig, Exclusion, PathPattern, SeverityEntry } from './check-config.js';
import { specificity } from './code-pattern.js';
import { joinPath, looksLikePath, patternFault } from './config-path.js';
import { type KnownCodes, meansCodes } from './known-codes.js';
import { type Report, readMap, readText, readTexts, readWord, refuseUnknownKeys } from './read-node.js';

/** The keys of `transigma.yml`. */
export const configKeys = [
  'extends',
  'profile',
  'checks',
  'exclude',
  'ignore',
  'fail-on',
  'max-warnings',
  'baseline',
] as const;

/** The keys of an item of `exclude`. */
export const exclusionKeys = ['rule', 'checks', 'reason'] as const;

/** What `fail-on` can be. */
const severities = ['error', 'warning', 'info'] as const;

/** What `profile` can be. */
export const configuredProfiles = [...profiles, 'none'] as const;

/** What a check can be set to. */
export const configuredSeverities = ['off', 'on', ...severities] as const;

/** In which folder a configuration stands (absolute, with forward slashes), and what its codes can be. */
export interface ConfigContext {
  readonly folder: string;
  readonly codes: KnownCodes;
  readonly report: Report;
}

/** Reads the keys of one configuration file, but for what it extends. */
export function readConfigKeys(root: YamlMapping, context: ConfigContext): CheckConfig {
  const { folder, report } = context;
  refuseUnknownKeys(root, configKeys, 'the configuration', report);
  const value = (name: (typeof configKeys)[number]): YamlNode | undefined => entryOf(root, name)?.value;
  const profile = value('profile');
  const failOn = value('fail-on');
  const maxWarnings = value('max-warnings');
  const baseline = value('baseline');
  return {
    ...defined('profile', profile && readWord(profile, 'profile', configuredProfiles, report)),
    ...defined('failOn', failOn && readWord(failOn, 'fail-on', severities, report)),
    ...defined('maxWarnings', maxWarnings && readCount(maxWarnings, 'max-warnings', report)),
    ...defined('baseline', baseline && readPath(baseline, folder, report)),
    severities: readSeverities(value('checks'), context),
    exclusions: readExclusions(value('exclude'), context),
    ignore: readIgnore(value('ignore'), context),
  };
}

/** An object with the property, or without if there is no value. */
const defined = <Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [Key in Name]?: Value } => (value === undefined ? {} : ({ [name]: value } as { [Key in Name]: Value }));

function readCount(node: YamlNode, name: string, report: Report): number | undefined {
  const value = node.kind === 'scalar' ? node.value : undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  const said = typeof value === 'number' ? String(value) : describeNode(node);
  report(error('config/value', `"${name}" is a whole number from 0 on, and this is ${said}`, { at: node.span }));
  return undefined;
}

function readPath(node: YamlNode, folder: string, report: Report): string | undefined {
  const path = readText(node, 'baseline', report)?.text;
  return path === undefined ? undefined : joinPath(folder, path.replace(/\\/g, '/'));
}

function readSeverities(node: YamlNode | undefined, context: ConfigContext): readonly SeverityEntry[] {
  const map = node && readMap(node, '"checks"', context.report);
  const entries = (map?.entries ?? []).flatMap(({ name, key, value }): readonly SeverityEntry[] => {
    const isKnown = checkCode(key, context);
    const severity = readWord(value, name, configuredSeverities, context.report);
    return isKnown && severity !== undefined ? [{ pattern: name, severity }] : [];
  });
  // A map has no order: what says more counts.
  return [...entries].sort((one, other) => specificity(one.pattern) - specificity(other.pattern));
}

/** Whether a code or pattern of codes means anything; complains if not. */
function checkCode({ text, span }: YamlScalar, { codes, report }: ConfigContext): boolean {
  if (meansCodes(text, codes)) return true;
  const what = text.endsWith('/*') ? 'no check fits' : 'there is no check';
  report(error('config/unknown-code', `${what} "${text}"`, { at: span, notes: didYouMean(text, codes.all) }));
  return false;
}

function readExclusions(node: YamlNode | undefined, context: ConfigContext): readonly Exclusion[] {
  return listOf(node, 'exclude', context.report).flatMap((item) => {
    const { report, folder } = context;
    const map = readMap(item, 'an item of "exclude"', report);
    if (map === undefined) return [];
    refuseUnknownKeys(map, exclusionKeys, 'an exclusion', report);
    const rule = entryOf(map, 'rule')?.value;
    const checks = entryOf(map, 'checks')?.value;
    const reason = entryOf(map, 'reason')?.value;
    if (rule === undefined) {
      const notes = ['"rule" is an id, a title, or a pattern of paths'];
      report(error('config/missing-key', 'an exclusion needs "rule"', { at: item.span, notes }));
      return [];
    }
    const rules = readTexts(rule, 'rule', report).filter(
      ({ text, span }) => !looksLikePath(text) || isPattern(text, span, report),
    );
    const named = checks === undefined ? [] : readTexts(checks, 'checks', report);
    const known = named.filter((code) => checkCode(code, context));
    // Without the codes that are wrong it must not stand for all.
    if (checks !== undefined && known.length === 0) {
      if (named.length === 0 && checks.kind === 'sequence' && checks.items.length === 0) {
        const notes = ['leave "checks" out to mean all of them'];
        report(error('config/value', '"checks" names no check', { at: checks.span, notes }));
      }
      return [];
    }
    const why = reason && readText(reason, 'reason', report)?.text;
    return [
      {
        rules: rules.map(({ text }) => text),
        folder,
        checks: known.map(({ text }) => text),
        ...defined('reason', why),
      },
    ];
  });
}

function readIgnore(node: YamlNode | undefined, { folder, report }: ConfigContext): readonly PathPattern[] {
  return listOf(node, 'ignore', report).flatMap((item) => {
    const scalar = readText(item, 'ignore', report);
    return scalar !== undefined && isPattern(scalar.text, scalar.span, report)
      ? [{ folder, pattern: scalar.text }]
      : [];
  });
}

function isPattern(text: string, at: YamlNode['span'], report: Report): boolean {
  const fault = patternFault(text);
  if (fault !== undefined) report(error('config/pattern', fault, { at }));
  return fault === undefined;
}

function listOf(node: YamlNode | undefined, name: string, report: Report): readonly YamlNode[] {
  if (node === undefined) return [];
  if (node.kind === 'sequence') return node.items;
  report(error('config/type', `"${name}" is a list, and this is ${describeNode(node)}`, { at: node.span }));
  return [];
}
