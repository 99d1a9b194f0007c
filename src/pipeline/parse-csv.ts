/**
 * The rows of a table of comma-separated values (RFC 4180): a field may begin with a double quote, and then has commas
 * and line breaks in it until the next one (`""` is one in the text). Anywhere else a quote is itself. Empty lines are
 * no rows.
 */
export function parseCsv(content: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const plainEnd = /[,\r\n]|$/g;
  for (let at = 0; at <= content.length; ) {
    let field = '';
    const isQuoted = content.charAt(at) === '"';
    if (isQuoted) {
      const { text, end } = readQuoted(content, at + 1);
      field = text;
      at = end;
    }
    plainEnd.lastIndex = at;
    const end = plainEnd.exec(content)?.index ?? content.length;
    field += content.slice(at, end);
    const separator = content.charAt(end);
    at = end + (content.startsWith('\r\n', end) ? 2 : 1);
    if (separator !== ',' && row.length === 0 && field === '' && !isQuoted) continue;
    row.push(field);
    if (separator === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** The text up to the closing quote, and where what follows begins. */
function readQuoted(content: string, start: number): { readonly text: string; readonly end: number } {
  let text = '';
  for (let at = start; ; ) {
    const quote = content.indexOf('"', at);
    if (quote < 0) return { text: text + content.slice(at), end: content.length };
    text += content.slice(at, quote);
    if (content.charAt(quote + 1) !== '"') return { text, end: quote + 1 };
    text += '"';
    at = quote + 2;
  }
}
