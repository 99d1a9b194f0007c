import type { LogSource } from '../../../rule/sigma-rule.js';
import type { Check } from '../../check.js';
import { isKnownLogSource, knownLogs, otherNames } from '../../data/log-sources.js';
import { rewriteScalar } from '../../fix-text.js';
import { meantName, plainName } from './close-name.js';
import { type Part, partOf, parts, short, sigmaLogSourceOf } from './log-source.js';

/**
 * Products, categories and services of log sources are spelled as in Sigma's taxonomy. Pipelines compare these names
 * exactly: a rule whose log source is mistyped is converted for no log at all.
 */
export const misspeltLogSource: Check = {
  code: 'logsource/misspelt',
  summary: "Products, categories and services of log sources are spelled as in Sigma's taxonomy.",
  help:
    'Pipelines compare the names of log sources exactly. A rule whose category is `process-creation` is not a rule ' +
    'about `process_creation`: it gets no index, no event ID and no field mapping. Names that are far from all known ' +
    'ones are taken for log sources of your own.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: 'logsource:\n    product: Windows\n    category: process_creation\n' },
    { rule: 'logsource:\n    product: windows\n    category: process-creation\n' },
    { rule: 'logsource:\n    product: windows\n    category: registy_set\n' },
    { rule: 'logsource:\n    product: windows\n    service: windows-defender\n' },
    { rule: 'logsource:\n    category: webproxy\n' },
    { rule: 'logsource:\n    product: osx\n    category: process_creation\n' },
  ],
  good: [
    { rule: 'logsource:\n    product: windows\n    category: process_creation\n' },
    { rule: 'logsource:\n    product: acme_gateway\n    service: proxylog\n' },
    { rule: 'logsource:\n    product: zeek\n    service: ssl\n' },
    { rule: 'logsource:\n    product: windows\n    service: smbserver-security\n' },
    { rule: 'taxonomy: ocsf\nlogsource:\n    category: ProcessCreation\n' },
  ],
  document: (document, report) => {
    const placed = sigmaLogSourceOf(document);
    if (placed === undefined) return;
    for (const { part, name, meant } of misspellings(placed.logsource)) {
      const written = partOf(placed, part)?.value;
      if (written?.kind !== 'scalar') continue;
      const fix = meant.sure ? rewriteScalar(written, meant.name, `write ${meant.name}`) : undefined;
      report(written.span, `no ${part} is called "${short(name)}"`, {
        notes: [`did you mean "${meant.name}"?`],
        ...(fix === undefined ? {} : { fix }),
      });
    }
  },
};

/** The parts of a log source that were probably meant to be others. */
export function misspellings(logsource: LogSource) {
  if (isKnownLogSource(logsource)) return [];
  return parts.flatMap((part) => {
    const name = logsource[part];
    const meant = name === undefined ? undefined : meantPart(part, name, logsource);
    return name === undefined || meant === undefined ? [] : [{ part, name, meant }];
  });
}

/** The known name that was meant; undefined for a known name, and for one that is far from all. */
function meantPart(part: Part, name: string, logsource: LogSource) {
  const known = candidates(part, logsource);
  if (known.has(name) || (part !== 'product' && knownElsewhere(part, name))) return undefined;
  const close = meantName(name, known);
  if (close?.sure === true) return close;
  const other = name.length > 60 ? undefined : nicknames[part].get(plainName(name));
  return other !== undefined && known.has(other) ? { name: other, sure: false } : close;
}

const byPlainName = (names: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...names].map(([other, own]) => [plainName(other), own]));

const nicknames: Readonly<Record<Part, ReadonlyMap<string, string>>> = {
  product: byPlainName(otherNames.product),
  category: byPlainName(otherNames.category),
  service: byPlainName(otherNames.service),
};

const allProducts: ReadonlySet<string> = new Set([...knownLogs.keys()].filter((product) => product !== ''));

/** The names that the part can have beside the others. */
function candidates(part: Part, logsource: LogSource): ReadonlySet<string> {
  if (part === 'product') return allProducts;
  const product = logsource.product ?? '';
  const known = knownLogs.get(product) ?? knownLogs.get(meantName(product, allProducts)?.name ?? '');
  if (part === 'service') return known?.services ?? new Set();
  return new Set([...(known?.categories ?? []), ...(knownLogs.get('')?.categories ?? [])]);
}

/** Whether other products have the name: then it is known, if not here. */
const knownElsewhere = (part: 'category' | 'service', name: string): boolean => elsewhere[part].has(name);

const elsewhere = {
  category: new Set([...knownLogs.values()].flatMap(({ categories }) => [...categories])),
  service: new Set([...knownLogs.values()].flatMap(({ services }) => [...services])),
};
