import type { RenderedFile } from '../../../src/backend/backend.js';
import { helperModule } from '../generated/helpers.js';
import { helperModuleName } from './module.js';

/** The global helper that rules import from with `-O helpers=global`: its module, and its YAML. */
export function globalHelper(): readonly RenderedFile[] {
  const path = `global_helpers/${helperModuleName}`;
  const specification = [
    'AnalysisType: global',
    `Filename: ${helperModuleName}.py`,
    `GlobalID: ${helperModuleName}`,
    'Description: Tests of event fields that mean what they mean in Sigma rules',
  ];
  return [
    { path: `${path}.py`, content: helperModule },
    { path: `${path}.yml`, content: `${specification.join('\n')}\n` },
  ];
}
