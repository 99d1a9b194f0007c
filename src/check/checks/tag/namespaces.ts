/** The namespaces of the specification (appendix "Tags"). */
export const tagNamespaces: ReadonlySet<string> = new Set([
  'attack',
  'car',
  'cve',
  'd3fend',
  'detection',
  'stp',
  'tlp',
]);
