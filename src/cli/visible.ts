import { error } from '../diagnostic/diagnostic.js';
import { formatDiagnostic } from '../diagnostic/format.js';

const code = 'usage';

/**
 * A text of the user's (a path, an option) as one line that a terminal only shows and never obeys. Diagnostics have the
 * same rule; asking them keeps it one rule.
 */
export const visible = (text: string): string => formatDiagnostic(error(code, text)).slice(`error ${code}: `.length);
