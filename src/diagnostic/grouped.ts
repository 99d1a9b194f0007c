/**
 * A count as messages write it: `3,141`. For whole numbers. Without the locales of the system: the first use of those takes
 * as long as reading two dozen rules.
 */
export const grouped = (number: number): string => String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
