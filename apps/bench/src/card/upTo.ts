import { seededRandom } from '@ktp-ocr/testing/node';

/** A number from 0 to below `n`. */
export type UpTo = (n: number) => number;

/** Whole numbers, the same for the same seed on every machine. */
export function seededUpTo(seed: number): UpTo {
  const random = seededRandom(seed);
  return (n) => Math.floor(random() * n);
}

/** A random item of a list; `undefined` if it is empty. */
export function pick<T>(list: readonly T[], upTo: UpTo): T | undefined {
  return list[upTo(list.length)];
}
