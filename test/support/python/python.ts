import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The Python that is there, 3.11 or later; undefined if there is none. */
export const python: string | undefined = ['python3', 'python'].find((name) => {
  const check = 'import sys; sys.exit(sys.version_info < (3, 11))';
  return spawnSync(name, ['-c', check], { stdio: 'ignore' }).status === 0;
});

/** What a test says that is left out. */
export const withoutPython = 'Python 3.11 or later is missing';

/** What a module makes of events (JSON text each): verdicts, or in words what went wrong. */
export type Outcomes = readonly (boolean | string)[] | string;

/** A rule module and the events to run it on, as JSON text. */
export interface RuleRun {
  readonly module: string;
  readonly events: readonly string[];
}

/** Which class the events are of: Panther's own, or the small one of the tests. */
export interface EventClass {
  readonly command: string;
  readonly name: 'stand-in' | 'panther-core';
}

const standIn: EventClass = { command: python ?? 'python3', name: 'stand-in' };

/** Runs modules on events, all in one process. */
export const runRules = (runs: readonly RuleRun[], { command, name }: EventClass = standIn): readonly Outcomes[] =>
  answers(command, 'run_rules.py', [name], runs) as readonly Outcomes[];

/** What Python's parser finds in a module. */
export interface ModuleParts {
  readonly statements: readonly string[];
  readonly functions: readonly string[];
  /** The texts in `rule`, its docstring among them. */
  readonly texts: readonly string[];
  readonly constants: Readonly<Record<string, unknown>>;
  readonly docstring: string;
}

/** Takes modules apart. */
export const inspectModules = (modules: readonly string[]): readonly ModuleParts[] =>
  answers(standIn.command, 'inspect_module.py', [], modules) as readonly ModuleParts[];

function answers(command: string, script: string, args: readonly string[], lines: readonly unknown[]): unknown[] {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { stdout, stderr, status } = spawnSync(command, ['-B', path, ...args], {
    input: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, PYTHONUTF8: '1' },
  });
  if (status !== 0) throw new Error(stderr);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
