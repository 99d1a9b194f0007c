import { sha1 } from './sha1.js';

/** A UUID of a name in a namespace (version 5, RFC 9562): always the same for the same name. */
export function uuidOfName(namespace: string, name: string): string {
  const text = new TextEncoder().encode(name);
  const bytes = new Uint8Array(16 + text.length);
  bytes.set(
    namespace
      .replaceAll('-', '')
      .match(/../g)
      ?.map((digits) => Number.parseInt(digits, 16)) ?? [],
  );
  bytes.set(text, 16);
  const digest = sha1(bytes);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const digits = Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
