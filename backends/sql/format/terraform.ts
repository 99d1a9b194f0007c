import type { JoinedText } from '../../../src/backend/backend.js';
import type { ResolvedRule } from '../../../src/condition/resolve.js';
import { type Diagnostic, error } from '../../../src/diagnostic/diagnostic.js';
import { queryDescription, queryName } from './query-name.js';

interface TerraformOptions {
  readonly database: string;
  readonly workgroup: string;
  readonly prefix: string;
}

/** The resource of a query. */
export function terraformResource(
  { rule }: ResolvedRule,
  query: string,
  { database, workgroup, prefix }: TerraformOptions,
): { readonly text: string; readonly query: string } | { readonly errors: readonly Diagnostic[] } {
  // Terraform composes all of its texts, so that the query would look for another one.
  if ((query + database).normalize('NFC') !== query + database) {
    const message = 'Terraform would compose characters in this rule (an accent with the letter before it)';
    const notes = ['the formats query and cloudformation take it'];
    return { errors: [error('sql/not-composed', message, { at: rule.origin, notes })] };
  }
  const name = queryName(rule, prefix);
  const text = [
    `resource "aws_athena_named_query" "${name}" {`,
    `  name        = ${quoted(name)}`,
    `  description = ${quoted(queryDescription(rule, 1024))}`,
    `  database    = ${quoted(database)}`,
    ...(workgroup === '' ? [] : [`  workgroup   = ${quoted(workgroup)}`]),
    `  query       = ${heredocOrQuoted(query)}`,
    '}',
  ].join('\n');
  return { text, query };
}

/** All resources; those of rules that are one and the same once. */
export const terraformDocument = (resources: readonly string[]): JoinedText => ({
  output: [...new Set(resources)].join('\n\n'),
});

/** Terraform replaces `${…}` and `%{…}` in texts. */
const escapeTemplates = (text: string): string => text.replace(/\$\{/g, '$$${').replace(/%\{/g, '%%{');

const quoted = (text: string): string =>
  `"${escapeTemplates(text)
    .replace(/["\\]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(
      /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
      (character) => `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`,
    )}"`;

/** Lines stay readable in a heredoc, which ends in a line break and knows no escapes. */
function heredocOrQuoted(text: string): string {
  const isPlain = !/[^\P{C}\n]|[\u2028\u2029]/u.test(text);
  if (!isPlain) return quoted(text);
  let marker = 'SQL';
  while (new RegExp(`^\\s*${marker}\\s*$`, 'm').test(text)) marker += 'L';
  return `<<${marker}\n${escapeTemplates(text)}\n${marker}`;
}
