import { blockText, exactNames, wholeCharacters } from '../../../src/backend/clean-text.js';
import type { ResolvedRule } from '../../../src/condition/resolve.js';
import { dataViewIdentifier, identifierOf } from './identity.js';
import type { RuleFileOptions } from './options.js';
import { ruleName, searchedIndices } from './rule-facts.js';

/** The versions of the shape of the object; Kibana brings it up to date from there. */
const shape = { coreMigrationVersion: '8.8.0', typeMigrationVersion: '8.0.0' };

/**
 * A rule as a saved search for Discover (`POST api/saved_objects/_import`): one line of JSON. It brings its data view
 * with it, so it does not rest on one that may not be there.
 */
export function savedSearch({ rule, state }: ResolvedRule, query: string, options: RuleFileOptions): string {
  const { title, description, fields } = rule.metadata;
  const indices = searchedIndices(state?.get('index'), options.index);
  const source = {
    query: { query: wholeCharacters(query), language: 'kuery' },
    filter: [],
    index: { id: dataViewIdentifier(indices), title: indices.join(','), timeFieldName: '@timestamp' },
  };
  return JSON.stringify({
    id: identifierOf(rule, 'saved-search'),
    type: 'search',
    ...shape,
    ...(options.space === '' ? {} : { namespaces: [options.space] }),
    attributes: {
      title: ruleName(title),
      description: blockText(description ?? ''),
      columns: exactNames(fields),
      sort: [['@timestamp', 'desc']],
      usesAdHocDataView: true,
      kibanaSavedObjectMeta: { searchSourceJSON: JSON.stringify(source) },
    },
    references: [],
  });
}
