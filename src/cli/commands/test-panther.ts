import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { type Diagnostic, hasErrors } from '../../diagnostic/diagnostic.js';
import type { DocumentReading } from '../../rule/read-file.js';
import { entryOf } from '../../source/yaml-node.js';
import { UsageError } from '../errors.js';
import { isSystemError, reasonOf } from '../system-error.js';
import { walkFolder } from '../walk-folder.js';
import { readTestList, type TestList } from './test-list.js';
import { readTestYaml } from './test-yaml.js';

/** The tests of a folder of detections for Panther, by the rules that they are for. */
export interface PantherTests {
  /** For a rule; `isAlone`: it is the only one of its file. */
  readonly of: (reading: DocumentReading, isAlone: boolean) => TestList;
  /** What could not be read. */
  readonly diagnostics: readonly Diagnostic[];
}

/** None. */
export const noPantherTests: PantherTests = { of: () => ({ tests: [], diagnostics: [] }), diagnostics: [] };

const yamlFile = /\.ya?ml$/i;

/**
 * Reads the `Tests` of all detections for Panther in a folder: what `convert -t panther -o` writes, say. A detection is
 * for the rule whose id ends its `RuleID`, or whose file is called as its own. Throws a UsageError if there is no such folder.
 */
export function loadPantherTests(folder: string): PantherTests {
  refuseOther(folder);
  const byName = new Map<string, TestList>();
  const diagnostics: Diagnostic[] = [];
  for (const { path, fault } of walkFolder(folder, { accepts: (name) => yamlFile.test(name) })) {
    if (fault !== undefined) {
      diagnostics.push(fault);
      continue;
    }
    const { document, diagnostics: ofFile } = readTestYaml(path);
    // Packs and other files without tests may hold what they like.
    const list = document?.kind === 'mapping' ? entryOf(document, 'Tests')?.value : undefined;
    if (document?.kind !== 'mapping' || list === undefined) {
      if (hasErrors(ofFile)) diagnostics.push(...ofFile);
      continue;
    }
    const ruleId = entryOf(document, 'RuleID')?.value;
    const tests = readTestList(list);
    if (ruleId?.kind === 'scalar') byName.set(idKey(ruleId.text.replace(/^.*\./, '')), tests);
    byName.set(fileKey(path), tests);
  }
  return {
    of: ({ metadata, node }, isAlone) =>
      (metadata.id === undefined ? undefined : byName.get(idKey(metadata.id))) ??
      (isAlone ? byName.get(fileKey(node.span.source.name)) : undefined) ?? { tests: [], diagnostics: [] },
    diagnostics,
  };
}

const idKey = (id: string): string => `id ${id.trim().toLowerCase()}`;

const fileKey = (path: string): string => `file ${basename(path).replace(yamlFile, '').toLowerCase()}`;

function refuseOther(folder: string): void {
  try {
    if (statSync(folder).isDirectory()) return;
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown;
    throw new UsageError(`${folder}: ${reasonOf(thrown)}`, 'it has to be a folder of detections for Panther');
  }
  throw new UsageError(`${folder}: is no folder`, 'it has to be a folder of detections for Panther');
}
