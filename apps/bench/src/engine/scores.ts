import { newScore, type Score } from './score.ts';

/** Scores by what was measured, such as `clean` or `glare, strong`. */
export interface Scores {
  readonly by: ReadonlyMap<string, Score>;
  /** The score of that name, initially empty. */
  readonly of: (key: string) => Score;
}

export function scores(): Scores {
  const by = new Map<string, Score>();
  return {
    by,
    of: (key) => {
      const score = by.get(key) ?? newScore();
      by.set(key, score);
      return score;
    },
  };
}
