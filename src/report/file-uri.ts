import { pathInRepository } from './open-findings.js';

/** A path with forward slashes as a URI reference: relative if the path is, otherwise `file:`. */
export function fileUri(path: string): string {
  const isOnDrive = /^[a-z]:\//i.test(path);
  const encoded = pathInRepository(path)
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map((part, index) => (isOnDrive && index === 0 ? part : encodeURIComponent(part)))
    .join('/');
  if (isOnDrive) return `file:///${encoded}`;
  if (path.startsWith('//')) return `file:${encoded}`;
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}
