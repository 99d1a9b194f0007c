import type { FoundFile } from '../find-files.js';
import { silentReporter } from '../report.js';
import type { Display } from './convert-file.js';
import { convertBatch } from './convert-files.js';
import { type ConvertArguments, settingsOf } from './convert-settings.js';

/** What a thread needs to convert files as the command line says. */
export interface ConvertSetup {
  readonly args: ConvertArguments;
  readonly display: Display;
}

/** Converts files in a thread. Whatever is wrong with the command line has been said before there is any. */
export async function convertJob({ args, display }: ConvertSetup) {
  const settings = await settingsOf(args, silentReporter);
  return { ready: undefined, work: (files: readonly FoundFile[]) => convertBatch(files, settings, display) };
}
