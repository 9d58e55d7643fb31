/** A number from 0 to below `n`. */
export type UpTo = (n: number) => number;

/** Numbers that are the same for the same seed, on every machine. */
export function seeded(seed: number): UpTo {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * n);
  };
}

/** One of a list; `undefined` of an empty one. */
export function pick<T>(list: readonly T[], upTo: UpTo): T | undefined {
  return list[upTo(list.length)];
}
