import type { Check } from '../../check.js';
import { correlationPrefix } from './correlation-prefix.js';
import { extension } from './extension.js';
import { filterPrefix } from './filter-prefix.js';
import { nameCharacters } from './name-characters.js';
import { nameLength } from './name-length.js';
import { prefix } from './prefix.js';

/** What names of files should not be. */
export const fileChecks: readonly Check[] = [
  nameCharacters,
  nameLength,
  extension,
  prefix,
  correlationPrefix,
  filterPrefix,
];
