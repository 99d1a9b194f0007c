import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../errors.js';

/** Files that differ from a commit. */
export interface ChangedFiles {
  /** The commit, in full. */
  readonly base: string;
  /**
   * The absolute paths, with links resolved, of all files that were added or changed since, staged or not, and of those
   * that git does not know and is not told to ignore.
   */
  readonly paths: ReadonlySet<string>;
}

/** The command line that git understands as options never comes from the user: see the functions below. */
interface GitResult {
  readonly status: number;
  readonly text: string;
  readonly complaint: string;
}

/**
 * Finds the files that differ from where the work branched off: from `base` (a commit, branch or tag), or without it from
 * the default branch of `origin`, or from the last commit if there is none. The other files are to be read as before, so
 * that checks across files know them; only what is found in these is to be told ({@link isChanged}). Throws a UsageError
 * outside of a repository, without git, and for a base that names no commit.
 */
export function changedFiles(base?: string, folder = process.cwd()): ChangedFiles {
  const inFolder = gitIn(folder);
  const top = inFolder(['rev-parse', '--show-toplevel']);
  if (top.status !== 0) {
    throw new UsageError('--changed works in a git repository only', firstLine(top.complaint) || folder);
  }
  // Only the line break is git's: a folder's name may end in white space.
  const root = top.text.replace(/\r?\n$/, '');
  const git = gitIn(root);
  const from = base === undefined ? defaultBase(git) : namedBase(git, base);
  const differing = needed(
    git([
      'diff',
      '--name-only',
      '-z',
      '--diff-filter=d',
      '--no-renames',
      '--no-ext-diff',
      '--no-relative',
      '--ignore-submodules',
      from,
      '--',
    ]),
  );
  const untracked = needed(git(['ls-files', '--others', '--exclude-standard', '-z', '--full-name', '--']));
  const names = `${differing}${untracked}`.split('\0').filter((name) => name !== '');
  return { base: from, paths: new Set(names.map((name) => real(resolve(root, name)))) };
}

/** Whether a path, which may go through links, is one of the files. */
export const isChanged = ({ paths }: ChangedFiles, path: string): boolean => paths.has(real(resolve(path)));

type Git = (args: readonly string[], input?: string) => GitResult;

/** Runs git without a shell. What the configuration of a repository would run is turned off. */
const gitIn =
  (folder: string): Git =>
  (args, input = '') => {
    const { status, stdout, stderr, error } = spawnSync(
      'git',
      ['-c', 'core.fsmonitor=false', '-c', 'core.quotepath=false', ...args],
      {
        cwd: folder,
        encoding: 'utf8',
        input,
        maxBuffer: 256 * 1024 * 1024,
        env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
      },
    );
    if (error !== undefined) {
      const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      throw new UsageError(
        isMissing ? '--changed needs git, which is not installed' : `--changed: git cannot be run: ${error.message}`,
      );
    }
    return { status: status ?? 1, text: stdout, complaint: stderr };
  };

function needed({ status, text, complaint }: GitResult): string {
  if (status !== 0) throw new UsageError('--changed: git fails', firstLine(complaint));
  return text;
}

function namedBase(git: Git, base: string): string {
  if (base.startsWith('-')) throw new UsageError(`--changed: "${base}" is an option, not a commit`);
  const commit = base === '' || base.includes('\0') ? undefined : commitOf(git, base);
  if (commit === undefined) {
    throw new UsageError(
      `--changed: "${base}" is no commit that this repository has`,
      'a shallow clone lacks most of them: fetch the base (in GitHub Actions: fetch-depth: 0)',
    );
  }
  return branchPoint(git, commit);
}

function defaultBase(git: Git): string {
  for (const name of ['refs/remotes/origin/HEAD', 'refs/remotes/origin/main', 'refs/remotes/origin/master']) {
    const commit = commitOf(git, name);
    if (commit !== undefined) return branchPoint(git, commit);
  }
  // Before the first commit everything is new.
  return commitOf(git, 'HEAD') ?? needed(git(['hash-object', '-t', 'tree', '--stdin'])).trim();
}

/** Where the work branched off; the commit itself if the histories do not meet (or are not fetched). */
function branchPoint(git: Git, commit: string): string {
  const { status, text } = git(['merge-base', commit, 'HEAD']);
  return status === 0 ? text.trim() : commit;
}

function commitOf(git: Git, name: string): string | undefined {
  const { status, text } = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  return status === 0 ? text.trim() : undefined;
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // It is gone by now.
    return path;
  }
}

const firstLine = (text: string): string => text.trim().split('\n')[0] ?? '';
