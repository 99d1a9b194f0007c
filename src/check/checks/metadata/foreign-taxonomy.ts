import { didYouMean } from '../../../diagnostic/suggest.js';
import type { Check } from '../../check.js';
import { cut, textNode } from './metadata-nodes.js';

/** A rule uses the taxonomy "sigma", which is the default. */
export const foreignTaxonomy: Check = {
  code: 'metadata/foreign-taxonomy',
  summary: 'A rule uses the taxonomy "sigma", which is the default.',
  help: 'Names of fields and log sources of another taxonomy mean nothing to the pipelines that translate those of Sigma: conversions take them as they are. Remove `taxonomy:` if the rule has the usual names, or have a pipeline for them.',
  severity: 'info',
  profiles: ['recommended', 'sigmahq'],
  bad: [{ rule: 'taxonomy: ecs\n' }, { rule: 'taxonomy: Sigma\n' }],
  good: [{ rule: 'taxonomy: sigma\n' }, { rule: 'author: Jane Doe\n' }],
  document: (document, report) => {
    const taxonomy = textNode(document, 'taxonomy');
    if (taxonomy === undefined || taxonomy.text === 'sigma') return;
    const notes = didYouMean(taxonomy.text, ['sigma']);
    report(taxonomy.span, `the taxonomy "${cut(taxonomy.text)}" is not "sigma"`, { notes });
  },
};
