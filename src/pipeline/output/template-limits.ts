import { grouped } from '../../diagnostic/grouped.js';

/** What a template may do in one go; a template of a person needs a thousandth of it. */
const maxSteps = 1_000_000;
const maxCharacters = 10_000_000;
const maxMilliseconds = 10_000;

/** A template loops over data, not over numbers without end. */
export const maxNumber = 10_000;

/** Filters that search a text again and again get no longer ones. */
const maxSearched = 20_000;
const searching: ReadonlySet<string> = new Set(['striptags', 'urlize']);

type Run = (...given: readonly unknown[]) => unknown;

/** Counts what one filling of a template does, and ends it by an error where it would run for too long. */
export interface TemplateMeter {
  readonly start: () => void;
  readonly step: (count: number) => void;
  /** A text or list that the template makes or works on. */
  readonly value: <Value>(value: Value) => Value;
  /** Texts that are about to be made, as so many of this length. */
  readonly texts: (count: number, length: number) => void;
}

export function templateMeter(): TemplateMeter {
  let steps = 0;
  let characters = 0;
  let began = 0;
  const step = (count: number): void => {
    steps += count;
    if (steps > maxSteps) throw new Error(`a template takes at most ${grouped(maxSteps)} steps`);
    // Comparisons of long texts are no steps.
    if (steps % 256 < count && Date.now() - began > maxMilliseconds) {
      throw new Error(`a template runs for at most ${maxMilliseconds / 1000} seconds`);
    }
  };
  const texts = (count: number, length: number): void => {
    characters += count * length;
    if (characters > maxCharacters) {
      throw new Error(`a template works on at most ${grouped(maxCharacters)} characters`);
    }
  };
  return {
    start: () => {
      steps = 0;
      characters = 0;
      began = Date.now();
    },
    step,
    texts,
    value: (value) => {
      step(1);
      if (Array.isArray(value)) step(value.length);
      else if (typeof value === 'string' || value instanceof String) texts(1, value.length);
      return value;
    },
  };
}

interface Frame {
  /** Whether what is set is set for the whole template, macros included. */
  topLevel: boolean;
  set(name: string, value: unknown, resolveUp?: boolean): void;
}

/**
 * Functions of the template engine that every loop, output, variable and call goes through, with a count that ends a
 * template which would run for too long.
 */
export function countedRuntime(
  runtime: Readonly<Record<string, unknown>>,
  { step, value: counted }: TemplateMeter,
): Readonly<Record<string, unknown>> & { readonly Frame: new (...given: readonly unknown[]) => Frame } {
  const original = (name: string) => runtime[name] as Run;
  class CountedFrame extends (runtime.Frame as new (...given: readonly unknown[]) => Frame) {
    push(isolateWrites: unknown): CountedFrame {
      return new CountedFrame(this, isolateWrites);
    }
    override set(name: string, value: unknown, resolveUp?: boolean): void {
      super.set(name, counted(value), resolveUp);
    }
  }
  return {
    Frame: CountedFrame,
    fromIterator: (iterated: unknown) => {
      const list = original('fromIterator')(iterated);
      step(1 + (Array.isArray(list) ? list.length : 0));
      return list;
    },
    callWrap: (...given: readonly unknown[]) => {
      const [, , , passed] = given;
      for (const argument of Array.isArray(passed) ? passed : []) counted(argument);
      return counted(original('callWrap')(...given));
    },
    inOperator: (...given: readonly unknown[]) => {
      given.forEach(counted);
      return original('inOperator')(...given);
    },
    suppressValue: (...given: readonly unknown[]) => counted(original('suppressValue')(...given)),
  };
}

/** A filter whose texts are counted, and that takes no number beyond what a person writes. */
export const boundedFilter = (name: string, filter: Run, meter: TemplateMeter): Run =>
  function (this: unknown, ...given: readonly unknown[]) {
    given.forEach(meter.value);
    if (given.slice(1).some(isLarge)) {
      throw new Error(`numbers in filters are at most ${grouped(maxNumber)}`);
    }
    const [subject, first] = given;
    if (searching.has(name) && String(subject).length > maxSearched) {
      throw new Error(`the filter "${name}" takes at most ${grouped(maxSearched)} characters`);
    }
    if (name === 'join' && Array.isArray(subject)) meter.texts(subject.length, String(first ?? '').length);
    if (name === 'indent') meter.texts(String(subject).split('\n').length, typeof first === 'number' ? first : 4);
    return meter.value(filter.apply(this, given as unknown[]));
  };

/** The text with another in the place of each stretch; the texts are plain. */
export function replaceText(text: string, from: string, to: string, meter: TemplateMeter): string {
  meter.texts(text.split(from).length, to.length);
  return text.replaceAll(from, () => to);
}

function isLarge(value: unknown): boolean {
  if (typeof value === 'number') return !(Math.abs(value) <= maxNumber);
  // Arguments by name.
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).some((one) => typeof one === 'number' && !(Math.abs(one) <= maxNumber))
  );
}
