import { isRecord } from '../endpoint/isRecord.ts';
import { type Base64Outcome, createBase64Reader } from './base64Reader.ts';

/** The API's own request in its parts. */
export interface ApiBody {
  /** The members beside the photo, not interpreted; `ImageBase64` only if it is not a text. */
  readonly members: Readonly<Record<string, unknown>>;
  /** The result of `ImageBase64`; `null` if it is missing or not a text. An empty text is no bytes. */
  readonly image: Base64Outcome | null;
}

export interface ApiBodyReader {
  push(chunk: Uint8Array): void;
  /** @throws the error made by `unreadable`. */
  end(): ApiBody;
}

/** Bytes beside the photo: an address, a scene, a word or two. */
const MOST_BESIDE = 16 * 1024;
const IMAGE = 'ImageBase64';
const [QUOTE, BACKSLASH, COLON, OPEN, LIST] = [0x22, 0x5c, 0x3a, 0x7b, 0x5b];
const ESCAPED: Readonly<Record<string, number>> = { '/': 0x2f, n: 0x0a, r: 0x0d, t: 0x09 };
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
/** The byte order mark that some runtimes put before their UTF-8. */
const MARK: ReadonlySet<number> = new Set([0xef, 0xbb, 0xbf]);

/** The text of `ImageBase64` as it arrives, with escapes undone: PHP writes every slash as `\/`. */
function createImageText(maxBytes: number) {
  const base64 = createBase64Reader(maxBytes);
  let escaped = false;
  /** Hexadecimal digits of a `\u` still to come, and their value so far. */
  let [digits, code] = [0, 0];

  /**
   * The letter an escape stands for; 0, which is not Base64, if that is not ASCII; `null` if more of the escape is to
   * come.
   */
  function unescaped(byte: number): number | null {
    const letter = String.fromCharCode(byte);
    if (digits > 0) {
      code = code * 16 + Number.parseInt(letter, 16);
      digits -= 1;
    } else if (letter === 'u') [digits, code] = [4, 0];
    else code = ESCAPED[letter] ?? 0;
    escaped = digits > 0;
    return escaped ? null : code < 0x80 ? code : 0;
  }

  return {
    /** @returns where the text ends in this chunk, at its closing quote; -1 if it continues. */
    push(chunk: Uint8Array, from: number): number {
      let plain = from;
      while (plain < chunk.length && chunk[plain] !== QUOTE && chunk[plain] !== BACKSLASH) plain += 1;
      if (!escaped && (plain === chunk.length || chunk[plain] === QUOTE)) {
        base64.push(chunk.subarray(from, plain));
        return plain === chunk.length ? -1 : plain;
      }
      const letters = new Uint8Array(chunk.length - from);
      let [count, end] = [0, -1];
      for (let at = from; at < chunk.length && end < 0; at += 1) {
        const byte = chunk[at] ?? 0;
        if (!escaped && byte === QUOTE) end = at;
        else if (!escaped && byte === BACKSLASH) escaped = true;
        else {
          const letter = escaped ? unescaped(byte) : byte;
          if (letter !== null) {
            letters[count] = letter;
            count += 1;
          }
        }
      }
      base64.push(letters.subarray(0, count));
      return end;
    },
    end: base64.end,
  };
}

/** How far a body has been taken apart. */
interface Parting {
  readonly maxBytes: number;
  readonly unreadable: () => Error;
  /** The text beside the photo. */
  readonly beside: Uint8Array<ArrayBuffer>;
  length: number;
  /** Bytes that are not part of the photo, including white space. */
  seen: number;
  image: ReturnType<typeof createImageText> | null;
  place: 'start' | 'between' | 'text' | 'image';
  escaped: boolean;
  isValue: boolean;
  /** Where the last text began, and what it was. */
  began: number;
  last: string;
}

function keep(parting: Parting, byte: number): void {
  if (parting.length >= MOST_BESIDE) throw parting.unreadable();
  parting.beside[parting.length] = byte;
  parting.length += 1;
}

/** Takes a byte outside every text: the punctuation of the single object. */
function takeBetween(parting: Parting, byte: number): void {
  const { place, unreadable } = parting;
  parting.seen += 1;
  if (parting.seen > MOST_BESIDE) throw unreadable();
  if (isSpace(byte) || (place === 'start' && MARK.has(byte))) return;
  if (byte === LIST || (byte === OPEN) !== (place === 'start')) throw unreadable();
  parting.place = 'between';
  keep(parting, byte);
  if (byte === QUOTE) beginText(parting);
  parting.isValue = byte === COLON;
}

function beginText(parting: Parting): void {
  parting.began = parting.length;
  parting.place = 'text';
  if (!parting.isValue || parting.last !== IMAGE) return;
  if (parting.image) throw parting.unreadable(); // twice
  parting.place = 'image';
  parting.image = createImageText(parting.maxBytes);
}

/** Takes a byte of a text that is not the photo. */
function takeText(parting: Parting, byte: number): void {
  keep(parting, byte);
  if (parting.escaped) parting.escaped = false;
  else if (byte === BACKSLASH) parting.escaped = true;
  else if (byte === QUOTE) {
    const { beside, began, length } = parting;
    parting.last = String.fromCharCode(...beside.subarray(began, Math.min(length - 1, began + IMAGE.length + 1)));
    parting.place = 'between';
  }
}

/** @returns where the chunk continues after the photo's text. */
function takeImage(parting: Parting, chunk: Uint8Array, from: number): number {
  const end = parting.image?.push(chunk, from) ?? -1;
  if (end < 0) return chunk.length;
  keep(parting, QUOTE);
  parting.place = 'between';
  return end + 1;
}

/**
 * Reads the API's own request, `{"ImageBase64": "…", …}`, as it arrives, and cheaply whatever arrives: one object with
 * nothing nested in it, a few kilobytes beside the photo, and the photo decoded on the fly. As soon as it is anything
 * else, it throws the error of `unreadable`.
 */
export function createApiBodyReader(maxBytes: number, unreadable: () => Error): ApiBodyReader {
  const beside = new Uint8Array(MOST_BESIDE);
  const nothing = { length: 0, seen: 0, image: null, place: 'start', escaped: false, isValue: false } as const;
  const parting: Parting = { maxBytes, unreadable, beside, ...nothing, began: 0, last: '' };
  return {
    push(chunk) {
      for (let at = 0; at < chunk.length;) {
        if (parting.place === 'image') {
          at = takeImage(parting, chunk, at);
          continue;
        }
        const take = parting.place === 'text' ? takeText : takeBetween;
        take(parting, chunk[at] ?? 0);
        at += 1;
      }
    },
    end() {
      const { length, image } = parting;
      const members = parsed(beside.subarray(0, length), unreadable);
      if (!image) return { members, image: null };
      const { [IMAGE]: _, ...others } = members;
      return { members: others, image: image.end() };
    },
  };
}

function parsed(text: Uint8Array, unreadable: () => Error): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
  } catch {
    // The parser's own message may quote the body.
  }
  if (isRecord(value)) return value;
  throw unreadable();
}
