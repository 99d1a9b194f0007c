import type { RegexNode } from '../../../src/regex/ast.js';
import { printRe2 } from '../../../src/regex/print.js';
import { call, comparison } from '../condition.js';
import { type Dialect, isoDateTime, type JsonInput, jsonToken, percentPattern, timestampText } from '../dialect.js';
import { inline } from '../layout.js';
import { networkExpression } from '../network-expression.js';
import { textLiteral } from '../words.js';

/** DuckDB, from 1.3 on. */
export const duckdb: Dialect = {
  id: 'duckdb',
  anyMatch: (list, variable, condition) =>
    call(`list_bool_or(list_transform(${list}, lambda ${variable}: ${inline(condition)}))`),
  isNotEmpty: (list) => comparison(`len(${list}) > 0`),
  listOf: (elements) => `[${elements.join(', ')}]`,
  element: (map, key) => `${map}[${textLiteral(key)}]`,
  mapValues: (map) => `map_values(${map})`,
  jsonValues: (json, path, whole) => {
    const value = jsonOf(json);
    const walked = path.reduce(valuesOfKey, elements(value));
    if (whole === undefined) return walked;
    return `CASE WHEN ${memberOf(value, whole)} IS NOT NULL THEN ${valuesOfKey(`[${value}]`, whole)} ELSE ${walked} END`;
  },
  // What is not there is NULL in the list, and no value of JSON.
  hasJsonValues: (list) => comparison(`len(list_filter(${list}, lambda e: e IS NOT NULL)) > 0`),
  jsonText: (value) => `CASE WHEN json_type(${value}) NOT IN ('OBJECT', 'ARRAY') THEN ${value} ->> '$' END`,
  isJsonNull: (value) => comparison(`coalesce(json_type(${value}), 'NULL') = 'NULL'`, false),
  isJsonNumber: (value) => comparison(`json_type(${value}) IN ('UBIGINT', 'BIGINT', 'DOUBLE', 'HUGEINT', 'UHUGEINT')`),
  jsonTokens: (json) => `regexp_extract_all(CAST(${json.expression} AS VARCHAR), ${textLiteral(jsonToken)})`,
  jsonTokenText: (token) => `(TRY_CAST(${token} AS JSON) ->> '$')`,
  regexpLike: (text, expression) => call(`regexp_matches(${text}, ${textLiteral(printForDuckDb(expression))})`),
  matches: (text, expression) => call(`regexp_matches(${text}, ${textLiteral(expression)})`),
  // The extension that knows addresses has to be downloaded.
  inNetwork: (text, network) => call(`regexp_matches(${text}, ${textLiteral(printRe2(networkExpression(network)))})`),
  integerLiteral: String,
  momentOfText: isoMoment,
  momentOfSeconds: (seconds) => `make_timestamp(TRY_CAST((${seconds}) * 1000000 AS BIGINT))`,
  momentOfTimestamp: (column) => inUtc(column),
  timePart: (part, moment) => `${part}(${moment})`,
  asText: (value) => `CAST(${value} AS VARCHAR)`,
  padded: (value, length) => `lpad(CAST(${value} AS VARCHAR), ${length}, '0')`,
  parseTime: (text, format) =>
    format === undefined ? isoMoment(text) : `try_strptime(${text}, ${strptimePattern(format)})`,
  before: (count, unit) => `${inUtc('now()')} - INTERVAL '${count}' ${unit.toUpperCase()}`,
  comparableTime: (time, isMoment, kind) => {
    switch (kind) {
      case 'timestamp':
        return isMoment ? time : `TIMESTAMP '${timestampText(Number(time))}'`;
      case 'epoch-seconds':
        return isMoment ? `epoch(${time})` : String(Math.floor(Number(time) / 1000));
      case 'epoch-milliseconds':
        return isMoment ? `epoch_ms(${time})` : time;
    }
  },
  formatTime: (moment, pattern) => `strftime(${moment}, ${textLiteral(percentPattern(pattern, '%M'))})`,
};

/** An ISO 8601 text as a timestamp in UTC; a cast would forget the zone. */
function isoMoment(text: string): string {
  const piece = (group: number) => `regexp_extract(${text}, ${textLiteral(isoDateTime)}, ${group})`;
  const number = (digits: string) => `coalesce(TRY_CAST(${digits} AS INTEGER), 0)`;
  const minutes = `${number(piece(2))} * 60 + if(${piece(2)} LIKE '-%', -1, 1) * ${number(piece(3))}`;
  const toTheSecond = `regexp_replace(replace(upper(${piece(1)}), 'T', ' '), '[.,].*', '')`;
  return `TRY_CAST(${toTheSecond} AS TIMESTAMP) - to_minutes(${minutes})`;
}

/** A timestamp in UTC, whatever the zone of the session is. */
const inUtc = (timestamp: string): string => `make_timestamp(epoch_us(${timestamp}))`;

/**
 * DuckDB searches for plain text where an expression is one, and forgets anchors at odd places then (`a^` finds "a"); it
 * does not look into capturing groups.
 */
function printForDuckDb(expression: RegexNode): string {
  const printed = printRe2(expression);
  return hasInnerAnchor(expression) ? `(${printed})` : printed;
}

function hasInnerAnchor(node: RegexNode): boolean {
  switch (node.kind) {
    case 'concatenation':
      return (
        node.nodes.slice(1).some((one) => one.kind === 'text-start' || hasInnerAnchor(one)) ||
        node.nodes.slice(0, -1).some((one) => one.kind === 'text-end' || hasInnerAnchor(one))
      );
    case 'alternation':
      return node.nodes.some(hasInnerAnchor);
    case 'group':
    case 'repeat':
      return hasInnerAnchor(node.node);
    default:
      return false;
  }
}

/** Text that is no JSON would end the query. */
const jsonOf = ({ expression, isText }: JsonInput): string => (isText ? `TRY_CAST(${expression} AS JSON)` : expression);

/** The values themselves, or the elements of those that are arrays; `value` is said twice, so it had better be short. */
const elements = (value: string): string =>
  `CASE json_type(${value}) WHEN 'ARRAY' THEN ${value} -> '$[*]' ELSE [${value}] END`;

/** What objects have at a key, arrays taken apart. */
const valuesOfKey = (objects: string, key: string): string =>
  `flatten(list_transform(${objects}, lambda e: ${elements(memberOf('e', key))}))`;

const memberOf = (value: string, key: string): string => `(${value} -> ${memberPath([key])})`;

/**
 * The path of keys. DuckDB takes an asterisk for a wildcard though it is in quotes, and knows no empty key there; pointers
 * (RFC 6901) say both, but would count in arrays.
 */
export function memberPath(keys: readonly string[]): string {
  const isOdd = keys.some((key) => key === '' || key === '*');
  const pointer = () => keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  const path = () => keys.map((key) => `."${key.replace(/["\\]/g, '\\$&')}"`);
  return textLiteral(isOdd ? pointer().join('') : `$${path().join('')}`);
}

/** A pattern of Joda (as in `dd/MMM/yyyy:HH:mm:ss Z`) in the words of strptime. */
const strptimePattern = (format: string): string =>
  percentPattern(format.replace(/MMM/g, '%b').replace(/ss/g, '%S').replace(/Z+/g, '%z'), '%M');
