import type { Profile } from '../../check/check.js';
import { fileChecker } from '../../check/check-file.js';
import type { CheckConfig } from '../../check/config/check-config.js';
import { chooseChecks } from '../../check/config/severities.js';
import type { FoundFile } from '../find-files.js';
import { readChecked } from './read-checked.js';

/** What a thread needs to look at files. */
export interface CheckSetup {
  readonly config: CheckConfig;
  readonly profile: Profile | undefined;
}

/** Reads files and looks at each by itself. */
export async function checkJob({ config, profile }: CheckSetup) {
  const check = fileChecker(chooseChecks(config, profile));
  return { ready: undefined, work: (files: readonly FoundFile[]) => check(readChecked(files)) };
}
