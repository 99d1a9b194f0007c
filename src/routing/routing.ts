import { nearestName } from '../diagnostic/suggest.js';
import type { LogSource } from '../rule/sigma-rule.js';

/** The parts of a log source by which rules are chosen. */
export type SourcePart = 'category' | 'product' | 'service';

/**
 * Which rules events are tried with: those that can apply to what the event is known to be (`auto`), all (`off`), or
 * those whose log source may be the one that the user names.
 */
export type Routing =
  | { readonly kind: 'auto' }
  | { readonly kind: 'off' }
  | { readonly kind: 'given'; readonly source: Readonly<Partial<Record<SourcePart, string>>> };

const parts: readonly SourcePart[] = ['category', 'product', 'service'];

/** Reads `auto`, `off`, or `product=windows,category=process_creation`; gives what is wrong as a text. */
export function readRouting(text: string): Routing | string {
  if (text === 'auto' || text === 'off') return { kind: text };
  const source: Partial<Record<SourcePart, string>> = {};
  for (const setting of text.split(',')) {
    const at = setting.indexOf('=');
    const name = setting.slice(0, Math.max(at, 0)).trim();
    const value = setting.slice(at + 1).trim();
    const part = parts.find((one) => one === name);
    if (at === -1 || value === '') return `"${setting}" is no part of a log source and its value`;
    if (part === undefined) {
      const nearest = nearestName(name, parts);
      const hint = nearest === undefined ? `the parts are ${parts.join(', ')}` : `did you mean "${nearest}"?`;
      return `a log source has no "${name}": ${hint}`;
    }
    if (source[part] !== undefined) return `"${part}" is given twice`;
    source[part] = value;
  }
  return { kind: 'given', source };
}

/** Whether the events of a log source may be those that a rule is about: a part that it does not name may be anything. */
export function mayBeOf(logsource: LogSource, source: Readonly<Partial<Record<SourcePart, string>>>): boolean {
  return parts.every((part) => {
    const wanted = source[part];
    const own = logsource[part];
    return wanted === undefined || own === undefined || own.toLowerCase() === wanted.toLowerCase();
  });
}
