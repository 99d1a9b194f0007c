import type { Check } from '../../check.js';
import { branchLink } from './branch-link.js';
import { dateForm } from './date-form.js';
import { dateInFuture } from './date-in-future.js';
import { descriptionIsTitle } from './description-is-title.js';
import { descriptionStart } from './description-start.js';
import { descriptionTooShort } from './description-too-short.js';
import { duplicateItem } from './duplicate-item.js';
import { duplicateReference } from './duplicate-reference.js';
import { falsePositiveCapital } from './false-positive-capital.js';
import { falsePositiveNotAllowed } from './false-positive-not-allowed.js';
import { falsePositiveTypo } from './false-positive-typo.js';
import { fieldsList } from './fields-list.js';
import { foreignTaxonomy } from './foreign-taxonomy.js';
import { idNotRandom } from './id-not-random.js';
import { linkInDescription } from './link-in-description.js';
import { malformedLink } from './malformed-link.js';
import { missingAuthor } from './missing-author.js';
import { missingDate } from './missing-date.js';
import { missingDescription } from './missing-description.js';
import { missingFalsepositives } from './missing-falsepositives.js';
import { missingId } from './missing-id.js';
import { missingLevel } from './missing-level.js';
import { missingReferences } from './missing-references.js';
import { missingStatus } from './missing-status.js';
import { missingTags } from './missing-tags.js';
import { misspeltAttribute } from './misspelt-attribute.js';
import { mitreLink } from './mitre-link.js';
import { modifiedBeforeDate } from './modified-before-date.js';
import { modifiedIsDate } from './modified-is-date.js';
import { modifiedWithoutDate } from './modified-without-date.js';
import { nameForm } from './name-form.js';
import { placeholderId } from './placeholder-id.js';
import { referenceNotALink } from './reference-not-a-link.js';
import { relatedToItself } from './related-to-itself.js';
import { retiredRule } from './retired-rule.js';
import { statusOfNewRule } from './status-of-new-rule.js';
import { titleCase } from './title-case.js';
import { titleEnd } from './title-end.js';
import { titleSpace } from './title-space.js';
import { titleStart } from './title-start.js';
import { titleTooLong } from './title-too-long.js';
import { unknownAttribute } from './unknown-attribute.js';
import { unknownLicense } from './unknown-license.js';

/** What metadata should not be. */
export const metadataChecks: readonly Check[] = [
  missingId,
  missingStatus,
  missingLevel,
  missingDescription,
  missingAuthor,
  missingDate,
  missingReferences,
  missingFalsepositives,
  missingTags,
  misspeltAttribute,
  unknownAttribute,
  titleTooLong,
  titleCase,
  titleStart,
  titleEnd,
  titleSpace,
  placeholderId,
  idNotRandom,
  relatedToItself,
  nameForm,
  foreignTaxonomy,
  statusOfNewRule,
  retiredRule,
  descriptionTooShort,
  descriptionStart,
  descriptionIsTitle,
  linkInDescription,
  unknownLicense,
  duplicateReference,
  branchLink,
  mitreLink,
  malformedLink,
  referenceNotALink,
  dateForm,
  dateInFuture,
  modifiedBeforeDate,
  modifiedIsDate,
  modifiedWithoutDate,
  fieldsList,
  falsePositiveNotAllowed,
  falsePositiveCapital,
  falsePositiveTypo,
  duplicateItem,
];
