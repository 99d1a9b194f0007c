/** What pylint looks at in a piece of code. */
interface Traits {
  readonly lines: number;
  readonly hasLongLine: boolean;
  readonly hasLongCondition: boolean;
  /** How many statements return True or False within others. */
  readonly returns: number;
}

/** More lines than this pylint takes for too many. */
const maxLines = 1000;

/**
 * The comment that turns off checks of pylint: whoever writes the code cannot choose how long and how many the texts of a
 * rule are, nor whether two rules look alike. `own` is the code of the rule, which helpers follow.
 */
export function disabledFor(own: string, helpers: readonly string[]): string {
  const traits = [readTraits(own), ...helpers.map(traitsOfHelper)];
  const total = (count: (one: Traits) => number) => traits.reduce((all, one) => all + count(one), 0);
  return [
    '# pylint: disable=duplicate-code',
    ...(traits.some(({ hasLongLine }) => hasLongLine) ? ['line-too-long'] : []),
    // With two blank lines between the parts.
    ...(total(({ lines }) => lines + 2) > maxLines ? ['too-many-lines'] : []),
    ...(traits.some(({ hasLongCondition }) => hasLongCondition) ? ['too-many-boolean-expressions'] : []),
    ...(total(({ returns }) => returns) > 5 ? ['too-many-return-statements'] : []),
  ].join(',');
}

/** There are few helpers, in thousands of modules. */
const known = new Map<string, Traits>();

function traitsOfHelper(text: string): Traits {
  let traits = known.get(text);
  if (traits === undefined) {
    traits = readTraits(text);
    known.set(text, traits);
  }
  return traits;
}

function readTraits(text: string): Traits {
  const lines = text.split('\n');
  return {
    lines: lines.length,
    hasLongLine: lines.some((line) => line.length > 100),
    hasLongCondition: hasLongCondition(lines),
    returns: lines.filter((line) => /^ {4,}return (?:True|False)$/.test(line)).length,
  };
}

/** Whether a condition of an `if` may have more parts than pylint likes. */
function hasLongCondition(lines: readonly string[]): boolean {
  let parts = 0;
  let isInside = false;
  for (const line of lines) {
    if (/^ +if .*(?:\($|:$)/.test(line)) {
      isInside = true;
      parts = 0;
    }
    if (isInside) parts += line.match(/\b(?:and|or)\b/g)?.length ?? 0;
    if (isInside && parts > 4) return true;
    if (line.endsWith(':')) isInside = false;
  }
  return false;
}
