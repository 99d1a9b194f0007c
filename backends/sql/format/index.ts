import type { Format } from '../../../src/backend/backend.js';
import type { OptionValues } from '../../../src/backend/options.js';
import type { ResolvedRule } from '../../../src/condition/resolve.js';
import type { Diagnostic } from '../../../src/diagnostic/diagnostic.js';
import { cloudFormationResource, cloudFormationTemplate } from './cloudformation.js';
import { terraformDocument, terraformResource } from './terraform.js';
import { viewStatement } from './view.js';

/** The options of the formats that name what they make. */
export const formatOptions = {
  database: {
    type: 'text',
    default: 'default',
    description: 'cloudformation, terraform: the database of the queries',
    takes: { form: 'the name of a database', accepts: (text: string) => /^[^\p{Cc}\p{Surrogate}]{1,255}$/u.test(text) },
  },
  workgroup: {
    type: 'text',
    default: '',
    description: 'cloudformation, terraform: the workgroup of the queries',
    takes: { form: 'the name of a workgroup', accepts: (text: string) => /^[a-zA-Z0-9._-]{0,128}$/.test(text) },
  },
  prefix: {
    type: 'text',
    default: 'sigma_',
    description: 'view, cloudformation, terraform: what the names of views and queries begin with',
    takes: {
      form: 'small letters, digits and _, first a letter',
      accepts: (text: string) => /^([a-z][a-z0-9_]{0,63})?$/.test(text),
    },
  },
} as const;

/** The values of these options. */
export type FormatOptions = OptionValues<typeof formatOptions>;

/** The formats besides the query. */
export const namedQueryFormats = {
  view: { title: 'a CREATE OR REPLACE VIEW statement', extension: 'sql', separator: ';\n\n' },
  ddl: {
    title: 'the definitions of the shipped tables that the rules are for',
    extension: 'sql',
    join: joinDefinitions,
  },
  cloudformation: {
    title: 'one CloudFormation template of AWS::Athena::NamedQuery resources',
    extension: 'yml',
    join: cloudFormationTemplate,
  },
  terraform: {
    title: 'one Terraform file of aws_athena_named_query resources',
    extension: 'tf',
    join: terraformDocument,
  },
} as const satisfies Record<string, Format>;

/** A query in its format: the whole text, and the statement that Athena gets to see. */
export type NamedQuery = { readonly text: string; readonly query: string } | { readonly errors: readonly Diagnostic[] };

/** Puts a query into a format. */
export function formatNamed(format: string, rule: ResolvedRule, query: string, options: FormatOptions): NamedQuery {
  switch (format) {
    case 'view': {
      const statement = viewStatement(rule, query, options.prefix);
      return { text: statement, query: statement };
    }
    case 'cloudformation':
      return cloudFormationResource(rule, query, options);
    case 'terraform':
      return terraformResource(rule, query, options);
    default:
      return { text: query, query };
  }
}

/** Each definition once. */
function joinDefinitions(outputs: readonly string[]) {
  return { output: [...new Set(outputs)].map((output) => `${output};`).join('\n\n') };
}
