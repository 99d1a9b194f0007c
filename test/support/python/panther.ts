import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { defaultOptions } from '../../../src/backend/options.js';
import { type ConversionSettings, convertDocument } from '../../../src/convert.js';
import { loadBackend } from '../../../src/registry.js';
import type { DocumentReading } from '../../../src/rule/read-file.js';
import type { EventClass } from './python.js';

/** Where Panther's packages are, or why they are not there. */
export type PantherReadiness =
  | { readonly ok: true; readonly python: string; readonly bin: string }
  | { readonly ok: false; readonly why: string };

let checked: PantherReadiness | undefined;

/** Whether `tools/engines/panther.mjs` has installed Panther's packages here. */
export function pantherReady(): PantherReadiness {
  checked ??= JSON.parse(
    execFileSync(process.execPath, ['tools/engines/panther.mjs', '--check'], { encoding: 'utf8' }),
  ) as PantherReadiness;
  return checked;
}

/** What a title says of tests that are left out. */
export const skipped = (ready: PantherReadiness): string => (ready.ok ? '' : ` (skipped: ${ready.why})`);

/** Panther's own class of events. */
export const pantherEvents = (): EventClass => ({ command: installed().python, name: 'panther-core' });

/** The two files of a rule. */
export interface RuleFiles {
  readonly module: string;
  readonly specification: string;
}

/** Converts a document as Python, without pipelines; undefined if the target refuses it. */
export async function pantherConverter(): Promise<(reading: DocumentReading) => RuleFiles | undefined> {
  const backend = await loadBackend('panther');
  const options = { ...defaultOptions(backend.options), 'log-types': 'Custom.Test' } as ConversionSettings['options'];
  return (reading) => {
    const { files } = convertDocument(reading, { backend, format: 'python', options, strict: false });
    const [module, specification] = files?.('rule') ?? [];
    return module && specification && { module: module.content, specification: specification.content };
  };
}

/** What a tool printed, and its status. */
export interface ToolRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** Runs one of the installed tools; what users have set for it plays no part. */
export async function runTool(
  tool: string,
  args: readonly string[],
  { cwd = '.', env = {} }: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<ToolRun> {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:PANTHER|PYTHON|RUFF|BLACK|PYLINT)/.test(name));
  const child = spawn(join(installed().bin, tool), [...args], {
    cwd,
    env: { ...Object.fromEntries(own), PYTHONUTF8: '1', NO_COLOR: '1', ...env },
  });
  child.stdin.end();
  const texts = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      texts[stream] += text;
    });
  }
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { ...texts, status };
}

/**
 * Sends lines of JSON to a script of this folder on the installed Python, and gives the line that it answers each with.
 * Several processes share the lines; those that are for all come first in each, and have an answer in none.
 */
export async function askPython(
  script: string,
  lines: readonly unknown[],
  { args = [], forAll = [], processes = 2 }: AskOptions = {},
): Promise<readonly unknown[]> {
  const shares = Array.from({ length: processes }, (_, share) => lines.filter((_, at) => at % processes === share));
  const answers = await Promise.all(shares.map((share) => askOne(script, args, [...forAll, ...share])));
  return lines.map((_, at) => answers[at % processes]?.[forAll.length + Math.floor(at / processes)]);
}

/** How to ask. */
export interface AskOptions {
  readonly args?: readonly string[];
  readonly forAll?: readonly unknown[];
  readonly processes?: number;
}

async function askOne(script: string, args: readonly string[], lines: readonly unknown[]): Promise<readonly unknown[]> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(installed().python, ['-B', path, ...args], { env: { ...process.env, PYTHONUTF8: '1' } });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  // Writing to a process that has ended: its status is what is told.
  child.stdin.on('error', () => {});
  const answers: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => answers.push(line));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  Readable.from(jsonLines(lines)).pipe(child.stdin);
  const status = await ended;
  if (status !== 0 || answers.length !== lines.length) {
    throw new Error(`${script}: status ${status}, ${answers.length} of ${lines.length} answers\n${errors}`);
  }
  return answers.map((answer) => JSON.parse(answer));
}

function* jsonLines(lines: readonly unknown[]) {
  for (const line of lines) yield `${JSON.stringify(line)}\n`;
}

function installed() {
  const ready = pantherReady();
  if (!ready.ok) throw new Error(ready.why);
  return ready;
}
