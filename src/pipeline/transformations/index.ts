import { combineTransformations } from './combine.js';
import { externalPlaceholderTransformations } from './external-placeholders.js';
import { fieldNameTransformations } from './field-names.js';
import { itemTransformations } from './items.js';
import { placeholderTransformations } from './placeholders.js';
import { ruleTransformations } from './rule.js';
import { stringTransformations } from './strings.js';
import type { Transformation } from './transformation.js';
import { valueTransformations } from './values.js';

/** All transformations by type, except `nest`, which holds items of its own. */
export const transformations: Readonly<Record<string, Transformation>> = {
  ...fieldNameTransformations,
  ...itemTransformations,
  ...combineTransformations,
  ...stringTransformations,
  ...valueTransformations,
  ...placeholderTransformations,
  ...externalPlaceholderTransformations,
  ...ruleTransformations,
};
