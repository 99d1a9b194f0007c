import { kelvinSign } from './literal-automaton.js';

/** Three characters that follow each other make a number of so many bits: five of each. */
const bits = 15;
const mask = (1 << bits) - 1;
const length = 3;

/** So many texts are looked at before it is decided which characters are rare. */
const lesson = 200;
/** A filter that lets more than half of so many texts through is only in the way. */
const trial = 1000;

/**
 * Rules out most texts in which none of many literals occurs, ignoring case. Each literal has three characters that
 * stand for it, the rarest of its own in the texts that came first, and only texts with three such characters pass:
 * looking at them takes a table of 32 KB that stays in the processor's own memory, while the automaton of many literals
 * does not. Useless for literals that are parts of most values, so that it finds out whether it is worth its time. A
 * class, as it keeps what it found out.
 */
export class LiteralFilter {
  readonly #literals: readonly string[];
  /** How often three characters came, until the lesson is learnt. */
  #counts: Uint16Array | undefined;
  #wanted: Uint8Array | undefined;
  #asked = 0;
  #passed = 0;

  /** The literals are ASCII, in lower case. */
  constructor(literals: readonly string[]) {
    this.#literals = literals;
    if (literals.every((literal) => literal.length >= length)) this.#counts = new Uint16Array(mask + 1);
  }

  /** Whether one of the literals may occur in a text: true as well while that is not known, or not worth knowing. */
  mayPass(text: string): boolean {
    const wanted = this.#wanted;
    if (wanted === undefined) {
      if (this.#counts !== undefined) this.#learn(text, this.#counts);
      return true;
    }
    const passes = holds(wanted, text);
    if (passes) this.#passed++;
    if (++this.#asked === trial) {
      if (this.#passed > trial / 2) this.#wanted = undefined;
      this.#asked = 0;
      this.#passed = 0;
    }
    return passes;
  }

  #learn(text: string, counts: Uint16Array): void {
    let three = 0;
    for (let at = 0; at < Math.min(text.length, 2000); at++) {
      three = next(three, text.charCodeAt(at));
      if (at >= length - 1) counts[three] = Math.min(0xffff, (counts[three] as number) + 1);
    }
    if (++this.#asked < lesson) return;
    const wanted = new Uint8Array(mask + 1);
    for (const literal of this.#literals) wanted[rarest(literal, counts, wanted)] = 1;
    this.#wanted = wanted;
    this.#counts = undefined;
    this.#asked = 0;
  }
}

/** The rarest three characters of a literal; those that are wanted already cost nothing more. */
function rarest(literal: string, counts: Uint16Array, wanted: Uint8Array): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  let three = 0;
  for (let at = 0; at < literal.length; at++) {
    three = next(three, literal.charCodeAt(at));
    if (at < length - 1) continue;
    const count = wanted[three] === 1 ? -1 : (counts[three] as number);
    if (count >= least) continue;
    least = count;
    best = three;
  }
  return best;
}

function holds(wanted: Uint8Array, text: string): boolean {
  let three = 0;
  for (let at = 0; at < text.length; at++) {
    three = next(three, text.charCodeAt(at));
    if (wanted[three] === 1) return true;
  }
  return false;
}

/** Classes of characters: a letter has its own (1 to 26), whatever its case; those beyond ASCII share 0 with control. */
const classOf = Uint8Array.from({ length: 128 }, (_, unit) => {
  const character = String.fromCharCode(unit).toLowerCase();
  if (character >= 'a' && character <= 'z') return character.charCodeAt(0) - 0x60;
  if (character >= '0' && character <= '9') return 27;
  if ('\\/:'.includes(character)) return 28;
  if (' ._-,'.includes(character)) return 29;
  if ('=%&?+#'.includes(character)) return 30;
  return unit < 0x20 ? 0 : 31;
});
const ofLetterK = 11;

/** Three characters and the next one: the last three. */
const next = (three: number, unit: number): number =>
  ((three << 5) | (unit < 128 ? (classOf[unit] as number) : unit === kelvinSign ? ofLetterK : 0)) & mask;
