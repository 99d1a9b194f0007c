import { type Diagnostic, type DiagnosticFix, warning } from '../diagnostic/diagnostic.js';
import { didYouMean } from '../diagnostic/suggest.js';
import type { Suppression } from '../report/check-report.js';
import type { Source } from '../source/source.js';
import type { Finding } from './check.js';
import { type CommentReading, findComments } from './comments.js';
import { codeFits } from './config/code-pattern.js';
import { type KnownCodes, meansCodes } from './config/known-codes.js';
import { coversOf } from './suppression-covers.js';
import {
  directiveNames,
  readDirectives,
  type SuppressedCode,
  type SuppressionDirective,
} from './suppression-directives.js';

/** A finding, and why it does not count if it does not. */
export interface JudgedFinding {
  readonly finding: Finding;
  readonly suppression?: Suppression;
}

/** What comments can name. */
export interface SuppressionSettings {
  readonly codes: KnownCodes;
  /** Whether a code is looked for this time: a comment for one that is not may be needed another time. */
  readonly isActive?: (code: string) => boolean;
  /** Whether other files, which may show more of this one, are not looked at: a comment for an area may be for that. */
  readonly isAlone?: boolean;
}

/** After so many complaints about comments a file has said enough. */
const maxReported = 200;

/**
 * Heeds the comments of a file:
 *
 * - `# transigma-disable-next-line CODE[, CODE…] -- reason` for the next line that is not empty or a comment, with all of
 *   a value of several lines that begins there;
 * - `# transigma-disable-line …` for its own line;
 * - `# transigma-disable …` for its document, or for the file if nothing but comments stands before it.
 *
 * A code may be `area/*`; without codes all findings are meant. Findings that a comment is for are marked; comments that
 * name what does not exist, or that no finding needs, are findings of their own. Takes time linear in the text.
 */
export function suppressByComments(
  source: Source,
  findings: readonly Finding[],
  { codes, isActive = () => true, isAlone = false }: SuppressionSettings,
): readonly JudgedFinding[] {
  // Most files have none, and need not be read for them.
  if (!source.text.includes('transigma-')) return findings.map((finding) => ({ finding }));
  const reading = findComments(source);
  const { directives, misspelt } = readDirectives(source, reading.comments);
  const coverOf = coversOf(source, reading, directives);
  const judged = findings.map((finding): JudgedFinding => {
    const cover = coverOf(finding.location?.line, finding.code);
    if (cover === undefined) return { finding };
    cover.code.isUsed = true;
    const { reason } = cover.directive;
    return { finding, suppression: { kind: 'comment', ...(reason === undefined ? {} : { reason }) } };
  });
  const complaints: Diagnostic[] = [];
  for (const { name, start, end } of misspelt) {
    if (complaints.length >= maxReported) break;
    const [nearest = `there are ${directiveNames.join(', ')}`] = didYouMean(name, directiveNames);
    const message = `there is no comment "${name}"`;
    complaints.push(
      warning('suppression/unknown-comment', message, { at: source.locate(start, end), notes: [nearest] }),
    );
  }
  for (const directive of directives) {
    if (complaints.length >= maxReported) break;
    complaints.push(...complaintsOf(directive, { source, reading, codes, isActive, isAlone }));
  }
  return complaints.length === 0 ? judged : inOrder([...judged, ...complaints.map((finding) => ({ finding }))]);
}

interface Surroundings extends Required<SuppressionSettings> {
  readonly source: Source;
  readonly reading: CommentReading;
}

function complaintsOf(directive: SuppressionDirective, around: Surroundings): readonly Diagnostic[] {
  const { source, codes } = around;
  const unknown = directive.codes.filter(({ pattern }) => !meansCodes(pattern, codes)).slice(0, maxReported);
  const complaints = unknown.map(({ pattern, start, end }) => {
    const notes = didYouMean(pattern, codes.all);
    return warning('suppression/unknown-code', `there is no check "${pattern}"`, {
      at: source.locate(start, end),
      notes,
    });
  });
  const isUnused = ({ pattern, isUsed }: SuppressedCode) => !isUsed && meansActive(pattern, around);
  const unused = directive.codes.filter(isUnused);
  const [first] = unused;
  if (first === undefined) return complaints;
  const kept = directive.codes.filter((code) => !isUnused(code));
  const isWhole = kept.length === 0;
  const named = unused
    .slice(0, 5)
    .map(({ pattern }) => `"${pattern}"`)
    .join(', ');
  const message = isWhole
    ? 'this comment suppresses nothing'
    : `nothing is found here that ${named}${unused.length > 5 ? ' …' : ''} would suppress`;
  const at = isWhole ? source.locate(directive.start, directive.end) : source.locate(first.start, first.end);
  const fix = isWhole ? removal(directive, around) : shortened(directive, kept, source);
  return [...complaints, warning('suppression/unused', message, { at, ...(fix === undefined ? {} : { fix }) })];
}

/** Whether a code, or one that fits a pattern, is looked for. Unknown ones are complained about otherwise. */
function meansActive(pattern: string, { codes, isActive, isAlone }: Required<SuppressionSettings>): boolean {
  if (isAlone && (pattern === '*' || pattern.endsWith('/*'))) return false;
  if (pattern === '*') return true;
  if (pattern.endsWith('/*')) return codes.all.some((code) => codeFits(pattern, code) && isActive(code));
  return codes.has(pattern) && isActive(pattern);
}

const shortened = (
  { codes }: SuppressionDirective,
  kept: readonly SuppressedCode[],
  source: Source,
): DiagnosticFix => ({
  message: 'remove what is not needed',
  location: source.locate(codes[0]?.start ?? 0, codes.at(-1)?.end ?? 0),
  replacement: kept.map(({ pattern }) => pattern).join(', '),
});

/** Takes a comment away: with its line if nothing else stands there, or with the white space before it. */
function removal(
  { start, end }: SuppressionDirective,
  { source, reading: { scalars } }: Surroundings,
): DiagnosticFix | undefined {
  const { text } = source;
  let from = start;
  while (from > 0 && (text[from - 1] === ' ' || text[from - 1] === '\t')) from--;
  const isWholeLine = from === 0 || text[from - 1] === '\n';
  const lineBreak = /\r?\n/y;
  lineBreak.lastIndex = end;
  const until = isWholeLine && lineBreak.test(text) ? lineBreak.lastIndex : end;
  // Such a comment may be all that ends a text, whose empty lines would become part of it.
  if (isWholeLine && /[ \t]*(?:\r|\n|$)/y.test(text.slice(until, until + 200)) && endsBlock(scalars, from)) {
    return undefined;
  }
  return { message: 'remove the comment', location: source.locate(from, until), replacement: '' };
}

function endsBlock(scalars: CommentReading['scalars'], offset: number): boolean {
  let low = 0;
  let high = scalars.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((scalars[middle]?.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const scalar = scalars[low];
  return scalar?.end === offset && scalar.isBlock;
}

const inOrder = (judged: readonly JudgedFinding[]): readonly JudgedFinding[] =>
  [...judged].sort(
    ({ finding: { location: one } }, { finding: { location: other } }) =>
      (one?.line ?? 0) - (other?.line ?? 0) || (one?.column ?? 0) - (other?.column ?? 0),
  );
