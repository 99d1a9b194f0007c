import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from './errors.js';

/** A file to read: how the user would call it, and where its output goes below an output folder. */
export interface FoundFile {
  /** As messages show it; `-` is standard input. */
  readonly path: string;
  /** Relative to the folder that was named, with forward slashes. */
  readonly relativePath: string;
}

const ruleExtension = /\.ya?ml$/i;
const globCharacters = /[*?[\]{}]/;

/**
 * Finds the rule files that paths stand for: files as they are, folders with all `.yml` and `.yaml` below them (hidden
 * ones and node_modules left out), globs, `-` for standard input. Every file once. Throws a UsageError for a path
 * that does not exist and a folder or glob without rules.
 */
export async function findRuleFiles(paths: readonly string[]): Promise<readonly FoundFile[]> {
  const found = new Map<string, FoundFile>();
  const folders = paths.filter((path) => statOf(path)?.isDirectory() === true);
  for (const path of paths) {
    for (const file of await filesOf(path, folders.length > 1)) {
      const key = file.path === '-' ? '-' : resolve(file.path);
      if (!found.has(key)) found.set(key, file);
    }
  }
  return [...found.values()];
}

const statOf = (path: string) => (path === '-' ? undefined : statSync(path, { throwIfNoEntry: false }));

async function filesOf(path: string, severalFolders: boolean): Promise<readonly FoundFile[]> {
  if (path === '-') return [{ path: '-', relativePath: 'stdin' }];
  let stat: ReturnType<typeof statOf>;
  try {
    stat = statOf(path);
  } catch (thrown) {
    throw new UsageError(`${path}: cannot be read (${(thrown as NodeJS.ErrnoException).code ?? 'unknown reason'})`);
  }
  if (stat?.isDirectory() === true) {
    const files = walk(path).map((file) => {
      const inside = slashes(relative(path, file));
      return { path: file, relativePath: severalFolders ? `${folderName(path)}/${inside}` : inside };
    });
    if (files.length === 0)
      throw new UsageError(`${path}: the folder holds no rules`, 'rules are files that end in .yml or .yaml');
    return files;
  }
  if (stat !== undefined) return [{ path, relativePath: basename(path) }];
  if (!globCharacters.test(path)) throw new UsageError(`${path}: there is no such file or folder`);
  const files = await expandGlob(path);
  if (files.length === 0) throw new UsageError(`${path}: no file fits the pattern`);
  return files;
}

const folderName = (path: string): string => basename(resolve(path)) || 'root';

const slashes = (path: string): string => path.split(sep).join('/');

/** All rule files below a folder, in a stable order. Links to folders are followed once. */
function walk(folder: string, accept: (name: string) => boolean = (name) => ruleExtension.test(name)): string[] {
  const files: string[] = [];
  const seen = new Set<string>();
  const visit = (directory: string): void => {
    const real = realpathSync(directory);
    if (seen.has(real)) return;
    seen.add(real);
    const entries = readdirSync(directory, { withFileTypes: true });
    entries.sort((left, right) => (left.name < right.name ? -1 : 1));
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = join(directory, entry.name);
      const isLink = entry.isSymbolicLink();
      const kind = isLink ? statSync(path, { throwIfNoEntry: false }) : entry;
      if (kind?.isDirectory() === true) visit(path);
      else if (kind?.isFile() === true && accept(entry.name)) files.push(path);
    }
  };
  visit(folder);
  return files;
}

async function expandGlob(pattern: string): Promise<readonly FoundFile[]> {
  const { default: picomatch } = await import('picomatch');
  const segments = slashes(pattern).split('/');
  const firstGlob = segments.findIndex((segment) => globCharacters.test(segment));
  const base = segments.slice(0, firstGlob).join('/') || (pattern.startsWith('/') ? '/' : '.');
  if (statOf(base)?.isDirectory() !== true) return [];
  const matches = picomatch(segments.slice(firstGlob).join('/'));
  return walk(base, () => true)
    .map((file) => ({
      path: base === '.' ? slashes(relative('.', file)) : file,
      relativePath: slashes(relative(base, file)),
    }))
    .filter((file) => matches(file.relativePath));
}

/** The path of an output file: the same folders, the extension replaced. */
export const withExtension = (relativePath: string, extension: string): string =>
  slashes(join(dirname(relativePath), `${basename(relativePath).replace(ruleExtension, '')}.${extension}`));
