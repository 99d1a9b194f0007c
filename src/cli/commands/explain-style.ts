/** How verdicts are marked. */
export interface Marks {
  readonly holds: string;
  readonly fails: string;
}

/** Marks that the terminal can show: words where it is not said that it knows UTF-8, and with NO_COLOR. */
export function marksOf(colors: boolean): Marks {
  const { NO_COLOR } = process.env;
  const isPlain = (NO_COLOR !== undefined && NO_COLOR !== '') || !knowsUtf8();
  const marks = isPlain ? { holds: 'yes', fails: 'no ' } : { holds: '✓', fails: '✗' };
  if (!colors) return marks;
  return { holds: `\u001b[32m${marks.holds}\u001b[0m`, fails: `\u001b[31m${marks.fails}\u001b[0m` };
}

function knowsUtf8(): boolean {
  const { LC_ALL, LC_CTYPE, LANG } = process.env;
  const locale = [LC_ALL, LC_CTYPE, LANG].find((one) => one !== undefined && one !== '');
  // These two say it without a locale.
  if (locale === undefined) return process.platform === 'darwin' || process.platform === 'win32';
  return /utf-?8/i.test(locale);
}
