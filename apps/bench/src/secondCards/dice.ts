/** Chance, the same for the same seed. */
export interface Dice {
  /** A whole number from 0 to below `n`. */
  upTo(n: number): number;
  between(low: number, high: number): number;
  chance(share: number): boolean;
  pick<const List extends readonly [unknown, ...(readonly unknown[])]>(list: List): List[number];
}

/**
 * Numbers from 0 to below `n`, the same for the same seed on every machine. All other code uses `seededRandom` of
 * `@ktp-ocr/testing`; these cards share nothing with those the packages are tested on, not even their generator.
 */
function seeded(seed: number): (n: number) => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * n);
  };
}

const FINE = 1_000_003;

/** Neighbouring seeds are spread out first: the generator's first numbers would otherwise be alike. */
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
