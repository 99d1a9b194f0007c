import picomatch from 'picomatch';
import type { PathPattern } from './check-config.js';

/** Whether a path is complete: `/a/b`, `C:/a/b`. */
const isAbsolute = (path: string): boolean => path.startsWith('/') || /^[A-Za-z]:\//.test(path);

/** The folder in which a file is. All paths here have forward slashes. */
export const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0)) || '/';

/** The path that is meant by one that stands in a file of a folder. */
export function joinPath(folder: string, path: string): string {
  const whole = isAbsolute(path) ? path : `${folder}/${path}`;
  const steps: string[] = [];
  for (const step of whole.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  const joined = steps.join('/');
  return whole.startsWith('/') ? `/${joined}` : joined;
}

/**
 * Makes a test of absolute paths out of patterns. A pattern counts from the folder of its file, `/` at the beginning or
 * not; one without a slash is the name of a file or folder anywhere below. What fits a folder fits all that is in it.
 * Throws what picomatch throws of a pattern that it cannot take.
 */
export function pathTest(patterns: readonly PathPattern[]): (path: string) => boolean {
  const byFolder = new Map<string, string[]>();
  for (const { folder, pattern } of patterns) {
    const known = byFolder.get(folder);
    if (known === undefined) byFolder.set(folder, [pattern]);
    else known.push(pattern);
  }
  const tests = Array.from(byFolder, ([folder, globs]) => {
    const prefix = folder.endsWith('/') ? folder : `${folder}/`;
    const matches = picomatch(globs.flatMap(spellOut), { dot: true, nonegate: true });
    return (path: string) => path.startsWith(prefix) && matches(path.slice(prefix.length));
  });
  return (path) => tests.some((matches) => matches(path));
}

function spellOut(pattern: string): readonly string[] {
  const trimmed = pattern.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
  const isName = !/\/./.test(pattern.replace(/^\.\//, '')) && !pattern.startsWith('/');
  const whole = isName ? `**/${trimmed}` : trimmed;
  return [whole, `${whole}/**`];
}

/** What is wrong with a pattern; undefined if nothing. */
export function patternFault(pattern: string): string | undefined {
  if (pattern.startsWith('!')) return 'a pattern that begins with "!" is not supported';
  if (/(?:^|\/)\.\.(?:\/|$)/.test(pattern)) return 'a pattern cannot leave the folder of its file';
  try {
    pathTest([{ folder: '/', pattern }]);
    return undefined;
  } catch (thrown) {
    return `this is not a usable pattern: ${(thrown as Error).message}`;
  }
}

/** Whether a text is more likely the path of a rule than its title. */
export const looksLikePath = (text: string): boolean => /[*?{[]|\.ya?ml$|^[^\s]*\/[^\s]*$/i.test(text);
