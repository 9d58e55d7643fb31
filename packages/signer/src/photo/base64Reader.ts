import { createGathering } from '../endpoint/bytes.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const [COLON, COMMA] = [0x3a, 0x2c];
const [BAD, SPACE, PADDING] = [0xff, 0xfe, 0xfd];
const VALUES = new Uint8Array(256).fill(BAD);
for (let i = 0; i < LETTERS.length; i += 1) VALUES[LETTERS.charCodeAt(i)] = i;
for (const space of '\t\n\v\f\r ') VALUES[space.charCodeAt(0)] = SPACE;
VALUES['='.charCodeAt(0)] = PADDING;

/** The letters `data` read as Base64, and the greatest length of a data URL's head. */
const DATA = 0x75_ab_5a;
const LONGEST_HEAD = 200;

/** The result of a text that should be Base64. */
export type Base64Outcome =
  | { readonly is: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly is: 'no-base64' }
  | { readonly is: 'too-large' };

export interface Base64Reader {
  /** Letters of the text, as ASCII. Nothing is kept of a text that is not Base64, or too long. */
  push(letters: Uint8Array): void;
  end(): Base64Outcome;
}

type Gathering = ReturnType<typeof createGathering>;

/** How far a text has been decoded. */
interface Decoding {
  kept: Gathering;
  /** Why the text is unusable, if it is: then nothing of it is kept. */
  wrong: Exclude<Base64Outcome['is'], 'bytes'> | null;
  /** Bits of letters that do not complete three bytes yet. */
  bits: number;
  /** How many letters there are in all, and how many padding characters after them. */
  letters: number;
  padding: number;
  /** Letters of a data URL's head so far, while inside it. */
  head: number;
  /** The bytes decoded from the letters of this push. */
  out: Uint8Array<ArrayBuffer>;
  size: number;
}

function fail(decoding: Decoding, why: Decoding['wrong']): void {
  decoding.wrong = why;
  decoding.kept = createGathering();
}

/** Takes a letter without a six-bit value: padding, or the colon that ends `data` at the start of a data URL. */
function takeOther(decoding: Decoding, letter: number, value: number): void {
  const { letters, bits } = decoding;
  if (value === PADDING) decoding.padding += 1;
  else if (letter !== COLON || letters !== 4 || bits !== DATA) fail(decoding, 'no-base64');
  else Object.assign(decoding, { head: 1, letters: 0, size: 0, kept: createGathering() });
}

/** Takes a letter of a data URL's head, which ends with a comma. */
function takeHead(decoding: Decoding, letter: number): void {
  decoding.head = letter === COMMA ? 0 : decoding.head + 1;
  if (decoding.head > LONGEST_HEAD) fail(decoding, 'no-base64');
}

/** Takes one letter, whatever it is. */
function takeOne(decoding: Decoding, letter: number): void {
  const value = VALUES[letter] ?? BAD;
  if (decoding.head > 0) takeHead(decoding, letter);
  else if (value === SPACE) return;
  else if (value >= PADDING) takeOther(decoding, letter, value);
  else if (decoding.padding > 0) fail(decoding, 'no-base64');
  else {
    const bits = decoding.letters % 4 === 0 ? value : (decoding.bits << 6) | value;
    decoding.bits = bits;
    decoding.letters += 1;
    if (decoding.letters % 4 !== 0) return;
    decoding.out.set([bits >>> 16, bits >>> 8, bits], decoding.size);
    decoding.size += 3;
  }
}

/** Takes four plain letters at a time, as long as it can. @returns where the next letter is. */
function takeFours(decoding: Decoding, text: Uint8Array, from: number): number {
  const bytes = decoding.out;
  let [at, end, four] = [from, decoding.size, decoding.bits];
  for (; at + 3 < text.length; at += 4) {
    const a = VALUES[text[at] ?? 0] ?? BAD;
    const b = VALUES[text[at + 1] ?? 0] ?? BAD;
    const c = VALUES[text[at + 2] ?? 0] ?? BAD;
    const d = VALUES[text[at + 3] ?? 0] ?? BAD;
    if ((a | b | c | d) > 63) break;
    four = (a << 18) | (b << 12) | (c << 6) | d;
    bytes[end] = four >>> 16;
    bytes[end + 1] = four >>> 8;
    bytes[end + 2] = four;
    end += 3;
  }
  decoding.bits = four;
  decoding.size = end;
  decoding.letters += at - from;
  return at;
}

/** The bytes of the last letters, if they make fewer than three. */
function takeRest(decoding: Decoding): void {
  const { letters, padding, head, bits, kept } = decoding;
  const left = letters % 4;
  if (left === 1 || padding > 2 || head > 0) fail(decoding, 'no-base64');
  else if (left === 2) kept.add(Uint8Array.of(bits >>> 4));
  else if (left === 3) kept.add(Uint8Array.of(bits >>> 10, bits >>> 2));
}

/**
 * Decodes Base64 as it arrives, so that its text is never kept. Tolerates white space, a data URL's head and missing
 * padding.
 */
export function createBase64Reader(maxBytes: number): Base64Reader {
  const decoding: Decoding = {
    kept: createGathering(),
    wrong: null,
    bits: 0,
    letters: 0,
    padding: 0,
    head: 0,
    out: new Uint8Array(0),
    size: 0,
  };
  const checkSize = (): void => {
    if (decoding.kept.length > maxBytes) fail(decoding, 'too-large');
  };
  return {
    push(text) {
      if (decoding.wrong) return;
      decoding.out = new Uint8Array(Math.ceil((text.length * 3) / 4) + 3);
      decoding.size = 0;
      for (let at = 0; at < text.length; at += 1) {
        const { letters, padding, head } = decoding;
        if (letters % 4 === 0 && padding === 0 && head === 0) at = takeFours(decoding, text, at);
        if (at < text.length) takeOne(decoding, text[at] ?? 0);
        if (decoding.wrong) return;
      }
      decoding.kept.add(decoding.out.subarray(0, decoding.size));
      checkSize();
    },
    end() {
      if (!decoding.wrong) takeRest(decoding);
      checkSize();
      const { wrong, kept } = decoding;
      return wrong ? { is: wrong } : { is: 'bytes', bytes: kept.bytes() };
    },
  };
}
