import { formatNetwork, type Network } from '../../../src/predicate/network.js';
import { printJava } from '../../../src/regex/print.js';
import { type Condition, call, comparison, junctionOf } from '../condition.js';
import { type Dialect, isoDateTime, type JsonInput, jsonToken, percentPattern, timestampText } from '../dialect.js';
import { inline } from '../layout.js';
import { textLiteral } from '../words.js';

/** Athena's engine 3 speaks the dialect of Trino. */
export const trino: Dialect = {
  id: 'athena',
  anyMatch: (list, variable, condition) => call(`any_match(${list}, ${variable} -> ${inline(condition)})`),
  isNotEmpty: (list) => comparison(`cardinality(${list}) > 0`),
  hasJsonValues: (list) => comparison(`cardinality(${list}) > 0`),
  listOf: (elements) => `ARRAY[${elements.join(', ')}]`,
  element: (map, key) => `element_at(${map}, ${textLiteral(key)})`,
  mapValues: (map) => `map_values(${map})`,
  jsonValues: (json, path, whole) => {
    const text = jsonTextOf(json);
    const query = (keys: readonly string[]) =>
      `json_query(${text}, ${textLiteral(`lax ${jsonPath(keys)}[*]`)} WITH ARRAY WRAPPER)`;
    const values =
      whole === undefined
        ? query(path)
        : `if(json_exists(${text}, ${textLiteral(`lax ${jsonPath([whole])}`)}), ${query([whole])}, ${query(path)})`;
    return `CAST(json_parse(${values}) AS array(json))`;
  },
  jsonText: (value) => `json_extract_scalar(${value}, '$')`,
  isJsonNull: (value) => comparison(`json_format(${value}) = 'null'`),
  isJsonNumber: (value) => call(`regexp_like(json_format(${value}), '^[-0-9]')`),
  jsonTokens: (json) => `regexp_extract_all(${jsonTextOf(json)}, ${textLiteral(jsonToken)})`,
  jsonTokenText: (token) => `json_extract_scalar(${token}, '$')`,
  regexpLike: (text, expression) => call(`regexp_like(${text}, ${textLiteral(printJava(expression))})`),
  matches: (text, expression) => call(`regexp_like(${text}, ${textLiteral(expression)})`),
  inNetwork: (text, network) =>
    junctionOf('and', [
      call(`contains(${textLiteral(formatNetwork(network))}, TRY_CAST(${text} AS ipaddress))`),
      ...addressGuards(text, network),
    ]),
  integerLiteral: (value) => (BigInt.asIntN(64, value) === value ? String(value) : `DECIMAL '${value}'`),
  momentOfText: (text) => {
    // Of several forms of zones and separators this is the one that both standards have; fractions have any number of digits.
    const iso = `regexp_replace(regexp_extract(${text}, ${textLiteral(isoDateTime)}), '[.,][0-9]+', '')`;
    return `from_iso8601_timestamp(regexp_replace(${iso}, '[t ]', 'T'))`;
  },
  momentOfSeconds: (seconds) => `from_unixtime(${seconds})`,
  momentOfTimestamp: (column) => column,
  timePart: (part, moment) => `TRY(${part}(${moment} AT TIME ZONE 'UTC'))`,
  asText: (value) => `CAST(${value} AS varchar)`,
  padded: (value, length) => `lpad(CAST(${value} AS varchar), ${length}, '0')`,
  parseTime: (text, format) =>
    format === undefined
      ? `TRY(from_iso8601_timestamp(replace(${text}, ' ', 'T')))`
      : `TRY(parse_datetime(${text}, ${format}))`,
  before: (count, unit) => `current_timestamp - INTERVAL '${count}' ${unit.toUpperCase()}`,
  comparableTime: (time, isMoment, kind) => {
    switch (kind) {
      case 'timestamp':
        return isMoment ? time : `TIMESTAMP '${timestampText(Number(time))} UTC'`;
      case 'epoch-seconds':
        return isMoment ? `to_unixtime(${time})` : String(Math.floor(Number(time) / 1000));
      case 'epoch-milliseconds':
        return isMoment ? `to_unixtime(${time}) * 1000` : time;
    }
  },
  formatTime: (moment, pattern) => `date_format(${moment}, ${textLiteral(percentPattern(pattern, '%i'))})`,
};

const jsonTextOf = ({ expression, isText }: JsonInput): string => (isText ? expression : `json_format(${expression})`);

/** Trino takes IPv4 addresses for IPv6 addresses that they are mapped to, and reads zones. */
const addressGuards = (text: string, { family }: Network): readonly Condition[] =>
  family === 4
    ? [comparison(`strpos(${text}, ':') = 0`)]
    : [comparison(`strpos(${text}, ':') > 0`), comparison(`strpos(${text}, '%') = 0`)];

function jsonPath(keys: readonly string[]): string {
  const isPlain = (key: string) => /^[a-z_][a-z0-9_]*$/i.test(key) && !/^(?:true|false|null|is|to)$/i.test(key);
  return `$${keys.map((key) => `.${isPlain(key) ? key : `"${key.replaceAll('"', '""')}"`}`).join('')}`;
}
