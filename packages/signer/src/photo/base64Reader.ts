import { createGathering } from '../endpoint/bytes.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const [COLON, COMMA] = [0x3a, 0x2c];
const [BAD, SPACE, PADDING] = [0xff, 0xfe, 0xfd];
const VALUES = new Uint8Array(256).fill(BAD);
for (let i = 0; i < LETTERS.length; i += 1) VALUES[LETTERS.charCodeAt(i)] = i;
for (const space of '\t\n\v\f\r ') VALUES[space.charCodeAt(0)] = SPACE;
VALUES['='.charCodeAt(0)] = PADDING;

/** The letters `data`, as Base64 reads them, and how long the head of a data URL may be. */
const DATA = 0x75_ab_5a;
const LONGEST_HEAD = 200;

/** What came of a text that should be Base64. */
export type Base64Outcome =
  | { readonly is: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly is: 'no-base64' }
  | { readonly is: 'too-large' };

export interface Base64Reader {
  /** Letters of the text, as ASCII. Of what is no Base64, or too much, nothing is kept. */
  push(letters: Uint8Array): void;
  end(): Base64Outcome;
}

/**
 * Decodes Base64 while it arrives, so that the text of it is never held. White space and a data URL's head are tolerated, padding
 * may be missing.
 */
export function createBase64Reader(maxBytes: number): Base64Reader {
  let kept = createGathering();
  let wrong: Exclude<Base64Outcome['is'], 'bytes'> | null = null;
  /** Bits of the letters that make no three bytes yet; how many letters there are in all, and marks of padding behind them. */
  let [bits, letters, padding] = [0, 0, 0];
  /** Letters of a data URL's head, while in it. */
  let head = 0;
  /** What the letters of this push come to. */
  let [out, size] = [new Uint8Array(0), 0];

  function fail(why: typeof wrong): void {
    wrong = why;
    kept = createGathering();
  }

  /** A letter that has no value of six bits. */
  function other(letter: number, value: number): void {
    if (value === PADDING) padding += 1;
    else if (letter !== COLON || letters !== 4 || bits !== DATA) fail('no-base64');
    else [head, letters, size, kept] = [1, 0, 0, createGathering()];
  }

  function inHead(letter: number): void {
    head = letter === COMMA ? 0 : head + 1;
    if (head > LONGEST_HEAD) fail('no-base64');
  }

  /** One letter after another, for whatever is not plain. */
  function slowly(letter: number): void {
    const value = VALUES[letter] ?? BAD;
    if (head > 0) inHead(letter);
    else if (value === SPACE) return;
    else if (value >= PADDING) other(letter, value);
    else if (padding > 0) fail('no-base64');
    else {
      bits = letters % 4 === 0 ? value : (bits << 6) | value;
      letters += 1;
      if (letters % 4 !== 0) return;
      out.set([bits >>> 16, bits >>> 8, bits], size);
      size += 3;
    }
  }

  /** Four plain letters at a time, as long as there are some. */
  function quickly(text: Uint8Array, from: number): number {
    const bytes = out;
    let [at, end, four] = [from, size, bits];
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
    [bits, size] = [four, end];
    letters += at - from;
    return at;
  }

  return {
    push(text) {
      if (wrong) return;
      [out, size] = [new Uint8Array(Math.ceil((text.length * 3) / 4) + 3), 0];
      for (let at = 0; at < text.length;) {
        if (letters % 4 === 0 && padding === 0 && head === 0) at = quickly(text, at);
        if (at < text.length) slowly(text[at] ?? 0);
        if (wrong) return;
        at += 1;
      }
      kept.add(out.subarray(0, size));
      if (kept.length > maxBytes) fail('too-large');
    },
    end() {
      const left = letters % 4;
      if (!wrong && (left === 1 || padding > 2 || head > 0)) fail('no-base64');
      if (!wrong && left === 2) kept.add(Uint8Array.of(bits >>> 4));
      if (!wrong && left === 3) kept.add(Uint8Array.of(bits >>> 10, bits >>> 2));
      if (!wrong && kept.length > maxBytes) fail('too-large');
      return wrong ? { is: wrong } : { is: 'bytes', bytes: kept.bytes() };
    },
  };
}
