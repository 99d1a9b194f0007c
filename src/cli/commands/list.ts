import { jsonText } from '../../diagnostic/json-text.js';
import { nearestName } from '../../diagnostic/suggest.js';
import { INPUT_FORMATS } from '../../event/input-format.js';
import { readPipeline } from '../../pipeline/read-pipeline.js';
import { shippedNames, shippedText } from '../../pipeline/shipped.js';
import { loadBackend, targetIds } from '../../registry.js';
import { modifierDescriptions } from '../../rule/modifiers/modifier-name.js';
import { Source } from '../../source/source.js';
import { exitCodes, UsageError } from '../errors.js';
import { output } from '../terminal.js';

interface Row {
  readonly name: string;
  readonly description: string;
}

const lists: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  targets: async () =>
    Promise.all(targetIds.map(async (id) => ({ name: id, description: (await loadBackend(id)).title }))),
  formats: async () =>
    (
      await Promise.all(
        targetIds.map(async (id) => {
          const { formats } = await loadBackend(id);
          return Object.entries(formats).map(([name, format]) => ({
            name: `${id} ${name}`,
            description: format.title,
          }));
        }),
      )
    ).flat(),
  options: async () =>
    (
      await Promise.all(
        targetIds.map(async (id) => {
          const { options } = await loadBackend(id);
          return Object.entries(options).map(([name, option]) => ({
            name: `${id} ${name}=${option.type === 'choice' ? option.choices.join('|') : option.type}`,
            description: `${option.description} (default: ${String(option.default ?? 'none')})`,
          }));
        }),
      )
    ).flat(),
  pipelines: async () =>
    Promise.all(
      shippedNames.map(async (name) => {
        const { pipeline } = readPipeline(new Source(name, (await shippedText(name)) ?? ''));
        return { name, description: pipeline?.name ?? '' };
      }),
    ),
  modifiers: async () => Object.entries(modifierDescriptions).map(([name, description]) => ({ name, description })),
  checks: async () => {
    const { allChecks } = await import('../../check/all-checks.js');
    return allChecks.map(({ code, severity, profiles, summary }) => ({
      name: code,
      description: `${severity.padEnd(7)} ${(profiles[0] ?? 'all').padEnd(11)} ${summary}`,
    }));
  },
  inputs: async () => INPUT_FORMATS.map((name) => ({ name, description: inputDescriptions[name] ?? '' })),
};

const inputDescriptions: Readonly<Record<string, string>> = {
  auto: 'found out by looking at the content (the default)',
  ndjson: 'one JSON object a line',
  array: 'a JSON array of objects',
  object: 'one JSON object, or several one after the other, over any number of lines',
  records: 'CloudTrail files: {"Records": […]}',
  windows: 'Windows events: Event.System and Event.EventData',
};

/** What can be listed. */
export const listNames = Object.keys(lists);

/** Runs `transigma list`; gives the exit code. */
export async function listCommand(what: string, args: { readonly json?: boolean }): Promise<number> {
  const list = Object.hasOwn(lists, what) ? lists[what] : undefined;
  if (list === undefined) {
    const nearest = nearestName(what, listNames);
    const hint = nearest === undefined ? `there are ${listNames.join(', ')}` : `did you mean "${nearest}"?`;
    throw new UsageError(`there is no list of "${what}"`, hint);
  }
  const rows = await list();
  const width = Math.max(...rows.map((row) => row.name.length));
  for (const row of rows) {
    output(args.json === true ? `${jsonText(row)}\n` : `${row.name.padEnd(width)}  ${row.description}\n`);
  }
  return exitCodes.fine;
}
