import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import type { RenderedFile } from '../../backend/backend.js';
import type { Conversion } from '../../convert.js';
import type { DocumentReading } from '../../rule/read-file.js';
import { UsageError } from '../errors.js';
import { type FoundFile, withExtension } from '../find-files.js';
import { output } from '../terminal.js';

/** A rule that was converted, and the how-manieth of its file it is (from 0). */
export interface ConvertedRule {
  readonly file: FoundFile;
  readonly position: number;
  readonly reading: DocumentReading;
  readonly conversion: Conversion;
}

interface OutputSettings {
  readonly extension: string;
  /** Records go to standard output already. */
  readonly json: boolean;
  readonly manifest: { readonly target: string; readonly format: string; readonly total: number };
  readonly several: boolean;
}

/**
 * Writes the queries to standard output, a file or a folder (where the input tree is mirrored, one file a rule, and
 * manifest.json lists them). Gives how the place is called, or undefined for standard output.
 */
export function chooseOutput(
  place: string | undefined,
  rules: readonly ConvertedRule[],
  settings: OutputSettings,
): string | undefined {
  if (place === undefined) {
    if (!settings.json) for (const rule of rules) output(`${textOf(rule.conversion)}\n`);
    return undefined;
  }
  try {
    if (isFolder(place, settings.several)) return writeFolder(place, rules, settings);
    writeInto(place, rules.map((rule) => `${textOf(rule.conversion)}\n`).join(''));
    return place;
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code === undefined) throw thrown;
    throw new UsageError(`${place}: cannot be written (${code})`);
  }
}

/** An existing folder, a name that ends in `/`, or, for several rules, a name without an extension. */
function isFolder(place: string, several: boolean): boolean {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (stat !== undefined) return stat.isDirectory();
  return /[/\\]$/.test(place) || (several && extname(place) === '');
}

const textOf = ({ output: text, files }: Conversion): string =>
  text ?? (files ?? []).map((file) => file.content).join('\n');

function writeFolder(folder: string, rules: readonly ConvertedRule[], settings: OutputSettings): string {
  const used = new Set<string>(['manifest.json']);
  const entries = rules.map((rule) => {
    const files = filesOf(rule, settings.extension).map((file) => ({ ...file, path: freePath(file.path, used) }));
    for (const file of files) writeInto(join(folder, file.path), file.content);
    const { id, title } = rule.reading.metadata;
    return {
      rule: { id: id ?? null, title, path: rule.file.path, line: rule.reading.node.span.location.line },
      files: files.map((file) => file.path),
      notes: [...new Set(rule.conversion.notes.map((note) => note.code))],
    };
  });
  const { target, format, total } = settings.manifest;
  const manifest = { target, format, converted: rules.length, total, rules: entries };
  writeInto(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return `${folder.replace(/[/\\]$/, '')}/ (manifest.json)`;
}

function filesOf({ file, position, conversion }: ConvertedRule, extension: string): readonly RenderedFile[] {
  if (conversion.files !== undefined) return conversion.files;
  const suffix = position === 0 ? extension : `${position + 1}.${extension}`;
  return [{ path: withExtension(file.relativePath, suffix), content: `${conversion.output ?? ''}\n` }];
}

/** Two inputs may have one name (`a.yml` and `a.yaml`): nothing is overwritten. */
function freePath(path: string, used: Set<string>): string {
  let free = path;
  for (let number = 2; used.has(free.toLowerCase()); number++) {
    free = path.replace(/(\.[^./]*)?$/, (extension) => `-${number}${extension}`);
  }
  used.add(free.toLowerCase());
  return free;
}

function writeInto(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
