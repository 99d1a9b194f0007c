/** Words that Trino or DuckDB do not take for a name. */
const reserved: ReadonlySet<string> = new Set(
  `all alter analyse analyze and anti any array as asc asof asymmetric at authorization auto_increment between
   bigint binary bit boolean both by case cast char character check coalesce collate collation column columns
   concurrently constraint create cross cube current_catalog current_date current_path current_role current_schema
   current_time current_timestamp current_user date deallocate dec decimal default deferrable delete desc describe
   distinct do drop else end escape except execute exists extract false fetch float for foreign freeze from full
   generated glob grant group grouping grouping_id having ilike in initially inner inout insert int integer
   intersect interval into is isnull join json json_array json_exists json_object json_query json_table json_value
   lambda lateral leading left like limit listagg localtime localtimestamp map national natural nchar none normalize
   not notnull null nullif numeric offset on only or order out outer overlaps overlay pivot pivot_longer pivot_wider
   placing position positional precision prepare primary qualify real recursive references returning right rollup
   row select semi setof show similar skip smallint some struct substring summarize symmetric table tablesample then
   time timestamp to trailing treat trim true try_cast uescape union unique unnest unpack unpivot user using values
   varchar variadic verbose when where window with xmlattributes xmlconcat xmlelement xmlexists xmlforest
   xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable`.split(/\s+/),
);

/**
 * A text as a literal: quotes are doubled, nothing else means anything. It must not hold half of a character. DuckDB
 * would take NUL for the end of the query, so it is not written as itself.
 */
export function textLiteral(text: string): string {
  const literal = (piece: string) => `'${piece.replaceAll("'", "''")}'`;
  if (!text.includes('\0')) return literal(text);
  const pieces = text.split(/(\0)/).filter((piece) => piece !== '');
  return `concat(${['', ...pieces].map((piece) => (piece === '\0' ? 'chr(0)' : literal(piece))).join(', ')})`;
}

/** The name of a column or table, in quotes where it needs them. */
export const identifier = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/i.test(name) && !reserved.has(name.toLowerCase()) ? name : `"${name.replaceAll('"', '""')}"`;

/** Names from catalog to table, or from column to field, as one. */
export const dotted = (names: readonly string[]): string => names.map(identifier).join('.');
