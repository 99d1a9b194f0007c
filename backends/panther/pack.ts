import type { JoinedText } from '../../src/backend/backend.js';
import type { PantherOptions } from './options.js';
import { helperModuleName } from './python/module.js';
import { yamlText } from './spec/yaml.js';

/** A pack of all rules that were converted; with helpers of their own if the rules import them. */
export function pack(ruleIds: readonly string[], { pack: name, helpers }: PantherOptions): JoinedText {
  const ids = [...new Set(ruleIds), ...(helpers === 'global' ? [helperModuleName] : [])];
  const lines = [
    'AnalysisType: pack',
    `PackID: ${yamlText(name.trim())}`,
    `DisplayName: ${yamlText(name.trim())}`,
    'Description: Rules that were converted from Sigma',
    'PackDefinition:',
    ...(ids.length === 0 ? ['  IDs: []'] : ['  IDs:', ...ids.map((id) => `    - ${yamlText(id)}`)]),
  ];
  return { output: lines.join('\n') };
}
