import type { JoinedText } from '../../../src/backend/backend.js';
import type { ResolvedRule } from '../../../src/condition/resolve.js';
import { type Diagnostic, error } from '../../../src/diagnostic/diagnostic.js';
import { queryDescription, queryName } from './query-name.js';

/** A template has at most so many resources. */
const maxResources = 500;

interface CloudFormationOptions {
  readonly database: string;
  readonly workgroup: string;
  readonly prefix: string;
}

/** The resource of a query, as it stands in the template. */
export function cloudFormationResource(
  { rule }: ResolvedRule,
  query: string,
  { database, workgroup, prefix }: CloudFormationOptions,
): { readonly text: string; readonly query: string } | { readonly errors: readonly Diagnostic[] } {
  // CloudFormation looks for these in every text, and puts secrets in their place.
  if (/\{\{\s*resolve\s*:/i.test(query + database)) {
    const message = 'CloudFormation would replace the {{resolve:…}} in this rule by a secret or parameter';
    return {
      errors: [
        error('sql/dynamic-reference', message, {
          at: rule.origin,
          notes: ['the formats query and terraform take it'],
        }),
      ],
    };
  }
  const name = queryName(rule, prefix);
  const description = queryDescription(rule, 1024).replaceAll('{{', '{ {');
  const text = [
    `  ${logicalId(name)}:`,
    '    Type: AWS::Athena::NamedQuery',
    '    Properties:',
    `      Name: ${scalar(name)}`,
    `      Description: ${scalar(description)}`,
    `      Database: ${scalar(database)}`,
    ...(workgroup === '' ? [] : [`      WorkGroup: ${scalar(workgroup)}`]),
    `      QueryString: ${blockOrScalar(query, '        ')}`,
  ].join('\n');
  return { text, query };
}

/** The template of all resources. */
export function cloudFormationTemplate(resources: readonly string[]): JoinedText {
  const distinct = [...new Set(resources)];
  if (distinct.length > maxResources) {
    const message = `${distinct.length} queries: a CloudFormation template has at most ${maxResources} resources`;
    return {
      errors: [error('sql/too-many-resources', message, { notes: ['convert folder by folder, or use -f terraform'] })],
    };
  }
  if (distinct.length === 0) return { output: '' };
  return {
    output: [
      "AWSTemplateFormatVersion: '2010-09-09'",
      'Description: Sigma rules as Athena queries',
      'Resources:',
      ...distinct,
    ].join('\n'),
  };
}

/** Letters and digits only. */
const logicalId = (name: string): string =>
  name.replace(/(?:^|_+)([a-z0-9]?)/g, (_, letter: string) => letter.toUpperCase());

/** JSON texts are YAML texts, but for line separators that YAML 1.1 takes for line breaks. */
const scalar = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );

/** A block keeps the lines of a query readable; it cannot hold all characters, nor blanks at the ends of lines. */
function blockOrScalar(text: string, indentation: string): string {
  const isPlain = /^[^ \n]/.test(text) && !/[^\P{C}\n]|[\u0085\u2028\u2029\ufeff]|[ \t]$|\n$/mu.test(text);
  return isPlain ? `|-\n${text.replace(/^(?=.)/gm, indentation)}` : scalar(text);
}
