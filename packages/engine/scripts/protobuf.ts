// Protocol buffers as they are encoded: just enough to take an ONNX file apart and put it together again, with every
// field in its order.

/**
 * A field as it travels: a number, bytes (a text, a message, a packed list), or a fixed-width number left as its bytes.
 */
export interface Field {
  readonly id: number;
  readonly value: number | Uint8Array;
  /** Bytes without a length prefix: four or eight. */
  readonly fixed?: 1 | 5;
}

const FIXED = { 1: 8, 5: 4 } as const;

function readVarint(bytes: Uint8Array, from: number): readonly [value: number, next: number] {
  let value = 0;
  let at = from;
  for (let factor = 1; ; factor *= 128) {
    const byte = bytes[at]!;
    at += 1;
    value += (byte & 127) * factor;
    if (byte < 128) return [value, at];
  }
}

/** Takes a message apart. */
export function readMessage(bytes: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const next = (): number => {
    const [value, after] = readVarint(bytes, at);
    at = after;
    return value;
  };
  const take = (length: number): Uint8Array => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const key = next();
    const [id, kind] = [key >>> 3, key & 7];
    if (kind === 0) fields.push({ id, value: next() });
    else if (kind === 2) fields.push({ id, value: take(next()) });
    else if (kind === 1 || kind === 5) fields.push({ id, value: take(FIXED[kind]), fixed: kind });
    else throw new Error(`No protocol buffer: a field of kind ${kind} at byte ${at}.`);
  }
  return fields;
}

function varint(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) out.push((rest % 128) | 128);
  return [...out, rest];
}

/** Puts a message together. */
export function writeMessage(fields: readonly Field[]): Uint8Array {
  const parts = fields.flatMap(({ id, value, fixed }) => {
    if (typeof value === 'number') return [Uint8Array.from([...varint(id * 8), ...varint(value)])];
    const length = fixed ? [] : varint(value.length);
    return [Uint8Array.from([...varint(id * 8 + (fixed ?? 2)), ...length]), value];
  });
  return new Uint8Array(Buffer.concat(parts));
}

/** The value of a field that holds bytes. */
export function bytesOf(fields: readonly Field[], id: number): Uint8Array | null {
  const value = fields.find((field) => field.id === id)?.value;
  return value instanceof Uint8Array ? value : null;
}

/** The value of a field that holds a text. */
export function textOf(fields: readonly Field[], id: number): string {
  return new TextDecoder().decode(bytesOf(fields, id) ?? new Uint8Array());
}

/** A field of whole numbers, written one by one or packed. */
export function numbersOf(fields: readonly Field[], id: number): number[] {
  return fields
    .filter((field) => field.id === id)
    .flatMap(({ value }) => {
      if (typeof value === 'number') return [value];
      const list: number[] = [];
      for (let at = 0; at < value.length;) {
        const [number, after] = readVarint(value, at);
        list.push(number);
        at = after;
      }
      return list;
    });
}

export const text = (value: string): Uint8Array => new TextEncoder().encode(value);
