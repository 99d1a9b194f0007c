import type { Case } from './case.js';
import { all } from './rows/all.js';
import { booleans } from './rows/booleans.js';
import { caseOfLetters } from './rows/case-of-letters.js';
import { cased } from './rows/cased.js';
import { cidr } from './rows/cidr.js';
import { comparisons } from './rows/comparisons.js';
import { conditions } from './rows/conditions.js';
import { encodings } from './rows/encodings.js';
import { existence } from './rows/exists.js';
import { expand } from './rows/expand.js';
import { fieldReferences } from './rows/field-references.js';
import { fieldsAndPaths } from './rows/fields-and-paths.js';
import { keywords } from './rows/keywords.js';
import { listsAndMaps } from './rows/lists-and-maps.js';
import { neq } from './rows/neq.js';
import { nullAndEmpty } from './rows/null-and-empty.js';
import { numbers } from './rows/numbers.js';
import { regex } from './rows/regex.js';
import { strings } from './rows/strings.js';
import { timeParts } from './rows/time-parts.js';
import { wildcards } from './rows/wildcards.js';
import { windash } from './rows/windash.js';

/** All rows of the table. */
export const cases: readonly Case[] = [
  ...strings,
  ...wildcards,
  ...cased,
  ...numbers,
  ...booleans,
  ...nullAndEmpty,
  ...existence,
  ...regex,
  ...cidr,
  ...comparisons,
  ...timeParts,
  ...fieldReferences,
  ...neq,
  ...all,
  ...keywords,
  ...encodings,
  ...windash,
  ...expand,
  ...conditions,
  ...listsAndMaps,
  ...fieldsAndPaths,
  ...caseOfLetters,
];
