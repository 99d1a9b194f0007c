import type { Check } from '../../check.js';
import { textNode } from './metadata-nodes.js';

/** An id is a random UUID (version 4). */
export const idNotRandom: Check = {
  code: 'metadata/id-not-random',
  summary: 'An id is a random UUID (version 4).',
  help: 'The specification asks for UUIDs of version 4. Others are as good to tell rules apart, and a rule keeps its id: so no profile has this check.',
  severity: 'info',
  profiles: [],
  bad: [{ rule: 'id: 5013198b-7c3c-1f8d-8c3c-1f0a2f1d9e11\n' }, { rule: 'id: 5013198b-7c3c-4f8d-0c3c-1f0a2f1d9e11\n' }],
  good: [{ rule: 'id: 5013198b-7c3c-4f8d-8c3c-1f0a2f1d9e11\n' }, { rule: 'id: no-uuid-at-all\n' }],
  document: (document, report) => {
    const id = textNode(document, 'id');
    const parts = /^[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{12}$/i.exec(
      id?.text ?? '',
    );
    if (id === undefined || parts === null) return;
    const [, version = '', variant = ''] = parts;
    if (version !== '4') report(id.span, `the id is a UUID of version ${version}, not of 4`);
    else if (!/[89ab]/i.test(variant)) report(id.span, 'the id is not a UUID of RFC 9562');
  },
};
