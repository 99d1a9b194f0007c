/** The levels of the traffic light protocol, version 2. */
export const tlpLevels: ReadonlySet<string> = new Set(['clear', 'green', 'amber', 'amber-strict', 'red']);
