import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { UsageError } from './errors.js';
import { expandGlob, slashes } from './expand-glob.js';
import { standardInputName, standardInputPath } from './standard-input.js';
import { isSystemError } from './system-error.js';
import { unreadable } from './unreadable.js';
import { walkFolder } from './walk-folder.js';

/** A file to read: how messages call it, and where its output goes below an output folder. */
export interface FoundFile {
  readonly path: string;
  /** Relative to the folder that was named, with forward slashes. */
  readonly relativePath: string;
  /** Set for standard input: its path is only a name. */
  readonly isStandardInput?: true;
  /** Set if it is known by now that there is nothing to read: a folder, perhaps, that could not be looked into. */
  readonly fault?: Diagnostic;
}

const ruleExtension = /\.ya?ml$/i;

/** What lies among rules and is none: their tests, and the configuration of `check`. */
const besideRules = /\.test\.ya?ml$|(?:^|\/)transigma\.yml$/i;
/** SigmaHQ's tests. */
const testFolder = /(?:^|\/)regression_data$/;

/** What to find. */
interface FindSettings {
  /** Whether test files are wanted too. */
  readonly withTests?: boolean;
}

/**
 * Finds the rule files that paths stand for: files as they are, folders with all `.yml` and `.yaml` below them (hidden
 * ones, node_modules, and what are tests left out), globs, `-` for standard input. Every file once. What the system does not let us
 * look at is among them, with a fault. Throws a UsageError for a path that does not exist and a folder or glob
 * without rules.
 */
export async function findRuleFiles(
  paths: readonly string[],
  settings: FindSettings = {},
): Promise<readonly FoundFile[]> {
  const [first, ...others] = paths;
  // One folder has no file twice.
  if (first !== undefined && others.length === 0) return await filesOf(first, false, settings);
  const found = new Map<string, FoundFile>();
  const folders = paths.filter((path) => path !== standardInputPath && lookAt(path).kind === 'folder');
  for (const path of paths) {
    for (const file of await filesOf(path, folders.length > 1, settings)) {
      const key = file.isStandardInput === true ? standardInputPath : resolve(file.path);
      if (!found.has(key)) found.set(key, file);
    }
  }
  return [...found.values()];
}

async function filesOf(
  path: string,
  severalFolders: boolean,
  { withTests = false }: FindSettings,
): Promise<readonly FoundFile[]> {
  const isRule = (name: string) => ruleExtension.test(name) && (withTests || !besideRules.test(name));
  if (path === standardInputPath) {
    return [{ path: standardInputName, relativePath: 'stdin', isStandardInput: true }];
  }
  const seen = lookAt(path);
  if (seen.kind === 'file') return [{ path, relativePath: basename(path) }];
  if (seen.kind === 'folder') {
    const files = walkFolder(path, {
      accepts: isRule,
      descends: (name) => withTests || !testFolder.test(name),
    });
    if (files.length === 0)
      throw new UsageError(`${path}: the folder holds no rules`, 'rules are files that end in .yml or .yaml');
    if (!severalFolders) return files;
    return files.map((file) => ({ ...file, relativePath: `${folderName(path)}/${file.relativePath}` }));
  }
  // The system may well refuse a pattern as a name: it is too long, say.
  const files = await expandGlob(path);
  if (files === undefined) {
    if (seen.kind === 'unreadable') return [{ path, relativePath: basename(path), fault: seen.fault }];
    throw new UsageError(`${path === '' ? '""' : path}: there is no such file or folder`);
  }
  if (files.length === 0) throw new UsageError(`${path}: no file fits the pattern`);
  return files.filter(({ relativePath }) => withTests || !besideRules.test(relativePath));
}

type Seen =
  | { readonly kind: 'file' }
  | { readonly kind: 'folder' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly fault: Diagnostic };

function lookAt(path: string): Seen {
  try {
    return { kind: statSync(path).isDirectory() ? 'folder' : 'file' };
  } catch (thrown) {
    if (isSystemError(thrown) && thrown.code === 'ENOENT') return { kind: 'missing' };
    return { kind: 'unreadable', fault: unreadable(path, thrown) };
  }
}

const folderName = (path: string): string => basename(resolve(path)) || 'root';

/** The path of an output file: the same folders, the extension replaced. */
export const withExtension = (relativePath: string, extension: string): string =>
  slashes(join(dirname(relativePath), `${basename(relativePath).replace(ruleExtension, '')}.${extension}`));
