/**
 * SHA-1 (RFC 3174) of bytes. Written out because Web Crypto is asynchronous and Node's module is not in browsers; it
 * makes identifiers here, nothing that has to withstand an attack.
 */
export function sha1(bytes: Uint8Array): Uint8Array {
  const padded = pad(bytes);
  const view = new DataView(padded.buffer);
  const state = new Uint32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  const words = new Uint32Array(80);
  for (let block = 0; block < padded.length; block += 64) {
    for (let index = 0; index < 16; index++) words[index] = view.getUint32(block + 4 * index);
    for (let index = 16; index < 80; index++) {
      const mixed = word(words, index - 3) ^ word(words, index - 8) ^ word(words, index - 14) ^ word(words, index - 16);
      words[index] = rotate(mixed, 1);
    }
    mix(state, words);
  }
  const digest = new DataView(new ArrayBuffer(20));
  state.forEach((part, index) => digest.setUint32(4 * index, part));
  return new Uint8Array(digest.buffer);
}

/** The bytes, one bit, zeros, and the length in bits: a multiple of 64 bytes. */
function pad(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array((Math.floor((bytes.length + 8) / 64) + 1) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length * 8) >>> 0);
  return padded;
}

function mix(state: Uint32Array, words: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (let round = 0; round < 80; round++) {
    const { value, constant } = choose(round, b, c, d);
    const next = (rotate(a, 5) + value + e + constant + word(words, round)) >>> 0;
    e = d;
    d = c;
    c = rotate(b, 30);
    b = a;
    a = next;
  }
  [a, b, c, d, e].forEach((part, index) => {
    state[index] = word(state, index) + part;
  });
}

function choose(round: number, b: number, c: number, d: number): { readonly value: number; readonly constant: number } {
  if (round < 20) return { value: (b & c) | (~b & d), constant: 0x5a827999 };
  if (round < 40) return { value: b ^ c ^ d, constant: 0x6ed9eba1 };
  if (round < 60) return { value: (b & c) | (b & d) | (c & d), constant: 0x8f1bbcdc };
  return { value: b ^ c ^ d, constant: 0xca62c1d6 };
}

const word = (words: Uint32Array, index: number): number => words[index] ?? 0;

const rotate = (value: number, by: number): number => ((value << by) | (value >>> (32 - by))) >>> 0;
