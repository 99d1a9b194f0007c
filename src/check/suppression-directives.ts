import type { Source } from '../source/source.js';
import type { YamlComment } from './comments.js';

/** How comments that suppress findings begin. */
export const directiveNames = ['transigma-disable', 'transigma-disable-line', 'transigma-disable-next-line'] as const;
export type DirectiveName = (typeof directiveNames)[number];

/** A code in a comment, or a pattern of codes, with its offsets. Whether a finding needed it is found out later. */
export interface SuppressedCode {
  readonly pattern: string;
  readonly start: number;
  readonly end: number;
  isUsed: boolean;
}

/** A comment that suppresses findings, with its offsets. */
export interface SuppressionDirective {
  readonly name: DirectiveName;
  readonly start: number;
  readonly end: number;
  /** One of them is `*` if the comment names none. */
  readonly codes: readonly SuppressedCode[];
  readonly reason?: string;
}

/** A comment that begins as if it was one of them. */
export interface MisspeltDirective {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Reads the comments that are for transigma. */
export function readDirectives(
  { text }: Source,
  comments: readonly YamlComment[],
): { readonly directives: readonly SuppressionDirective[]; readonly misspelt: readonly MisspeltDirective[] } {
  const directives: SuppressionDirective[] = [];
  const misspelt: MisspeltDirective[] = [];
  for (const { start, end } of comments) {
    const comment = text.slice(start, end).trimEnd();
    const head = /^#+[ \t]*(transigma-[A-Za-z-]*[A-Za-z])(?=[\s,:]|$)/.exec(comment);
    const written = head?.[1];
    if (head === null || written === undefined) continue;
    const nameStart = start + head[0].length - written.length;
    const name = directiveNames.find((one) => one === written);
    if (name === undefined) {
      misspelt.push({ name: written, start: nameStart, end: nameStart + written.length });
      continue;
    }
    const rest = comment.slice(head[0].length);
    const separator = /(?:^|\s)--(?:\s|$)/.exec(rest);
    const list = separator === null ? rest : rest.slice(0, separator.index);
    const reason = separator === null ? '' : rest.slice(separator.index + separator[0].length).trim();
    const codes = Array.from(list.matchAll(/[^\s,:]+/g), ({ 0: pattern, index }): SuppressedCode => {
      const at = start + head[0].length + index;
      return { pattern, start: at, end: at + pattern.length, isUsed: false };
    });
    const all = { pattern: '*', start: nameStart, end: nameStart + written.length, isUsed: false };
    directives.push({
      name,
      start,
      end: start + comment.length,
      codes: codes.length === 0 ? [all] : codes,
      ...(reason === '' ? {} : { reason }),
    });
  }
  return { directives, misspelt };
}
