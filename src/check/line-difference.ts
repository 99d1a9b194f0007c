/** Lines around a change that are shown with it. */
const context = 3;

/**
 * What differs between two texts of a file, in the unified format, as `git apply` and `patch -p1` take it. The texts are
 * taken to have the same lines but for some that are replaced, added or removed in few places, as fixes make them.
 */
export function unifiedDifference(path: string, before: string, after: string): string {
  const [old = [], now = []] = [before, after].map(linesOf);
  const hunks = hunksOf(changesOf(old, now), old.length);
  if (hunks.length === 0) return '';
  const lines = hunks.flatMap((hunk) => hunkLines(hunk, old, now));
  return [`--- ${headName(`a/${path}`)}\n`, `+++ ${headName(`b/${path}`)}\n`, ...lines].join('');
}

/** The lines with their ends; the last may have none. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** A line of the patch: one without an end says so. */
const patchLine = (mark: string, line: string): string =>
  line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;

/** Git puts names with odd characters in quotes, and a tab behind names with spaces, which `patch` would cut else. */
function headName(name: string): string {
  if (!/[\0-\x1f"\\\x7f]/.test(name)) return name.includes(' ') ? `${name}\t` : name;
  const written = (one: string) => (one === '"' || one === '\\' ? one : one.charCodeAt(0).toString(8).padStart(3, '0'));
  return `"${name.replace(/[\0-\x1f"\\\x7f]/g, (one) => `\\${written(one)}`)}"`;
}

/** Lines `oldStart` to before `oldEnd` became `newStart` to before `newEnd`. */
interface Change {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** How far ahead the next line that is the same is looked for. */
const lookAhead = 200;

function changesOf(old: readonly string[], now: readonly string[]): readonly Change[] {
  const changes: Change[] = [];
  let [at, other] = [0, 0];
  while (at < old.length || other < now.length) {
    if (at < old.length && old[at] === now[other]) {
      at++;
      other++;
      continue;
    }
    const [skipOld, skipNew] = nextSame(old, now, at, other);
    changes.push({ oldStart: at, oldEnd: at + skipOld, newStart: other, newEnd: other + skipNew });
    at += skipOld;
    other += skipNew;
  }
  return changes;
}

/** How many lines of both to skip until they go on alike; the fewest. */
function nextSame(
  old: readonly string[],
  now: readonly string[],
  at: number,
  other: number,
): readonly [old: number, now: number] {
  for (let sum = 1; sum <= lookAhead; sum++) {
    for (let skipped = 0; skipped <= sum; skipped++) {
      const [one, two] = [at + skipped, other + sum - skipped];
      if (one > old.length || two > now.length) continue;
      if (one === old.length && two === now.length) return [skipped, sum - skipped];
      if (one < old.length && two < now.length && old[one] === now[two]) return [skipped, sum - skipped];
    }
  }
  return [old.length - at, now.length - other];
}

function hunksOf(changes: readonly Change[], length: number): readonly (readonly Change[])[] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1)?.at(-1);
    if (last !== undefined && change.oldStart - last.oldEnd <= 2 * context) hunks.at(-1)?.push(change);
    else hunks.push([change]);
  }
  return length === 0 && changes.length === 0 ? [] : hunks;
}

function hunkLines(hunk: readonly Change[], old: readonly string[], now: readonly string[]): readonly string[] {
  const [first] = hunk;
  const last = hunk.at(-1);
  if (first === undefined || last === undefined) return [];
  const start = Math.max(0, first.oldStart - context);
  const end = Math.min(old.length, last.oldEnd + context);
  const newStart = first.newStart - (first.oldStart - start);
  const newEnd = last.newEnd + (end - last.oldEnd);
  const lines: string[] = [];
  let at = start;
  for (const change of hunk) {
    lines.push(...old.slice(at, change.oldStart).map((line) => patchLine(' ', line)));
    lines.push(...old.slice(change.oldStart, change.oldEnd).map((line) => patchLine('-', line)));
    lines.push(...now.slice(change.newStart, change.newEnd).map((line) => patchLine('+', line)));
    at = change.oldEnd;
  }
  lines.push(...old.slice(at, end).map((line) => patchLine(' ', line)));
  return [`@@ -${start + 1},${end - start} +${newStart + 1},${newEnd - newStart} @@\n`, ...lines];
}
