import { seededRandom } from '@ktp-ocr/testing/node';

/** A number from 0 to below `n`. */
export type UpTo = (n: number) => number;

/** Whole numbers that are the same for the same seed, on every machine. */
export function seededUpTo(seed: number): UpTo {
  const random = seededRandom(seed);
  return (n) => Math.floor(random() * n);
}

/** One of a list; `undefined` of an empty one. */
export function pick<T>(list: readonly T[], upTo: UpTo): T | undefined {
  return list[upTo(list.length)];
}
