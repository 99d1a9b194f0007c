import { defaultOptions } from '../../src/backend/options.js';
import type { ResolvedRule } from '../../src/condition/resolve.js';
import { type Conversion, type ConversionSettings, convertDocument } from '../../src/convert.js';
import type { Event } from '../../src/event/event.js';
import { loadBackend } from '../../src/registry.js';
import { readSigmaFile } from '../../src/rule/read-file.js';
import { Source } from '../../src/source/source.js';

/** What a generated module exports. */
export interface RuleModule {
  readonly rule: { readonly title: string; readonly tags: readonly string[] };
  readonly match: (event: unknown) => boolean;
}

/** What the generated module of many rules exports. */
export interface RuleSetModule {
  readonly rules: readonly { readonly title: string; readonly match: (event: unknown) => boolean }[];
  readonly match: (event: unknown) => RuleSetModule['rules'];
}

/** Loads the text of a module as anybody else would; nothing of ours is in its reach. */
export const load = async <Module = RuleModule>(text: string): Promise<Module> =>
  (await import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`)) as Module;

const optionsOf = async (given: Readonly<Record<string, string>>): Promise<ConversionSettings['options']> =>
  ({ ...defaultOptions((await loadBackend('js')).options), ...given }) as ConversionSettings['options'];

/** Converts the one rule of a text. */
export async function convertText(
  text: string,
  format = 'module',
  given: Readonly<Record<string, string>> = {},
): Promise<Conversion> {
  const [reading] = readSigmaFile(new Source('rule.yml', text)).documents;
  if (reading === undefined) throw new Error('no rule');
  const [backend, options] = [await loadBackend('js'), await optionsOf(given)];
  return convertDocument(reading, { backend, format, options, strict: false });
}

/** The module of the one rule of a text; throws if it was not converted. */
export async function moduleOf(text: string): Promise<string> {
  const { output, errors } = await convertText(text);
  if (output === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return output;
}

/** What a format makes of resolved rules; throws for one that is refused. */
export async function renderAll(rules: readonly ResolvedRule[], format = 'module'): Promise<readonly string[]> {
  const [backend, options] = [await loadBackend('js'), await optionsOf({})];
  return rules.map((rule) => {
    const { output, notes, errors } = backend.render(rule, format, options);
    if (output === undefined || notes.length > 0) throw new Error([...notes, ...errors][0]?.message);
    return output;
  });
}

/** The module of many rules. */
export async function ruleSetOf(rules: readonly ResolvedRule[]): Promise<string> {
  const joined = (await loadBackend('js')).formats['rule-set']?.join?.(await renderAll(rules, 'rule-set'), {});
  if (joined === undefined || 'errors' in joined) throw new Error('no module');
  return joined.output;
}

/** A rule of some detections. */
export const ruleOf = (detection: string, head = 'title: Test\n'): string =>
  `${head}logsource: {category: test}\ndetection:\n${detection}`;

/** What stands between the braces of `match`. */
export async function matchBody(detection: string): Promise<string> {
  const text = await moduleOf(ruleOf(detection));
  return /export function match\(_?event\) \{\n([\s\S]*?)\n\}\n/.exec(`${text}\n`)?.[1] ?? '';
}

/** The events for which a verdict differs from the expected one; readable in a failure. */
export const disagreements = (
  match: (event: unknown) => boolean,
  expected: (event: Event) => boolean,
  events: readonly Event[],
): readonly Event[] => events.filter((event) => match(event) !== expected(event));
