import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { KnownCodes } from '../../check/config/known-codes.js';
import type { ConfigFile, ConfigReading, LoadConfigFile } from '../../check/config/read-check-config.js';
import { error } from '../../diagnostic/diagnostic.js';
import { Source } from '../../source/source.js';
import { UsageError } from '../errors.js';
import { slashes } from '../expand-glob.js';
import { loadSource } from '../load-source.js';
import { standardInputPath } from '../standard-input.js';

/** The names of configuration files that are found. */
export const configNames = ['transigma.yml', '.transigma.yml'] as const;

/** Whether a path is that of a configuration file, which is no rule though it ends in .yml. */
export const isConfigPath = (path: string): boolean =>
  configNames.some((name) => path.endsWith(name) && name === basename(path));

/**
 * The configuration file for paths: looked for in the folder of the first one (without paths, and for standard input, in
 * the current folder), and then upwards as far as the root of the repository. Undefined if there is none. Throws a
 * UsageError for a folder with two.
 */
export function findConfig(paths: readonly string[], from = process.cwd()): string | undefined {
  const [first = '.'] = paths;
  for (let folder = existingFolder(resolve(from, first === standardInputPath ? '.' : first)); ; ) {
    const found = configNames.map((name) => join(folder, name)).filter(isFile);
    if (found.length > 1) {
      throw new UsageError(`${folder}: there is ${configNames.join(' and ')}`, 'keep one of them');
    }
    if (found[0] !== undefined) return found[0];
    // A worktree and a submodule have a file there.
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return undefined;
    folder = dirname(folder);
  }
}

/** The folder of a path; of a pattern, the deepest that exists. */
export function existingFolder(path: string): string {
  let folder = path;
  while (!isFolder(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Something else may be in the way, or it may be forbidden: then what is above it counts.
    return false;
  }
}

/**
 * Reads the configuration file of a path with all that it extends. Throws a UsageError if the file itself cannot be read;
 * what is wrong with its text is among the diagnostics.
 */
export async function loadConfig(path: string, codes?: KnownCodes): Promise<ConfigReading> {
  const { readCheckConfig } = await import('../../check/config/read-check-config.js');
  const file = loadFile(resolve(path));
  if (!('source' in file)) throw new UsageError(`${path}: ${file.message}`);
  return readCheckConfig(file, loadExtended, codes);
}

/** Any local file: the user names it. */
const loadExtended: LoadConfigFile = (path, from) => {
  if (path.includes('\0')) return error('config/extends', 'no path has a NUL character');
  return loadFile(resolve(dirname(from.path), path));
};

function loadFile(path: string): ConfigFile | Exclude<ReturnType<LoadConfigFile>, ConfigFile> {
  const shown = relative(process.cwd(), path);
  const source = loadSource({ path: shown.startsWith('..') ? path : shown, relativePath: basename(path) });
  return source instanceof Source ? { source, path: slashes(path) } : source;
}
