import type { LogSource } from '../rule/sigma-rule.js';
import { parseYaml } from '../source/parse-yaml.js';
import { Source } from '../source/source.js';
import { type PlainValue, plainValue, scalarTexts } from './plain-value.js';

/** Says which of the shipped pipelines are for rules of a log source, and a target; undefined if no row fits. */
export type PipelineChoice = (logsource: LogSource, target?: string) => readonly string[] | undefined;

/** The target of rows that name none, and of what has none. */
const usualTarget = 'kql';

/** Reads the table of the shipped pipelines: rows of a log source and the pipelines for it, of which the first fits. */
export function readChoice(text: string): PipelineChoice {
  const { documents } = parseYaml(new Source('by-log-source.yml', text));
  const rows =
    documents[0] === undefined ? [] : (plainValue(documents[0]) as readonly ReadonlyMap<string, PlainValue>[]);
  const choices = rows.map((row) => ({
    wanted: [...(row.get('logsource') as ReadonlyMap<keyof LogSource, string>)],
    targets: scalarTexts(row.get('targets') ?? [usualTarget]) ?? [],
    pipelines: scalarTexts(row.get('pipelines') ?? []) ?? [],
  }));
  return (logsource, target = usualTarget) =>
    choices.find(
      ({ wanted, targets }) => targets.includes(target) && wanted.every(([part, value]) => logsource[part] === value),
    )?.pipelines;
}
