import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** What a run of the built command line printed, and its exit code. */
export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

const cli = resolve('dist/cli.js');

/** Runs `transigma` with arguments in a folder. */
export function transigma(
  args: readonly string[],
  { cwd = '.', input = '', env = {} }: { cwd?: string; input?: string | Buffer; env?: Record<string, string> } = {},
): Run {
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '', FORCE_COLOR: '', ...env },
    maxBuffer: 1 << 28,
  });
  return { stdout, stderr, status };
}

/** Runs a line of bash in which `transigma` is the built command line. */
export function shell(line: string, { cwd = '.', env = {} }: { cwd?: string; env?: Record<string, string> } = {}): Run {
  const script = `transigma() { '${process.execPath}' '${cli}' "$@"; }; ${line}`;
  const { stdout, stderr, status } = spawnSync('bash', ['-c', script], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '', FORCE_COLOR: '', ...env },
    timeout: 30_000,
  });
  return { stdout, stderr, status };
}

/** Makes a folder with files for the time of a test. */
export function withFolder<Result>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Result,
): Result {
  const folder = mkdtempSync(join(tmpdir(), 'transigma-test-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The objects of JSON lines. */
export const jsonLines = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** A rule with a detection section, given as indented YAML. */
export const ruleText = (detection: string, head = 'title: A rule'): string =>
  `${head}\nlogsource:\n    product: windows\ndetection:\n${detection}`;
