/** Turns the bytes of an input into text, chunk by chunk. */
export interface TextDecoding {
  /** The text of the next bytes; a character that the chunk cuts in two comes with the next one. */
  readonly push: (bytes: Uint8Array) => string;
  /** The rest, after the last bytes. */
  readonly end: () => string;
  /** Whether some bytes were no characters and have been replaced by U+FFFD. */
  readonly isMalformed: () => boolean;
}

/**
 * Decodes UTF-8, or UTF-16 if the input begins with its byte order mark (as Windows PowerShell writes files). The
 * byte order mark is left out. What is malformed is replaced and never throws.
 */
export function decodeText(): TextDecoding {
  let begun: TextDecoding | undefined;
  let head = new Uint8Array(0);
  const begin = (): TextDecoding => {
    const isLittle = head[0] === 0xff && head[1] === 0xfe;
    const isBig = head[0] === 0xfe && head[1] === 0xff;
    return isLittle || isBig ? decodeUtf16(isLittle ? 'utf-16le' : 'utf-16be') : decodeUtf8();
  };
  return {
    push: (bytes) => {
      if (begun !== undefined) return begun.push(bytes);
      head = joined(head, bytes);
      // Three bytes are needed to know that there is no byte order mark.
      if (head.length < 3) return '';
      begun = begin();
      const text = begun.push(head);
      head = new Uint8Array(0);
      return text;
    },
    end: () => {
      if (begun !== undefined) return begun.end();
      begun = begin();
      return begun.push(head) + begun.end();
    },
    isMalformed: () => begun?.isMalformed() ?? false,
  };
}

/**
 * Cuts the chunks between characters by itself: that makes it possible to tell malformed bytes from a genuine U+FFFD,
 * and Node decodes whole texts several times faster than with `stream: true`.
 */
function decodeUtf8(): TextDecoding {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = new Uint8Array(0);
  let isFirst = true;
  let isMalformed = false;

  const decode = (bytes: Uint8Array): string => {
    let text: string;
    try {
      text = strict.decode(bytes);
    } catch {
      isMalformed = true;
      text = lenient.decode(bytes);
    }
    if (!isFirst || text === '') return text;
    isFirst = false;
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  };

  return {
    push: (bytes) => {
      const all = joined(rest, bytes);
      const end = endOfWholeCharacters(all);
      rest = all.slice(end);
      return decode(end === all.length ? all : all.subarray(0, end));
    },
    end: () => decode(rest),
    isMalformed: () => isMalformed,
  };
}

function decodeUtf16(encoding: string): TextDecoding {
  const decoder = new TextDecoder(encoding);
  return {
    push: (bytes) => decoder.decode(bytes, { stream: true }),
    end: () => decoder.decode(),
    isMalformed: () => false,
  };
}

/** The length of `bytes` without the beginning of a UTF-8 sequence at its end. */
function endOfWholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
