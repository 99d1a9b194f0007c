import { lineWidth } from '../../../src/backend/calls/line-width.js';

/** As Prettier has it. */
const lineLength = 80;

/** How much deeper a line stands than the one around it. */
export const step = 2;

export const pad = (indent: number): string => ' '.repeat(indent);

/** Prettier measures the width that a line has on a terminal, in which some characters are wide. */
export const isShort = (line: string): boolean => line.length <= lineLength / 2 || lineWidth(line) <= lineLength;
