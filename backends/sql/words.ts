/** Words that Trino or DuckDB do not take for a name. */
const reserved: ReadonlySet<string> = new Set(
  `all alter analyse analyze and any array as asc asymmetric at between both by case cast check collate column constraint
   create cross cube current_catalog current_date current_path current_role current_schema current_time
   current_timestamp current_user date deallocate default deferrable delete desc describe distinct do drop else end
   escape except execute exists extract false fetch for foreign from full grant group grouping having in initially inner
   insert intersect interval into is join json_array json_exists json_object json_query json_table json_value lambda
   lateral leading left like limit listagg localtime localtimestamp map natural normalize not null offset on only or
   order outer pivot placing position prepare primary qualify recursive references returning right rollup row select
   show skip some struct summarize symmetric table then time timestamp to trailing trim true uescape union unique
   unnest unpivot user using values variadic when where window with`.split(/\s+/),
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
