import type { Check } from '../../check.js';
import { correlationCycle } from './correlation-cycle.js';
import { correlationNoGroupBy } from './correlation-no-group-by.js';
import { correlationTooFewRules } from './correlation-too-few-rules.js';
import { correlationUnknownRule } from './correlation-unknown-rule.js';
import { duplicateFileName } from './duplicate-file-name.js';
import { duplicateId } from './duplicate-id.js';
import { duplicateName } from './duplicate-name.js';
import { duplicateTitle } from './duplicate-title.js';
import { filterNeverApplies } from './filter-never-applies.js';
import { filterOtherLogSource } from './filter-other-log-source.js';
import { filterUnknownRule } from './filter-unknown-rule.js';
import { sameLogic } from './same-logic.js';
import { unknownRelated } from './unknown-related.js';

/** What several documents together should not be. */
export const collectionChecks: readonly Check[] = [
  duplicateId,
  duplicateTitle,
  duplicateName,
  duplicateFileName,
  sameLogic,
  unknownRelated,
  correlationUnknownRule,
  correlationCycle,
  correlationTooFewRules,
  correlationNoGroupBy,
  filterUnknownRule,
  filterOtherLogSource,
  filterNeverApplies,
];
