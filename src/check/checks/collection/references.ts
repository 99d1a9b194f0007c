import { didYouMean } from '../../../diagnostic/suggest.js';
import type { Collection } from '../../collection.js';

/** Looking for the nearest of many names takes long: a broken collection gets suggestions for its first ones. */
const maxSuggestions = 20;

/** Suggests names of the collection for names that it does not have. */
export function suggester(collection: Collection): (name: string) => readonly string[] {
  let names: readonly string[] | undefined;
  let given = 0;
  return (name) => {
    if (given++ >= maxSuggestions) return [];
    names ??= collection.documents.flatMap(({ facts }) => facts.name?.text ?? []);
    return didYouMean(name, names);
  };
}
