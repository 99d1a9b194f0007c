import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { unreadable } from './unreadable.js';

/** A file that was found; or, with a fault, a place where it is unknown what there is. */
export interface WalkedPath {
  readonly path: string;
  /** Relative to the folder, with forward slashes. */
  readonly relativePath: string;
  readonly fault?: Diagnostic;
}

/** What to look for in a folder. */
export interface WalkSettings {
  /** Whether a file is wanted, by its relative path. */
  readonly accepts: (relativePath: string) => boolean;
  /** Whether to look into a folder, by its relative path. */
  readonly descends?: (relativePath: string) => boolean;
}

/**
 * All wanted files below a folder, in a stable order. Hidden entries and node_modules are left out. Links to folders
 * are followed, each folder once. What cannot be read is among the results, in its place, and stops nothing.
 */
export function walkFolder(folder: string, { accepts, descends = () => true }: WalkSettings): readonly WalkedPath[] {
  const found: WalkedPath[] = [];
  const seen = new Set<string>();
  const visit = (directory: string, relative: string): void => {
    try {
      const real = realpathSync(directory);
      if (seen.has(real)) return;
      seen.add(real);
      for (const entry of entriesOf(directory)) {
        look(entry, join(directory, entry.name), relative === '' ? entry.name : `${relative}/${entry.name}`);
      }
    } catch (thrown) {
      found.push({ path: directory, relativePath: relative, fault: unreadable(directory, thrown, 'folder') });
    }
  };
  const look = (entry: Dirent, path: string, relativePath: string): void => {
    const wanted = accepts(relativePath);
    try {
      // Only of a link it is unknown what it leads to.
      const kind = entry.isSymbolicLink() ? statSync(path) : entry;
      if (kind.isDirectory()) {
        if (descends(relativePath)) visit(path, relativePath);
      } else if (wanted && kind.isFile()) found.push({ path, relativePath });
    } catch (thrown) {
      const fault = unreadable(path, thrown);
      // Links often lead nowhere; only where a rule was expected is it worth a word.
      if (wanted || !leadsNowhere(thrown)) found.push({ path, relativePath, fault });
    }
  };
  visit(folder, '');
  return found;
}

const entriesOf = (directory: string): readonly Dirent[] =>
  readdirSync(directory, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .sort((left, right) => (left.name < right.name ? -1 : 1));

const leadsNowhere = (thrown: unknown): boolean =>
  ['ENOENT', 'ELOOP'].includes((thrown as NodeJS.ErrnoException).code ?? '');
