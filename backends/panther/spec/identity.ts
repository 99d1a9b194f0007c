import { lineText } from '../../../src/backend/clean-text.js';
import { ruleKey } from '../../../src/identity/content-key.js';
import { uuidOfName } from '../../../src/identity/uuid.js';
import type { SigmaRule } from '../../../src/rule/sigma-rule.js';

/** Never change this: the identifier of every rule without an id would change. */
const namespace = '9a4f0e0e-3c55-4d1c-8a8d-5f6c0f7f2d11';

/** The RuleID of a rule: by its id, so that it stays when the title or the file changes. */
export function ruleIdOf(rule: SigmaRule): string {
  const id = rule.metadata.id?.trim().toLowerCase() ?? '';
  const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  return `Sigma.${isUuid ? id : uuidOfName(namespace, ruleKey(rule))}`;
}

/** A title as Panther takes it, on one line and without < > & " and %. */
export function displayName(title: string): string {
  const name = lineText(title)
    .replace(/\s*&\s*/g, ' and ')
    .replaceAll('"', "'")
    .replaceAll('<', '(')
    .replaceAll('>', ')')
    .replaceAll('%', ' percent ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return name === '' ? 'Untitled Sigma rule' : name;
}

/** A name of a file as a module of Python: small letters, digits and underscores. */
export function moduleName(ofRule: string): string {
  const name = ofRule
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 150);
  return /^[a-z]/.test(name) ? name : `rule_${name}`.replace(/_$/, '');
}
