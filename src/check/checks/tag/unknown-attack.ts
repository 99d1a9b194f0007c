import { didYouMean } from '../../../diagnostic/suggest.js';
import type { Check } from '../../check.js';
import { attackTags, isIndustrial, slugs, tacticSlug, techniqueIn } from './attack-tags.js';

/** Groups, software, campaigns, mitigations, assets, data sources and components, whose ids are many. */
const otherObject = /^(?:g|s|c|m|a|ds|dc|det|an)\d{4}$/i;

/** Tactics of the matrices for mobile devices and industrial systems. */
const otherTactics = new Set([
  'evasion',
  'inhibit-response-function',
  'impair-process-control',
  'network-effects',
  'remote-service-effects',
]);

/** A tag of ATT&CK names a tactic or technique that there is. */
export const unknownAttack: Check = {
  code: 'tag/unknown-attack',
  summary: 'A tag of ATT&CK names a tactic or technique that there is.',
  help: 'Known are ATT&CK Enterprise 18 and 19, with the techniques that they revoked. Techniques for industrial systems (`T0…`) are taken as they are, like groups (`g`), software (`s`), mitigations (`m`), assets (`a`) and data sources (`ds`); those for mobile devices are not known.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: 'tags:\n    - attack.t9999\n' },
    { rule: 'tags:\n    - attack.t1059.099\n' },
    { rule: 'tags:\n    - attack.executon\n' },
    { rule: 'tags:\n    - attack.t1059.1\n' },
  ],
  good: [
    {
      rule: `tags:
    - attack.execution
    - attack.t1059.001
    - attack.stealth
    - attack.defense-evasion
    - attack.g0016
    - attack.ds0009
    - attack.t1562.001
    - attack.t1089
    - attack.t0800
    - attack.initial_access
    - atack.t9999
`,
    },
  ],
  document: (document, report) => {
    let suggested = 0;
    for (const { node, name } of attackTags(document).tags) {
      if (otherObject.test(name) || otherTactics.has(name) || tacticSlug(name) !== undefined) continue;
      const id = name.toUpperCase();
      if (!/^T\d/.test(id)) {
        const notes = suggested++ < maxSuggested ? didYouMean(name.replace(/_/g, '-'), allTactics()) : [];
        report(node.span, `ATT&CK has no "${name}"`, { notes });
        continue;
      }
      if (!/^T\d{4}(?:\.\d{3})?$/.test(id)) {
        report(node.span, `"${name}" is not the id of a technique, such as t1059 or t1059.001`);
        continue;
      }
      if (isIndustrial(id) || isKnown(id)) continue;
      const parent = id.slice(0, 5);
      const notes = id !== parent && isKnown(parent) ? [`there is "attack.${parent.toLowerCase()}"`] : [];
      report(node.span, `ATT&CK Enterprise has no technique ${id}`, { notes });
    }
  },
};

const isKnown = (id: string): boolean =>
  techniqueIn(id, '19').technique !== undefined || techniqueIn(id, '18').technique !== undefined;

/** To look for near names takes time, and who has so many wrong ones needs other help. */
const maxSuggested = 20;

const allTactics = (): ReadonlySet<string> => new Set([...slugs('19').values(), ...slugs('18').values()]);
