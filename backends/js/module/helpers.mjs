/**
 * Whether a value is this text.
 * @param {unknown} event
 * @param {string} field
 * @param {string} text
 * @param {(text: string) => string} [caseOf]
 */
function equals(event, field, text, caseOf) {
  return equalsAny(event, field, [text], caseOf);
}

/**
 * Whether a value is one of these texts.
 * @param {unknown} event
 * @param {string} field
 * @param {readonly string[]} texts
 * @param {(text: string) => string} [caseOf]
 */
function equalsAny(event, field, texts, caseOf = fold) {
  const values = new Set(textsOf(event, field, caseOf));
  return values.size > 0 && texts.some((text) => values.has(caseOf(text)));
}

/**
 * Whether this text is in a value.
 * @param {unknown} event
 * @param {string} field
 * @param {string} text
 * @param {(text: string) => string} [caseOf]
 */
function contains(event, field, text, caseOf) {
  return containsAny(event, field, [text], caseOf);
}

/**
 * Whether one of these texts is in a value.
 * @param {unknown} event
 * @param {string} field
 * @param {readonly string[]} texts
 * @param {(text: string) => string} [caseOf]
 */
function containsAny(event, field, texts, caseOf = fold) {
  const values = textsOf(event, field, caseOf);
  if (values.length === 0) return false;
  return texts
    .map(caseOf)
    .some((text) => values.some((one) => one.includes(text)));
}

/**
 * Whether each of these texts is in a value, be it one value or several.
 * @param {unknown} event
 * @param {string} field
 * @param {readonly string[]} texts
 * @param {(text: string) => string} [caseOf]
 */
function containsAll(event, field, texts, caseOf = fold) {
  const values = textsOf(event, field, caseOf);
  if (values.length === 0) return false;
  return texts
    .map(caseOf)
    .every((text) => values.some((one) => one.includes(text)));
}

/**
 * Whether a value begins with this text.
 * @param {unknown} event
 * @param {string} field
 * @param {string} text
 * @param {(text: string) => string} [caseOf]
 */
function startsWith(event, field, text, caseOf) {
  return startsWithAny(event, field, [text], caseOf);
}

/**
 * Whether a value begins with one of these texts.
 * @param {unknown} event
 * @param {string} field
 * @param {readonly string[]} texts
 * @param {(text: string) => string} [caseOf]
 */
function startsWithAny(event, field, texts, caseOf = fold) {
  const values = textsOf(event, field, caseOf);
  if (values.length === 0) return false;
  return texts
    .map(caseOf)
    .some((text) => values.some((one) => one.startsWith(text)));
}

/**
 * Whether a value ends with this text.
 * @param {unknown} event
 * @param {string} field
 * @param {string} text
 * @param {(text: string) => string} [caseOf]
 */
function endsWith(event, field, text, caseOf) {
  return endsWithAny(event, field, [text], caseOf);
}

/**
 * Whether a value ends with one of these texts.
 * @param {unknown} event
 * @param {string} field
 * @param {readonly string[]} texts
 * @param {(text: string) => string} [caseOf]
 */
function endsWithAny(event, field, texts, caseOf = fold) {
  const values = textsOf(event, field, caseOf);
  if (values.length === 0) return false;
  return texts
    .map(caseOf)
    .some((text) => values.some((one) => one.endsWith(text)));
}

/**
 * Whether a value is a text, a number or a boolean.
 * @param {unknown} event
 * @param {string} field
 */
function hasText(event, field) {
  return textsOf(event, field).length > 0;
}

/**
 * Whether a value is like this: * is any run of characters, ? is one, [ab] is a or b.
 * @param {unknown} event
 * @param {string} field
 * @param {string} pattern
 * @param {(text: string) => string} [caseOf]
 */
function like(event, field, pattern, caseOf) {
  return likeAny(event, field, [pattern], caseOf);
}

/**
 * Whether a value is like one of these.
 * @param {unknown} event
 * @param {string} field
 * @param {readonly string[]} patterns
 * @param {(text: string) => string} [caseOf]
 */
function likeAny(event, field, patterns, caseOf = fold) {
  const values = textsOf(event, field, caseOf).map((text) => [...text]);
  if (values.length === 0) return false;
  return patterns.some((pattern) => {
    const segments = segmentsOf(caseOf(pattern));
    return values.some((characters) => isLike(characters, segments));
  });
}

/**
 * What stands between the * of a pattern: for each place the characters that
 * may stand there, nothing for any. After a backslash * ? [ and \ are themselves.
 * @param {string} pattern
 */
function segmentsOf(pattern) {
  /** @type {(ReadonlySet<string> | undefined)[][]} */
  const segments = [[]];
  const parts = pattern.matchAll(/\\[\\*?[]|\[(?:\\.|[^\]\\])+\]|./gsu);
  for (const [part] of parts) {
    if (part === "*") segments.push([]);
    else if (part === "?") segments.at(-1)?.push(undefined);
    else if (part.length > 2 && part.startsWith("[")) {
      const choice = part.slice(1, -1).replace(/\\(.)/gsu, "$1");
      segments.at(-1)?.push(new Set(choice));
    } else segments.at(-1)?.push(new Set([[...part].at(-1) ?? ""]));
  }
  return segments;
}

/**
 * Whether the characters are those of the segments, with any between them. The
 * first place of a segment is the best one: no other is ever tried.
 * @param {readonly string[]} characters
 * @param {readonly (readonly (ReadonlySet<string> | undefined)[])[]} segments
 */
function isLike(characters, segments) {
  const [first = [], ...others] = segments;
  const last = others.pop();
  if (!fitsAt(characters, 0, first)) return false;
  if (last === undefined) return characters.length === first.length;
  let at = first.length;
  for (const segment of others) {
    while (!fitsAt(characters, at, segment)) {
      if (at >= characters.length) return false;
      at += 1;
    }
    at += segment.length;
  }
  const end = characters.length - last.length;
  return end >= at && fitsAt(characters, end, last);
}

/**
 * Whether the characters from a place on are those of a segment.
 * @param {readonly string[]} characters
 * @param {number} start
 * @param {readonly (ReadonlySet<string> | undefined)[]} segment
 */
function fitsAt(characters, start, segment) {
  return (
    start + segment.length <= characters.length &&
    segment.every(
      (set, index) => set?.has(characters[start + index] ?? "") ?? true,
    )
  );
}

/**
 * Whether an expression is found in a value.
 * @param {unknown} event
 * @param {string} field
 * @param {{ test(text: string): boolean }} expression
 * @param {(text: string) => string} [caseOf]
 */
function search(event, field, expression, caseOf) {
  return textsOf(event, field, caseOf).some((text) => expression.test(text));
}

/**
 * The test of an expression in time proportional to the text, whatever it is:
 * it follows all ways at once, where an engine that tries one after the other
 * may take minutes. It reads expressions as they are written in this module.
 * @param {RegExp} expression
 * @returns {{ test(text: string): boolean }}
 */
function linear({ source }) {
  /** @typedef {{ before: string, from: readonly number[], next: Map<string, State> }} State */
  const { steps, start } = stepsOf(source);
  /** @type {Map<string, State>} */
  const states = new Map();
  let size = 0;

  /** @type {(before: string, from: readonly number[]) => State} */
  const stateOf = (before, from) => {
    const key = [before, ...from].join();
    let state = states.get(key);
    if (state === undefined) {
      state = { before, from, next: new Map() };
      states.set(key, state);
      size += from.length;
    }
    return state;
  };

  /** @type {(state: State, character: string) => State} */
  const advance = ({ before, from }, character) => {
    // What is remembered of hostile texts must not fill the memory.
    if (size > 500_000) {
      states.clear();
      size = 0;
    }
    size += 1;
    const after = kindOf(character);
    const reached = reachedSteps(steps, from, before, after);
    if (reached.has(0)) return stateOf(after, [0]);
    const next = new Set([start]);
    for (const index of reached) {
      const step = steps[index];
      if (step?.set?.test(character))
        for (const way of step.ways) next.add(way);
    }
    return stateOf(
      after,
      [...next].sort((one, other) => one - other),
    );
  };

  return {
    test(text) {
      let state = stateOf("", [start]);
      for (const character of text) {
        let next = state.next.get(character);
        if (next === undefined) {
          next = advance(state, character);
          state.next.set(character, next);
        }
        // The end is the first step.
        if (next.from[0] === 0) return true;
        state = next;
      }
      return reachedSteps(steps, state.from, state.before, "").has(0);
    },
  };
}

/**
 * The steps that are reached from some without reading a character.
 * @param {readonly { set?: RegExp, place?: string, ways: readonly number[] }[]} steps
 * @param {readonly number[]} from
 * @param {string} before
 * @param {string} after
 */
function reachedSteps(steps, from, before, after) {
  const reached = new Set(from);
  for (const index of reached) {
    const { set, place = "", ways = [] } = steps[index] ?? {};
    if (set === undefined && isPlace(place, before, after)) {
      for (const way of ways) reached.add(way);
    }
  }
  return reached;
}

/**
 * Whether a place is between two kinds of characters.
 * @param {string} place
 * @param {string} before
 * @param {string} after
 */
function isPlace(place, before, after) {
  switch (place) {
    case "^":
      return before === "";
    case "$":
      return after === "";
    case "(?<=^|\\n)":
      return before === "" || before === "\n";
    case "(?=$|\\n)":
      return after === "" || after === "\n";
    case "\\b":
      return (before === "word") !== (after === "word");
    case "\\B":
      return (before === "word") === (after === "word");
    default:
      return true;
  }
}

/**
 * What places know of a character; the ends of a text have none.
 * @param {string} character
 */
function kindOf(character) {
  if (character === "\n") return "\n";
  return /^\w$/.test(character) ? "word" : "other";
}

/**
 * The steps of an expression: where it starts, and where each leads; 0 is its end.
 * @param {string} source
 */
function stepsOf(source) {
  /** @typedef {(next: number) => number} Part gives its first step */
  /** @type {{ set?: RegExp, place?: string, ways: readonly number[] }[]} */
  const steps = [{ ways: [] }];
  const tokens =
    source.match(
      /\(\?(?:<=\^|=\$)\|\\n\)|\(\?:|[|)]|\[(?:\\.|[^\]\\])*\]|[*+?]\??|\{[\d,]+\}\??|\\x..|\\u\{\w+\}|\\.|./gsu,
    ) ?? [];
  let at = 0;

  /** @type {(...step: [ways: readonly number[], set?: RegExp]) => number} */
  const add = (ways, set) =>
    steps.push(set === undefined ? { ways } : { ways, set }) - 1;

  /** @returns {Part} */
  const either = () => {
    const branches = [inTurn()];
    while (tokens[at] === "|") {
      at += 1;
      branches.push(inTurn());
    }
    return (next) => add(branches.map((branch) => branch(next)));
  };

  /** @returns {Part} */
  const inTurn = () => {
    /** @type {Part[]} */
    const parts = [];
    while (at < tokens.length && tokens[at] !== "|" && tokens[at] !== ")") {
      parts.push(repeated(one()));
    }
    return (next) => parts.reduceRight((after, part) => part(after), next);
  };

  /** @returns {Part} */
  const one = () => {
    const token = tokens[at] ?? "";
    at += 1;
    if (token === "(?:") {
      const part = either();
      at += 1;
      return part;
    }
    if (/^(?:[$^]|\\[bB]|\(\?.*)$/.test(token)) {
      return (next) => steps.push({ ways: [next], place: token }) - 1;
    }
    const set = new RegExp(`^${token}$`, "u");
    return (next) => add([next], set);
  };

  /** @type {(part: Part) => Part} */
  const repeated = (part) => {
    const quantifier = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??$/.exec(
      tokens[at] ?? "",
    );
    if (quantifier === null) return part;
    at += 1;
    const [, sign, least = sign === "+" ? 1 : 0, comma, most] = quantifier;
    const min = Number(least);
    const max =
      sign === "?" ? 1 : Number(most || (sign || comma ? Infinity : min));
    return (next) => {
      let first = next;
      if (max === Infinity) {
        first = add([]);
        steps[first] = { ways: [part(first), next] };
      } else {
        for (let copy = min; copy < max; copy += 1)
          first = add([part(first), next]);
      }
      for (let copy = 0; copy < min; copy += 1) first = part(first);
      return first;
    };
  };

  const start = either()(0);
  return { steps, start };
}

/**
 * Whether a value is one of another field.
 * @param {unknown} event
 * @param {string} field
 * @param {string} other
 * @param {(text: string) => string} [caseOf]
 */
function equalsField(event, field, other, caseOf = fold) {
  const texts = new Set(textsOf(event, other, caseOf));
  return textsOf(event, field, caseOf).some((value) => texts.has(value));
}

/**
 * Whether a value of another field is in a value.
 * @param {unknown} event
 * @param {string} field
 * @param {string} other
 * @param {(text: string) => string} [caseOf]
 */
function containsField(event, field, other, caseOf = fold) {
  const texts = textsOf(event, other, caseOf);
  return textsOf(event, field, caseOf).some((value) =>
    texts.some((text) => value.includes(text)),
  );
}

/**
 * Whether a value begins with one of another field.
 * @param {unknown} event
 * @param {string} field
 * @param {string} other
 * @param {(text: string) => string} [caseOf]
 */
function startsWithField(event, field, other, caseOf = fold) {
  const texts = textsOf(event, other, caseOf);
  return textsOf(event, field, caseOf).some((value) =>
    texts.some((text) => value.startsWith(text)),
  );
}

/**
 * Whether a value ends with one of another field.
 * @param {unknown} event
 * @param {string} field
 * @param {string} other
 * @param {(text: string) => string} [caseOf]
 */
function endsWithField(event, field, other, caseOf = fold) {
  const texts = textsOf(event, other, caseOf);
  return textsOf(event, field, caseOf).some((value) =>
    texts.some((text) => value.endsWith(text)),
  );
}

/**
 * Whether a value is this number, or its text.
 * @param {unknown} event
 * @param {string} field
 * @param {number | bigint} number
 */
function equalsNumber(event, field, number) {
  return equalsAnyNumber(event, field, [number]);
}

/**
 * Whether a value is one of these numbers, or its text.
 * @param {unknown} event
 * @param {string} field
 * @param {readonly (number | bigint)[]} numbers
 */
function equalsAnyNumber(event, field, numbers) {
  const values = numbersOf(event, field);
  // Only == compares numbers with bigints.
  return numbers.some((number) => values.some((value) => value == number));
}

/**
 * Whether a value is a number below this one.
 * @param {unknown} event
 * @param {string} field
 * @param {number | bigint} number
 */
function lessThan(event, field, number) {
  return numbersOf(event, field).some((value) => value < number);
}

/**
 * Whether a value is this number or one below.
 * @param {unknown} event
 * @param {string} field
 * @param {number | bigint} number
 */
function atMost(event, field, number) {
  return numbersOf(event, field).some((value) => value <= number);
}

/**
 * Whether a value is a number above this one.
 * @param {unknown} event
 * @param {string} field
 * @param {number | bigint} number
 */
function greaterThan(event, field, number) {
  return numbersOf(event, field).some((value) => value > number);
}

/**
 * Whether a value is this number or one above.
 * @param {unknown} event
 * @param {string} field
 * @param {number | bigint} number
 */
function atLeast(event, field, number) {
  return numbersOf(event, field).some((value) => value >= number);
}

/**
 * Whether a value is true, or its text.
 * @param {unknown} event
 * @param {string} field
 */
function isTrue(event, field) {
  return equals(event, field, "true", fold);
}

/**
 * Whether a value is false, or its text.
 * @param {unknown} event
 * @param {string} field
 */
function isFalse(event, field) {
  return equals(event, field, "false", fold);
}

/**
 * Whether the event has the field, be it null; an empty array is the same as no field.
 * @param {unknown} event
 * @param {string} field
 */
function exists(event, field) {
  return valuesOf(event, field).length > 0;
}

/**
 * Whether the field is absent, or nothing but null.
 * @param {unknown} event
 * @param {string} field
 */
function isNull(event, field) {
  return valuesOf(event, field).every((value) => value === null);
}

/**
 * Whether a value is an address of this network.
 * @param {unknown} event
 * @param {string} field
 * @param {string} network
 */
function inNetwork(event, field, network) {
  return inAnyNetwork(event, field, [network]);
}

/**
 * Whether a value is an address of one of these networks.
 * @param {unknown} event
 * @param {string} field
 * @param {readonly string[]} networks
 */
function inAnyNetwork(event, field, networks) {
  const addresses = valuesOf(event, field).flatMap((value) =>
    typeof value === "string" ? (addressOf(value) ?? []) : [],
  );
  if (addresses.length === 0) return false;
  return networks.some((network) => {
    const [first = "", prefix] = network.split("/");
    const { bits = 0, number = 0n } = addressOf(first) ?? {};
    const hostBits = BigInt(bits - Number(prefix));
    return addresses.some(
      (address) =>
        address.bits === bits &&
        address.number >> hostBits === number >> hostBits,
    );
  });
}

/**
 * An address as a number; host names are none, nor is what has a zone.
 * @param {string} text
 */
function addressOf(text) {
  if (!text.includes(":")) return ipv4Of(text);
  // Longer is none, and an address of IPv4 may stand at the end.
  const tail = text.length > 45 ? undefined : /[^:]*$/.exec(text)?.[0];
  if (tail === undefined) return undefined;
  const ipv4 = tail.includes(".") ? ipv4Of(tail)?.number : 0n;
  if (ipv4 === undefined) return undefined;
  const hex = [ipv4 >> 16n, ipv4 & 0xffffn].map((group) => group.toString(16));
  const whole = tail.includes(".")
    ? text.slice(0, text.length - tail.length) + hex.join(":")
    : text;
  const [head = [], rest, ...more] = whole
    .split("::")
    .map((half) => (half === "" ? [] : half.split(":")));
  if (more.length > 0) return undefined;
  const zeros = 8 - head.length - (rest?.length ?? 0);
  if (rest === undefined ? zeros !== 0 : zeros < 1) return undefined;
  const groups = [...head, ...Array(zeros).fill("0"), ...(rest ?? [])];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)))
    return undefined;
  const digits = groups.map((group) => group.padStart(4, "0"));
  return { bits: 128, number: BigInt(`0x${digits.join("")}`) };
}

/**
 * Four decimal numbers without leading zeros as one.
 * @param {string} text
 */
function ipv4Of(text) {
  const parts = text.length > 15 ? [] : text.split(".");
  const isAddress =
    parts.length === 4 &&
    parts.every(
      (part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256,
    );
  if (!isAddress) return undefined;
  const number = parts.reduce((sum, part) => sum * 256 + Number(part), 0);
  return { bits: 32, number: BigInt(number) };
}

/**
 * Whether the minute, hour, day, week, month or year of a date-time is one of
 * these, in UTC; weeks are those of ISO 8601.
 * @param {unknown} event
 * @param {string} field
 * @param {"minute" | "hour" | "day" | "week" | "month" | "year"} part
 * @param {readonly number[]} numbers
 */
function inTime(event, field, part, numbers) {
  return valuesOf(event, field).some((value) => {
    const moment = momentOf(value);
    return moment !== undefined && numbers.includes(timePartOf(moment, part));
  });
}

/**
 * @param {number} moment
 * @param {"minute" | "hour" | "day" | "week" | "month" | "year"} part
 */
function timePartOf(moment, part) {
  const date = new Date(moment);
  switch (part) {
    case "minute":
      return date.getUTCMinutes();
    case "hour":
      return date.getUTCHours();
    case "day":
      return date.getUTCDate();
    case "month":
      return date.getUTCMonth() + 1;
    case "year":
      return date.getUTCFullYear();
    case "week": {
      // A week belongs to the year of its Thursday.
      date.setUTCHours(0, 0, 0, 0);
      date.setTime(date.getTime() + (4 - (date.getUTCDay() || 7)) * 86_400_000);
      const newYear = new Date(date.getTime());
      newYear.setUTCMonth(0, 1);
      return Math.floor((date.getTime() - newYear.getTime()) / 604_800_000) + 1;
    }
  }
}

/**
 * The milliseconds since 1970 of a date-time of ISO 8601, or of a number of
 * seconds or milliseconds.
 * @param {unknown} value
 */
function momentOf(value) {
  if (typeof value === "number") {
    const moment = value >= 1e11 ? value : value * 1000;
    return Number.isNaN(new Date(moment).getTime()) ? undefined : moment;
  }
  if (typeof value !== "string" || value.length > 64) return undefined;
  const parts =
    /^(\d{4}-\d\d-(\d\d))(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?:[Zz]|([-+])(\d\d)(?::?(\d\d))?)?)?$/.exec(
      value,
    );
  if (parts === null) return undefined;
  const [, date, day, hour = "00", minute = "00", second = "00"] = parts;
  const [zone, zoneHour = 0, zoneMinute = 0] = parts.slice(6);
  if (Math.max(Number(hour), Number(zoneHour)) > 23) return undefined;
  if (Math.max(...[minute, second, zoneMinute].map(Number)) > 59)
    return undefined;
  const moment = Date.parse(`${date}T${hour}:${minute}:${second}Z`);
  // Some engines take 31 February for 3 March.
  if (new Date(moment).getUTCDate() !== Number(day)) return undefined;
  const shift = (Number(zoneHour) * 60 + Number(zoneMinute)) * 60_000;
  return zone === "-" ? moment + shift : moment - shift;
}

/**
 * The values of a field that are numbers, or texts of numbers as JSON has them.
 * @param {unknown} event
 * @param {string} field
 */
function numbersOf(event, field) {
  return valuesOf(event, field).flatMap((value) => {
    if (typeof value === "number" || typeof value === "bigint") return [value];
    if (typeof value !== "string" || value.length > 400) return [];
    const parts = /^(-?(?:0|[1-9]\d*))(\.\d+)?([eE][-+]?\d+)?$/.exec(value);
    if (parts === null) return [];
    const [, integer = "", fraction = "", exponent] = parts;
    const number = Number(value);
    const isExact = exponent !== undefined || /[1-9]/.test(fraction);
    return [isExact || Number.isSafeInteger(number) ? number : BigInt(integer)];
  });
}

/**
 * The texts of a field's values; null and objects have none.
 * @param {unknown} event
 * @param {string} field
 * @param {(text: string) => string} [caseOf]
 */
function textsOf(event, field, caseOf = cased) {
  return valuesOf(event, field).flatMap((value) => {
    const text = textOf(value);
    return text === undefined ? [] : [caseOf(text)];
  });
}

/**
 * A value as text; of integers all digits.
 * @param {unknown} value
 */
function textOf(value) {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
      // Longer integers JavaScript would print with an exponent.
      return Number.isInteger(value) && Math.abs(value) >= 1e21
        ? String(BigInt(value))
        : String(value);
    case "bigint":
    case "boolean":
      return String(value);
    default:
      return undefined;
  }
}

/**
 * All texts, numbers and booleans of an event, as one field.
 * @param {unknown} event
 */
function anywhere(event) {
  const value = [];
  const pending = [event];
  while (pending.length > 0) {
    const node = pending.pop();
    if (typeof node !== "object") value.push(node);
    else if (node !== null)
      for (const inner of Object.values(node)) pending.push(inner);
  }
  return { value };
}

/**
 * What a field leads to: an own key of just that name, or else one key a step,
 * through the elements of arrays.
 * @param {unknown} event
 * @param {string} field
 */
function valuesOf(event, field) {
  const named = elementsOf(memberOf(event, field));
  if (named.length > 0 || memberOf(event, field) !== undefined) return named;
  return field
    .split(".")
    .reduce(
      (nodes, key) => nodes.flatMap((node) => elementsOf(memberOf(node, key))),
      [event],
    );
}

/**
 * What an object holds under a key of its own.
 * @param {unknown} node
 * @param {string} key
 * @returns {unknown}
 */
function memberOf(node, key) {
  const isObject = typeof node === "object" && node !== null;
  if (!isObject || Array.isArray(node) || !Object.hasOwn(node, key)) return;
  return Reflect.get(node, key);
}

/**
 * The node; of an array its elements, however deep it is nested. Nothing has none.
 * @param {unknown} node
 */
function elementsOf(node) {
  const elements = [];
  const pending = [node];
  while (pending.length > 0) {
    const next = pending.pop();
    if (Array.isArray(next)) for (const inner of next) pending.push(inner);
    else if (next !== undefined) elements.push(next);
  }
  return elements;
}

/**
 * A text as it is, for tests in which case counts.
 * @param {string} text
 */
function cased(text) {
  return text;
}

/**
 * A text in lower case, character by character, so that its length never changes.
 * @param {string} text
 */
function fold(text) {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  return Array.from(text, (character) => {
    const lower = character.toLowerCase();
    return [...lower].length === 1 ? lower : character;
  }).join("");
}
