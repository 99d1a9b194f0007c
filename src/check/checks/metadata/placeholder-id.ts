import type { Check } from '../../check.js';
import { textNode } from './metadata-nodes.js';

/** Of the specification, and of many a template. */
const examples = new Set([
  '929a690e-bef0-4204-a928-ef5e620d6fcc',
  '12345678-1234-1234-1234-123456789012',
  '12345678-1234-1234-1234-123456789abc',
  '12345678-1234-5678-1234-567812345678',
  '01234567-89ab-cdef-0123-456789abcdef',
]);

/** An id is a random one, not an example. */
export const placeholderId: Check = {
  code: 'metadata/placeholder-id',
  summary: 'An id is a random one, not an example.',
  help: 'An id that was copied from a template will be that of another rule too. Make a new one (`uuidgen`).',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  bad: [
    { rule: 'id: 00000000-0000-0000-0000-000000000000\n' },
    { rule: 'id: 929a690e-bef0-4204-a928-ef5e620d6fcc\n' },
    { rule: 'id: 11111111-1111-4111-8111-111111111111\n' },
  ],
  good: [{ rule: 'id: 5013198b-7c3c-4f8d-8c3c-1f0a2f1d9e11\n' }],
  document: (document, report) => {
    const id = textNode(document, 'id');
    if (id?.text.length !== 36) return;
    const text = id.text.toLowerCase();
    // Version and variant are set apart by those who know of them.
    const digits = text.slice(0, 14) + text.slice(15, 19) + text.slice(20);
    if (examples.has(text) || areTwoAtMost(digits)) report(id.span, `the id ${text} is an example, not one of its own`);
  },
};

/** Whether a text has at most two different characters. */
function areTwoAtMost(text: string): boolean {
  const first = text.charAt(0);
  let second = first;
  for (const one of text) {
    if (one === first || one === second) continue;
    if (second !== first) return false;
    second = one;
  }
  return true;
}
