import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { sha1 } from '../identity/sha1.js';
import type { Source } from '../source/source.js';

/**
 * Gives each finding of a file a fingerprint that stays when lines move: of its code, the path, the text that it points at, and how many
 * such findings stand before it.
 */
export function fingerprints(
  path: string,
  source: Source | undefined,
  findings: readonly Diagnostic[],
): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ code, location }) => {
    const line = location === undefined ? '' : (source?.line(location.line) ?? '').trim();
    const key = JSON.stringify([code, path, line]);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return hex(sha1(new TextEncoder().encode(`${key} ${before}`)));
  });
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
