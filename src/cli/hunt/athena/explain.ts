import type { Failure } from './failure.js';

/** A failure for people. */
export interface Explanation {
  readonly message: string;
  readonly hint?: string;
  /** Whether every query would fail so, and there is no point in starting another. */
  readonly isShared: boolean;
}

export const credentialsHint = 'set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
export const regionHint = 'give --region, or set AWS_REGION, or name a region in your AWS profile';

/**
 * What Athena refuses because of a setting that all queries share, by its words: it has one name for all refusals. They
 * are words at the beginning, since a refusal of one query may quote it, and rules are written by others.
 */
const sharedRefusals: readonly { readonly words: RegExp; readonly hint: string }[] = [
  {
    words: /^no output location/i,
    hint: 'give --output-location s3://…, or a --workgroup that has a location for results',
  },
  {
    words: /^(?:unable to verify\/create output bucket|the s3 location|you do not seem to have access to the s3)/i,
    hint: 'is --output-location a bucket in the same region, which you may read and write?',
  },
  {
    words: /^(?:the )?work ?group\b.*\b(?:not found|does not exist|disabled)/is,
    hint: 'is the name in --workgroup right, and the region? Workgroups belong to a region',
  },
];

/** What a query fails with inside Athena. */
const queryHints: readonly { readonly words: RegExp; readonly hint: string }[] = [
  {
    words:
      /TABLE_NOT_FOUND|SCHEMA_NOT_FOUND|CATALOG_NOT_FOUND|(?:table|schema|catalog|database) '?[^ ]*'? (?:does not exist|not found)/i,
    hint: 'are the table, the database, the catalog and the region right?',
  },
  {
    words: /COLUMN_NOT_FOUND|column '?[^ ]*'? cannot be resolved/i,
    hint: 'the table has no such column: a processing pipeline can map the fields of the rules to those of the table',
  },
  {
    words: /access denied|not authorized|insufficient permissions/i,
    hint: 'you need the right to read the table (AWS Glue, Lake Formation) and its data, and to write to the output location',
  },
];

/**
 * Says why a call failed and what to do about it. Whether Athena has ever answered decides on a silence: a wrong address
 * stays wrong for all queries, a network that broke may come back for the next.
 */
export function explain({ kind, name, message }: Failure, hasAnswered: boolean): Explanation {
  switch (kind) {
    case 'busy':
      return {
        message: `Athena has no place for another query: ${message}`,
        hint: 'other queries of the account may be running: try it later, or with fewer at once',
        isShared: false,
      };
    case 'transient':
      return { message: `Athena is not available, after several attempts: ${message}`, isShared: false };
    case 'unreachable':
      return {
        message: `Athena cannot be reached: ${message}`,
        hint: 'are the region, --endpoint-url if you use it, and the network right?',
        isShared: !hasAnswered,
      };
    case 'foreign':
      return {
        message: `what answered does not seem to be Athena: ${message}`,
        hint: 'is --endpoint-url right, if you use it, or is there a proxy in between?',
        isShared: !hasAnswered,
      };
    case 'credentials':
      return explainCredentials(name, message);
    case 'denied':
      return {
        message: `AWS denies access: ${message}`,
        hint: 'you need athena:StartQueryExecution, GetQueryExecution, GetQueryResults and StopQueryExecution on the workgroup',
        isShared: true,
      };
    case 'refused': {
      const shared = sharedRefusals.find(({ words }) => words.test(message));
      return shared === undefined
        ? { message, ...hintOf(message), isShared: false }
        : { message, hint: shared.hint, isShared: true };
    }
    default:
      return kind satisfies never;
  }
}

/** The hint to a reason that Athena gives, if there is one. */
export function hintOf(reason: string): { readonly hint?: string } {
  const found = queryHints.find(({ words }) => words.test(reason));
  return found === undefined ? {} : { hint: found.hint };
}

function explainCredentials(name: string, message: string): Explanation {
  if (name === 'CredentialsProviderError' || name === 'TokenProviderError') {
    return { message: `there are no AWS credentials: ${message}`, hint: credentialsHint, isShared: true };
  }
  if (/expired/i.test(name)) {
    return {
      message: `the AWS credentials have expired: ${message}`,
      hint: 'log in again ("aws sso login"), or set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN anew',
      isShared: true,
    };
  }
  const isAboutTime = /signature (?:expired|not yet current)|skew/i.test(`${message} ${name}`);
  return {
    message: `AWS does not accept the credentials: ${message}`,
    hint: isAboutTime ? 'is the clock of this machine right?' : credentialsHint,
    isShared: true,
  };
}
