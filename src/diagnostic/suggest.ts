/**
 * The candidate that `name` was probably meant to be, or undefined when none is close: at most a third of its
 * characters differ, or one of a short name (a swap of neighbours counts once). Case alone never counts.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  // Hostile names may be megabytes long; nobody mistypes a name of that length.
  if (name === '' || name.length > 100) return undefined;
  const wanted = name.toLowerCase();
  let best: string | undefined;
  if (wanted.length < 2) return undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** A note for {@link nearestName}, ready to be spread into a diagnostic's notes. */
export function didYouMean(name: string, candidates: Iterable<string>): string[] {
  const nearest = nearestName(name, candidates);
  return nearest === undefined ? [] : [`did you mean "${nearest}"?`];
}

function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      let least = Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        least = Math.min(least, (beforePrevious[column - 2] ?? 0) + 1);
      }
      current.push(least);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
