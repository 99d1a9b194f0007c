import type { OptionSchema, OptionValues } from '../../../backend/options.js';
import { usualTimeNames } from '../../../event/time-names.js';
import type { DataFile } from './data-files.js';
import type { Engine } from './engine.js';
import { hidden, jsonRows, quoteName } from './relation.js';

/**
 * The key of events that holds their time: the one that an option names, or one with a usual name among those of the first
 * event. Empty if the time does not matter, or there is none.
 */
export async function timeKeyOf(
  files: readonly DataFile[],
  options: OptionValues<OptionSchema>,
  engine: Engine,
): Promise<string> {
  if (typeof options.time === 'string' && options.time !== '') return options.time;
  if ([options.from, options.to, options.last].every((bound) => bound === '' || bound === undefined)) return '';
  const event = quoteName(hidden.event);
  const first = `SELECT json_keys(${event}) FROM ${jsonRows(files)} WHERE ${quoteName(hidden.isEvent)} LIMIT 1`;
  for await (const rows of engine.rows(first)) {
    const keys = (rows[0]?.[0] ?? []) as readonly string[];
    const found = usualTimeNames.map((name) => keys.find((key) => key.toLowerCase() === name));
    return found.find((key) => key !== undefined) ?? '';
  }
  return '';
}
