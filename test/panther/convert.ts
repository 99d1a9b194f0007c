import { load } from 'js-yaml';
import { defaultOptions } from '../../src/backend/options.js';
import type { SampleEvent } from '../../src/condition/resolve.js';
import { type Conversion, type ConversionSettings, convertDocument } from '../../src/convert.js';
import { loadBackend } from '../../src/registry.js';
import { readSigmaFile } from '../../src/rule/read-file.js';
import { Source } from '../../src/source/source.js';

/** How a rule is to be converted. */
export interface Wanted {
  readonly format?: 'python' | 'yaml' | 'pack';
  readonly options?: Readonly<Record<string, string | boolean>>;
  readonly samples?: readonly SampleEvent[];
  readonly strict?: boolean;
}

/** Converts the one rule of a text, for a log type of its own unless options say another. */
export async function convertText(text: string, wanted: Wanted = {}): Promise<Conversion> {
  const backend = await loadBackend('panther');
  const { documents } = readSigmaFile(new Source('rule.yml', text));
  const [reading] = documents;
  if (reading === undefined) throw new Error('no rule');
  const options = { ...defaultOptions(backend.options), 'log-types': 'Custom.Test', ...wanted.options };
  const { samples = [] } = wanted;
  return convertDocument(reading, {
    ...{ backend, format: wanted.format ?? 'python', strict: wanted.strict ?? false, samplesOf: () => samples },
    options: options as ConversionSettings['options'],
  });
}

/** The files of a rule by extension; throws if it was not converted. */
export async function filesOf(
  text: string,
  wanted: Wanted = {},
): Promise<{ readonly py: string; readonly yml: string }> {
  const { files, errors } = await convertText(text, wanted);
  const written = files?.('rule');
  if (written === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  const contentOf = (extension: string) => written.find(({ path }) => path.endsWith(extension))?.content ?? '';
  return { py: contentOf('.py'), yml: contentOf('.yml') };
}

/** A rule of some detections. */
export const ruleOf = (detection: string, head = 'title: Test\n'): string =>
  `${head}logsource: {category: test}\ndetection:\n${detection}`;

/** What is between the head of `rule` and the next function. */
export async function ruleBody(detection: string): Promise<string> {
  const { py } = await filesOf(ruleOf(detection));
  return /def rule\(_?event\):\n {4}"""[^"]*"""\n([\s\S]*?)\n\n\n/.exec(py)?.[1] ?? '';
}

/** A YAML file, read by another library than wrote it. */
export const readYaml = (yml: string) => load(yml) as Readonly<Record<string, unknown>>;
