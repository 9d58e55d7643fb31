import type { Frame } from './frame.ts';

/** A line whose squared deviation stays below this holds no picture. */
const FLAT = 9;
/** One line in this many may be flat in any photo. */
const FEW = 50;

/**
 * Whether lines across or down a picture have one colour from end to end, as decoders leave them if data is missing.
 * Walls, tables and paper may look the same. Green is enough, because all colours of a photo vary together.
 */
export function hasFlatBands({ data, width }: Frame): boolean {
  const row = width * 4;
  const isBanded = (end: number, line: number, length: number, step: number): boolean => {
    let flat = 0;
    for (let start = 1; start < end; start += line) {
      let at = start;
      while (at < start + length && (data[at]! - data[start]!) ** 2 < FLAT) at += step;
      if (at >= start + length) flat += line;
    }
    return flat > end / FEW;
  };
  return isBanded(data.length, row, row, 4) || isBanded(row, 4, data.length, row);
}
