import { warning } from '../../diagnostic/diagnostic.js';
import { didYouMean } from '../../diagnostic/suggest.js';
import { entryOf, type YamlMapping, type YamlScalar } from '../../source/yaml-node.js';
import type { CheckConfig, ConfiguredSeverity, Exclusion, SeverityEntry } from './check-config.js';
import { establishedNames } from './established-names.js';
import { frontEndCodes } from './front-end-codes.js';
import type { ConfigContext } from './read-config-keys.js';
import { readMap, readTexts, refuseUnknownKeys } from './read-node.js';

/** The keys of a validation configuration of the established tool. */
const establishedKeys = ['validators', 'exclusions', 'config'] as const;

/** Whether a file is a validation configuration of the established tool (`sigma check -c`). */
export const isEstablishedConfig = (root: YamlMapping): boolean =>
  establishedKeys.some((key) => entryOf(root, key) !== undefined);

/**
 * Reads a validation configuration of the established tool. `all` is the profile `sigmahq`, without the checks that only
 * validators stand for that are taken out; a list without `all` is just those that it names. Rules are excluded by their
 * ids. What has no counterpart is a warning.
 */
export function readEstablishedConfig(root: YamlMapping, context: ConfigContext): CheckConfig {
  const { report, folder } = context;
  refuseUnknownKeys(root, establishedKeys, 'a validation configuration', report);
  const settings = entryOf(root, 'config');
  if (settings !== undefined) {
    for (const { name, key } of readMap(settings.value, '"config"', report)?.entries ?? []) {
      if (isKnown(key, name, context)) {
        const message = `the parameters of "${name}" are not heeded: the check has its own`;
        report(warning('config/parameters', message, { at: key.span }));
      }
    }
  }
  return {
    ...readValidators(root, context),
    exclusions: readExclusions(root, folder, context),
    ignore: [],
  };
}

function readValidators(root: YamlMapping, context: ConfigContext): Pick<CheckConfig, 'profile' | 'severities'> {
  const node = entryOf(root, 'validators')?.value;
  if (node === undefined) return { severities: [] };
  let hasAll = false;
  let chosen = new Set<string>();
  for (const scalar of readTexts(node, 'validators', context.report)) {
    const { text, span } = scalar;
    if (text === 'all') {
      hasAll = true;
      chosen = new Set(Object.keys(establishedNames));
      continue;
    }
    const isRemoved = text.startsWith('-');
    const name = isRemoved ? text.slice(1) : text;
    if (!isKnown(scalar, name, context)) continue;
    if (!isRemoved) {
      if (!codesOf(name).some((code) => context.codes.has(code))) {
        const message = `"${name}" has no counterpart here: see docs/check-configuration.md`;
        context.report(warning('config/no-counterpart', message, { at: span }));
      }
      chosen.add(name);
    } else if (!chosen.delete(name)) {
      context.report(
        warning('config/not-chosen', `"${name}" is taken out, and was not in the list before`, { at: span }),
      );
    }
  }
  const wanted = codesOfAll(chosen);
  if (!hasAll) return { profile: 'none', severities: severitiesOf(wanted, 'on') };
  // What the front end says stops a rule, and is no matter of taste.
  const unwanted = [...codesOfAll(Object.keys(establishedNames))].filter(
    (code) => !wanted.has(code) && !frontEndCodes.includes(code),
  );
  return { profile: 'sigmahq', severities: severitiesOf(unwanted, 'off') };
}

const severitiesOf = (codes: Iterable<string>, severity: ConfiguredSeverity): readonly SeverityEntry[] =>
  Array.from(codes, (pattern) => ({ pattern, severity }));

/** Without an id a rule cannot be named. */
const noId = new Set(['', '~', 'null', 'None']);

function readExclusions(root: YamlMapping, folder: string, context: ConfigContext): readonly Exclusion[] {
  const node = entryOf(root, 'exclusions')?.value;
  const map = node && readMap(node, '"exclusions"', context.report);
  return (map?.entries ?? []).flatMap(({ name, key, value }): readonly Exclusion[] => {
    if (noId.has(name)) {
      const message = 'rules without an id cannot be excluded: name their path in a transigma.yml';
      context.report(warning('config/no-id', message, { at: key.span }));
      return [];
    }
    const names = readTexts(value, name, context.report).filter((scalar) => isKnown(scalar, scalar.text, context));
    const checks = [...codesOfAll(names.map(({ text }) => text))];
    return checks.length === 0 ? [] : [{ rules: [name], folder, checks }];
  });
}

function isKnown({ span }: YamlScalar, name: string, { report }: ConfigContext): boolean {
  if (Object.hasOwn(establishedNames, name)) return true;
  const [nearest = 'it is not heeded'] = didYouMean(name, Object.keys(establishedNames));
  report(warning('config/unknown-validator', `there is no validator "${name}"`, { at: span, notes: [nearest] }));
  return false;
}

const codesOf = (name: string): readonly string[] => establishedNames[name] ?? [];

const codesOfAll = (names: Iterable<string>): ReadonlySet<string> => new Set([...names].flatMap(codesOf));
