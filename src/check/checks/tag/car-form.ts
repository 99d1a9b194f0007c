import type { Check } from '../../check.js';
import { tagsIn, writeTag } from './rule-tags.js';

/** A tag of CAR is the year, the month and the number of an analytic. */
export const carForm: Check = {
  code: 'tag/car-form',
  summary: 'A tag of CAR is the year, the month and the number of an analytic.',
  help: 'The analytic CAR-2016-04-005 of MITRE is tagged `car.2016-04-005`.',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [{ rule: 'tags:\n    - car.2016-04\n' }, { rule: 'tags:\n    - car.car-2016-04-005\n' }],
  good: [{ rule: 'tags:\n    - car.2016-04-005\n' }],
  document: (document, report) => {
    const tags = tagsIn(document, 'car');
    for (const tag of tags) {
      const parts = /^(?:car[-._])?(\d{4})[-._](0[1-9]|1[0-2])[-._](\d{3})$/i.exec(tag.name);
      const right = parts?.slice(1).join('-');
      if (right === tag.name) continue;
      if (right === undefined) report(tag.node.span, `"${tag.text}" is not of the form car.2016-04-005`);
      else report(tag.node.span, `"${tag.text}" is written "car.${right}"`, writeTag(document, tag, `car.${right}`));
    }
  },
};
