/** Thrown when an answer has the form of the protocol, but lacks what it must say. */
export class IncompleteAnswerError extends Error {
  constructor(missing: string) {
    super(`the answer lacks ${missing}`);
    this.name = 'IncompleteAnswerError';
  }
}

/**
 * Why a call failed. `busy`: the account runs as many queries as it may. `transient`: it may well succeed if it is tried
 * again. `unreachable`: nobody answered. `foreign`: somebody answered who does not speak Athena's protocol.
 * `credentials`: none, or none that AWS accepts. `denied`: they do not allow it. `refused`: Athena does not do that.
 */
export interface Failure {
  readonly kind: 'busy' | 'transient' | 'unreachable' | 'foreign' | 'credentials' | 'denied' | 'refused';
  /** AWS's name of it. */
  readonly name: string;
  /** In the words of AWS or of the system. */
  readonly message: string;
  /** Whether another attempt may succeed. */
  readonly canRetry: boolean;
}

const throttlingNames: ReadonlySet<string> = new Set([
  'LimitExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'RequestTimeout',
  'RequestTimeoutException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);

const credentialNames: ReadonlySet<string> = new Set([
  'AuthFailure',
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignature',
  'IncompleteSignatureException',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'RequestExpired',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
  'TokenProviderError',
  'TokenRefreshRequired',
  'UnrecognizedClientException',
]);

const deniedNames: ReadonlySet<string> = new Set(['AccessDenied', 'AccessDeniedException', 'NotAuthorized']);

/** A network that fails so may work again in a moment. */
const transientCodes: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** What the SDK's errors may carry. */
interface SdkError extends Error {
  readonly code?: unknown;
  readonly Reason?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly clockSkewCorrected?: boolean };
}

/** Reads what a call threw; undefined if it is no failure of a call but a fault of this program. */
export function failureOf(thrown: unknown): Failure | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const { name, code, Reason, $metadata } = thrown as SdkError;
  const message = thrown.message.replace(/\s*Deserialization error: to see the raw response.*/s, '');
  const failure = (kind: Failure['kind'], canRetry: boolean, words = message): Failure => ({
    kind,
    name,
    message: words,
    canRetry,
  });
  if (thrown instanceof IncompleteAnswerError) return failure('foreign', false);
  if (credentialNames.has(name)) {
    // The SDK has set its clock by the answer: the next attempt is signed with the right time.
    return failure('credentials', $metadata?.clockSkewCorrected === true);
  }
  if ($metadata === undefined) return undefined;
  const status = $metadata.httpStatusCode;
  if (status === undefined) {
    const mayPass = name === 'TimeoutError' || (typeof code === 'string' && transientCodes.has(code));
    return failure('unreachable', mayPass);
  }
  if (deniedNames.has(name)) return failure('denied', $metadata.clockSkewCorrected === true);
  if (
    name === 'TooManyRequestsException' &&
    (Reason === 'CONCURRENT_QUERY_LIMIT_EXCEEDED' || /concurrent/i.test(message))
  )
    return failure('busy', true);
  if (throttlingNames.has(name)) return failure('transient', true);
  const isNotAthena = name === 'SyntaxError' || name === 'Unknown';
  if (status >= 500 || status === 429) {
    return failure('transient', true, isNotAthena ? `HTTP status ${status}` : `${name}: ${message}`);
  }
  if (isNotAthena) {
    const isCutOff = status >= 200 && status < 300;
    return failure('foreign', isCutOff, isCutOff ? `the answer is not JSON: ${message}` : `HTTP status ${status}`);
  }
  // The answer began well, then the connection broke.
  if (status < 300) return failure('transient', true);
  return failure('refused', false);
}
