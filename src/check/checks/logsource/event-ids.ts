import type { DetectionItem, ItemValue } from '../../../rule/sigma-rule.js';
import type { CheckedDocument } from '../../checked-file.js';
import { ruleItems } from '../value/items.js';

/** The items that ask for an EventID by its plain number. */
export const eventIdItems = (document: CheckedDocument): readonly DetectionItem[] =>
  ruleItems(document).filter(isEventId);

const isEventId = ({ field, modifiers, negated }: DetectionItem): boolean =>
  field === 'EventID' && modifiers.length === 0 && !negated;

/** An event ID as the tables have it: `'0x10'` is nobody's event. */
export const eventIdOf = ({ raw }: ItemValue): string => raw.text.trim();
