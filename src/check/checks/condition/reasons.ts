import type { DiagnosticNote, Placed } from '../../../diagnostic/diagnostic.js';

/** The places that decide a part of a rule, as notes. */
export function reasonsFor(because: readonly Placed[]): readonly DiagnosticNote[] {
  const [one, other] = because;
  if (one === undefined || other === undefined) return [];
  const [place, otherPlace] = [one.location, other.location];
  if (place.line === otherPlace.line && place.column === otherPlace.column) {
    return [{ message: 'what is said here is asked for twice, in ways that settle each other', location: place }];
  }
  return [
    { message: 'what is said here', location: place },
    { message: 'is settled by what is said here', location: otherPlace },
  ];
}
