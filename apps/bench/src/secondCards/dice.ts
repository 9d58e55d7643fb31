import { seeded } from '../seeded.ts';

/** Chance, the same for the same seed. */
export interface Dice {
  /** A whole number from 0 to below `n`. */
  upTo(n: number): number;
  between(low: number, high: number): number;
  chance(share: number): boolean;
  pick<const List extends readonly [unknown, ...(readonly unknown[])]>(list: List): List[number];
}

const FINE = 1_000_003;

/** Neighbouring seeds are spread first: the generator's first numbers would be alike. */
export function diceOf(seed: number): Dice {
  const upTo = seeded(Math.imul(seed + 1, 0x9e3779b1) ^ 0x5bd1e995);
  const share = (): number => upTo(FINE) / FINE;
  return {
    upTo,
    between: (low, high) => low + share() * (high - low),
    chance: (part) => share() < part,
    pick: (list) => list[upTo(list.length)] ?? list[0],
  };
}
