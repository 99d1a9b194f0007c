import { shippedTexts } from './generated/shipped.js';

const choiceName = 'by-log-source';

/** The names of the pipelines that come with transigma. */
export const shippedNames: readonly string[] = Object.keys(shippedTexts)
  .filter((name) => name !== choiceName)
  .sort();

/** The text of a shipped pipeline, loaded when it is asked for; undefined if there is none of that name. */
export const shippedText = async (name: string): Promise<string | undefined> =>
  Object.hasOwn(shippedTexts, name) ? (await shippedTexts[name]?.())?.default : undefined;

/** The text of the table by which `auto` chooses pipelines. */
export const choiceText = async (): Promise<string> => (await shippedTexts[choiceName]?.())?.default ?? '';
