import { type Diagnostic, error } from '../../diagnostic/diagnostic.js';
import { parseYaml } from '../../source/parse-yaml.js';
import type { Source } from '../../source/source.js';
import type { Span } from '../../source/span.js';
import { describeNode, entryOf, type YamlMapping } from '../../source/yaml-node.js';
import { type CheckConfig, emptyConfig, mergeConfigs } from './check-config.js';
import { folderOf } from './config-path.js';
import { type KnownCodes, knownCodes } from './known-codes.js';
import { configKeys, readConfigKeys } from './read-config-keys.js';
import { isEstablishedConfig, readEstablishedConfig } from './read-established.js';
import { readTexts } from './read-node.js';

/** A configuration file: its text, named as messages name it, and its path (absolute, with forward slashes). */
export interface ConfigFile {
  readonly source: Source;
  readonly path: string;
}

/** Gives the file that a path in another one means, relative to it; or says why it cannot be read. */
export type LoadConfigFile = (path: string, from: ConfigFile) => ConfigFile | Diagnostic;

/** A configuration, and what is wrong with it. With an error it does not say what was meant and must not be used. */
export interface ConfigReading {
  readonly config: CheckConfig;
  readonly diagnostics: readonly Diagnostic[];
  /** All files that were read: to show lines of them, and to watch them. */
  readonly files: readonly ConfigFile[];
}

/** A file that extends one that extends … is followed no further than this. */
const maxDepth = 16;

/** And not to more files than this, however they extend each other. */
const maxFiles = 200;

/**
 * Reads a configuration of `transigma check` (docs/check-configuration.md) with all that it extends, or a validation
 * configuration of the established tool. Of files that say different things the one that extends wins, and of those that
 * it extends the later one. Never throws because of the text.
 */
export function readCheckConfig(
  file: ConfigFile,
  loadFile: LoadConfigFile,
  codes: KnownCodes = knownCodes(),
): ConfigReading {
  const diagnostics: Diagnostic[] = [];
  const files = new Map<string, ConfigFile>();
  // A file that is extended in two ways is complained about once.
  const complained = new Set<string>();
  let visits = 0;

  const visit = (one: ConfigFile, open: readonly ConfigFile[]): readonly CheckConfig[] => {
    files.set(one.path, one);
    const found: Diagnostic[] = [];
    const report = (diagnostic: Diagnostic) => {
      found.push(diagnostic);
    };
    const root = rootOf(one.source, report);
    const inner: CheckConfig[] = [];
    if (root !== undefined && !isEstablishedConfig(root)) {
      for (const { text, span } of extendsOf(root, report)) {
        const next = follow(text, span, [...open, one], report);
        if (next !== undefined) inner.push(...visit(next, [...open, one]));
      }
    }
    const context = { folder: folderOf(one.path), codes, report };
    const own =
      root === undefined
        ? emptyConfig
        : isEstablishedConfig(root)
          ? readEstablishedConfig(root, context)
          : readConfigKeys(root, context);
    if (!complained.has(one.path)) diagnostics.push(...found);
    complained.add(one.path);
    return [...inner, own];
  };

  const follow = (
    path: string,
    at: Span,
    open: readonly ConfigFile[],
    report: (diagnostic: Diagnostic) => void,
  ): ConfigFile | undefined => {
    const refuse = (message: string) => report(error('config/extends', message, { at }));
    if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) {
      refuse('only files of this computer can be extended');
      return undefined;
    }
    if (open.length >= maxDepth || ++visits > maxFiles) {
      refuse(
        open.length >= maxDepth
          ? `files extend each other more than ${maxDepth} deep`
          : `files extend each other more than ${maxFiles} times`,
      );
      return undefined;
    }
    const from = open.at(-1);
    const loaded = from === undefined ? undefined : loadFile(path, from);
    if (loaded === undefined) return undefined;
    if (!('source' in loaded)) {
      refuse(`"${path}" cannot be extended: ${loaded.message}`);
      return undefined;
    }
    if (open.some((other) => other.path === loaded.path)) {
      refuse(`"${path}" is extended by itself`);
      return undefined;
    }
    return loaded;
  };

  const config = mergeConfigs(visit(file, []));
  return { config, diagnostics, files: [...files.values()] };
}

function rootOf(source: Source, report: (diagnostic: Diagnostic) => void): YamlMapping | undefined {
  const { documents, diagnostics } = parseYaml(source);
  for (const diagnostic of diagnostics) report(diagnostic);
  const [root, second] = documents;
  if (second !== undefined) {
    report(error('config/several', 'a file holds one configuration, and this is a second one', { at: second.span }));
  }
  // An empty file says nothing, which is fine.
  if (root === undefined) return undefined;
  if (root.kind !== 'mapping') {
    const message = `a configuration is a map with ${configKeys.join(', ')}, and this is ${describeNode(root)}`;
    report(error('config/type', message, { at: root.span }));
    return undefined;
  }
  if (entryOf(root, 'detection') !== undefined && entryOf(root, 'logsource') !== undefined) {
    report(error('config/is-a-rule', 'this is a Sigma rule, not a configuration', { at: root.span }));
    return undefined;
  }
  return root;
}

function extendsOf(root: YamlMapping, report: (diagnostic: Diagnostic) => void) {
  const extended = entryOf(root, 'extends')?.value;
  return extended === undefined ? [] : readTexts(extended, 'extends', report);
}
