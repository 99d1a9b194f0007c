import { statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { FileSet, JoinedText, RenderedFile } from '../../backend/backend.js';
import type { OptionSchema, OptionValues } from '../../backend/options.js';
import { finalize, type PipelineChain } from '../../pipeline/apply.js';
import { oneLine, UsageError } from '../errors.js';
import { slashes } from '../expand-glob.js';
import { type FoundFile, withExtension } from '../find-files.js';
import { output } from '../terminal.js';
import { visible } from '../visible.js';
import type { DocumentOutcome } from './convert-file.js';
import { fileNameOf } from './file-name.js';
import type { FileWriter } from './file-writer.js';
import { makeFreePaths } from './free-paths.js';
import { manifestText, refuseForeignManifest } from './manifest.js';
import { type InputGuard, protectInputs } from './protect-inputs.js';

/** A rule that was converted. */
export interface ConvertedRule extends DocumentOutcome {
  readonly file: FoundFile;
}

/** Takes converted rules one by one, and begins to write them. It keeps no more of them than it needs: a corpus is large. */
export interface OutputSink {
  readonly add: (rule: ConvertedRule) => void;
  /** Called once after the last rule; says where the output is, as the end of a sentence, or undefined. */
  readonly finish: (total: number) => string | undefined;
}

/** What the output is about. */
export interface FormatSettings {
  readonly target: string;
  readonly format: string;
  readonly extension: string;
  /** What stands between the lines of two rules. */
  readonly separator: string;
  /** Where a rule is several files. */
  readonly files: FileSet | undefined;
  readonly options: OptionValues<OptionSchema>;
  /** The files of a rule under another name than the one that was meant for them. */
  readonly renamed: (rule: ConvertedRule, name: string) => readonly RenderedFile[];
}

/** Queries to standard output, one after the other. */
export function standardOutput({ separator }: FormatSettings): OutputSink {
  let between = '';
  return {
    add: (rule) => {
      output(`${between}${textOf(rule)}\n`);
      between = separator;
    },
    finish: () => undefined,
  };
}

/** Queries to nowhere, for output that is printed in another way. */
export const noOutput: OutputSink = { add: () => {}, finish: () => undefined };

/** What makes one text of the queries of all rules. */
export interface QueryJoiner {
  readonly join: (queries: readonly string[]) => JoinedText;
  /** Who does so, for a message. */
  readonly by: string;
}

/** The finalizers of pipelines, which make one text of all queries. */
export const finalizersOf = (chain: PipelineChain): QueryJoiner => ({
  join: (queries) => finalize(queries, chain, new Map()),
  by: 'the finalizers of the pipelines make',
});

/** Queries to one text, to a file or standard output. */
export function joinedOutput(
  path: string | undefined,
  files: readonly FoundFile[],
  joiner: QueryJoiner,
  writer: FileWriter,
): OutputSink {
  if (path !== undefined) {
    if (/[/\\]$/.test(path) || statOf(path)?.isDirectory() === true) {
      throw new UsageError(`${path}: is a folder`, `${joiner.by} one text of all queries`);
    }
    protectInputs(files)(path);
  }
  const queries: string[] = [];
  return {
    add: (rule) => {
      queries.push(textOf(rule));
    },
    finish: () => {
      if (queries.length === 0 && path !== undefined) return nothingWritten(path);
      const result = joiner.join(queries);
      if ('errors' in result) {
        if (result.errors.length === 0) return undefined;
        const hints = result.errors.flatMap(({ notes }) => notes.map(({ message }) => message));
        throw new UsageError(result.errors.map(oneLine).join('; '), ...hints);
      }
      if (path === undefined) {
        output(`${result.output.replace(/\n$/, '')}\n`);
        return undefined;
      }
      writer.write(path, `${result.output.replace(/\n$/, '')}\n`);
      return ` → ${visible(path)}`;
    },
  };
}

/** What is known of the input before any of it is read. */
export interface OutputInput {
  readonly files: readonly FoundFile[];
  /** Whether one file was named, and no folder or pattern: what a folder happens to hold must not change the output. */
  readonly isSingleFile: boolean;
}

/**
 * Queries to a folder (where the input tree is mirrored, one file a rule, and manifest.json lists them) or to a file.
 * A folder is an existing one, a name that ends in `/`, or, unless the input is a single file, a name without an
 * extension. Throws a UsageError if an input or a file of somebody else would be overwritten.
 */
export function outputTo(place: string, input: OutputInput, settings: FormatSettings, writer: FileWriter): OutputSink {
  if (place === '') throw new UsageError('the output needs the name of a file or folder');
  const { files } = input;
  const stat = statOf(place);
  const isNewFolder = stat === undefined && (isNamedAsFolder(place, input) || settings.files !== undefined);
  // No input can lie in a folder that is not there.
  if (isNewFolder) return folderOutput(place, settings, writer, () => {});
  const guard = protectInputs(files);
  if (stat?.isDirectory() !== true) {
    if (settings.files !== undefined) {
      throw new UsageError(`${place}: is no folder`, `the format ${settings.format} makes several files of a rule`);
    }
    guard(place);
    return fileOutput(place, settings.separator, writer);
  }
  // Before anything is written; what names the later rules of a file get is seen when they are there.
  for (const { relativePath } of files) {
    for (const path of pathsOf(relativePath, settings)) guard(join(place, path));
  }
  const manifest = join(place, manifestName);
  guard(manifest);
  refuseForeignManifest(manifest);
  return folderOutput(place, settings, writer, guard);
}

const isNamedAsFolder = (place: string, { isSingleFile }: OutputInput): boolean =>
  /[/\\]$/.test(place) || (!isSingleFile && extname(place) === '');

/** Whether {@link outputTo} takes a place for a folder, where nothing else asks for one. */
export const isFolder = (place: string, input: OutputInput): boolean =>
  statOf(place)?.isDirectory() ?? (place !== '' && isNamedAsFolder(place, input));

const manifestName = 'manifest.json';

/** The paths of the output of the first rule of a file. */
function pathsOf(relativePath: string, { extension, files }: FormatSettings): readonly string[] {
  if (files === undefined) return [withExtension(relativePath, extension)];
  const name = fileNameOf(relativePath, 0, files);
  return files.extensions.map((one) => join(dirname(relativePath), `${name}.${one}`));
}

function statOf(place: string) {
  try {
    return statSync(place, { throwIfNoEntry: false });
  } catch {
    // A file stands where a folder is needed; writing will say so.
    return undefined;
  }
}

const textOf = ({ output: text, files }: ConvertedRule): string =>
  text ??
  (files?.files ?? [])
    .map(({ path, content }) => `# ${path}\n${content}`)
    .join('\n')
    .trimEnd();

/** A file of yesterday is worth more than an empty one. */
const nothingWritten = (path: string): string =>
  `; nothing to write: ${visible(path)} ${statOf(path) === undefined ? 'is not made' : 'is left as it is'}`;

function fileOutput(path: string, separator: string, writer: FileWriter): OutputSink {
  const texts: string[] = [];
  return {
    add: (rule) => {
      texts.push(textOf(rule));
    },
    finish: () => {
      if (texts.length === 0) return nothingWritten(path);
      writer.write(path, `${texts.join(`\n${separator}`)}\n`);
      return ` → ${visible(path)}`;
    },
  };
}

function folderOutput(folder: string, settings: FormatSettings, writer: FileWriter, guard: InputGuard): OutputSink {
  const { target, format } = settings;
  const shared = settings.files?.shared(settings.options) ?? [];
  const freePath = makeFreePaths(
    [manifestName, ...shared.map(({ path }) => path.toLowerCase())],
    settings.files?.separator,
  );
  const rules: unknown[] = [];
  return {
    add: (rule) => {
      const files = filesOf(rule, settings, freePath);
      for (const file of files) guard(join(folder, file.path));
      for (const file of files) writer.write(join(folder, file.path), file.content);
      const { id, title, line } = rule;
      rules.push({
        rule: { id: id ?? null, title, path: rule.file.path, line },
        files: files.map((file) => file.path),
        notes: [...new Set(rule.noteCodes)],
      });
    },
    finish: (total) => {
      for (const { path, content } of rules.length === 0 ? [] : shared) {
        guard(join(folder, path));
        writer.write(join(folder, path), content);
      }
      const manifest = manifestText({ target, format, converted: rules.length, total, rules });
      writer.write(join(folder, manifestName), manifest);
      return ` → ${visible(folder.replace(/[/\\]$/, ''))}/ (${manifestName})`;
    },
  };
}

/** The files of a rule, in the folder that mirrors its own. */
function filesOf(
  rule: ConvertedRule,
  { extension, renamed }: FormatSettings,
  freePath: (path: string) => string,
): readonly RenderedFile[] {
  const { file, position, files: named, output: text } = rule;
  if (named === undefined) {
    const suffix = position === 0 ? extension : `${position + 1}.${extension}`;
    return [{ path: freePath(withExtension(file.relativePath, suffix)), content: `${text ?? ''}\n` }];
  }
  const folder = dirname(file.relativePath);
  const free = freePath(slashes(join(folder, `${named.name}.${extension}`)));
  const name = basename(free, `.${extension}`);
  const files = name === named.name ? named.files : renamed(rule, name);
  return files.map(({ path, content }) => ({ path: slashes(join(dirname(free), path)), content }));
}
