import { createRequire } from 'node:module';

/** A literal or a wildcard of Kibana's syntax tree. */
export interface KibanaValue {
  readonly type: 'literal' | 'wildcard';
  readonly value: string | boolean | null;
  readonly isQuoted?: boolean;
}

/** A node of Kibana's syntax tree; `range` has its operator as a bare string among the arguments. */
export interface KibanaFunction {
  readonly type: 'function';
  readonly function: string;
  readonly arguments: readonly (KibanaFunction | KibanaValue | string)[];
}

/** What Kibana knows of an index: the types of its fields. */
export interface KibanaDataView {
  readonly title: string;
  readonly fields: readonly { readonly name: string; readonly type: string; readonly esTypes: readonly string[] }[];
}

interface KibanaLibrary {
  fromKueryExpression(query: string): KibanaFunction;
  toElasticsearchQuery(node: KibanaFunction, dataView: KibanaDataView | undefined, config: object): unknown;
}

/** The characters that stand for `*` in the value of a wildcard node. */
export const wildcardMarker = '@kuery-wildcard@';

// The package declares only one of its functions, hence the cast.
const library = createRequire(import.meta.url)('kbn-es-query') as { readonly kbnEsQuery: KibanaLibrary };

/**
 * Kibana 8.9's own parser. The time it takes is exponential in the depth of parentheses (about 4ⁿ for redundant ones,
 * 2ⁿ where `and` and `or` alternate), as it is in Kibana 8.5 to 8.14; do not feed it anything deeper than 10.
 * @throws KQLSyntaxError with Kibana's message
 */
export const parseWithKibana = (query: string): KibanaFunction => library.kbnEsQuery.fromKueryExpression(query);

/** The query that Kibana 8.9 sends to Elasticsearch. */
export const compileWithKibana = (query: string, dataView?: KibanaDataView): unknown =>
  library.kbnEsQuery.toElasticsearchQuery(parseWithKibana(query), dataView, {});
