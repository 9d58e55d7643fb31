/** Places for those who are served at once. */
export interface Places {
  /**
   * Does the work at a place of its own. The place is free again once the work itself is over, even where nobody waits for it any
   * more: work that does not stop when told to still holds its photo.
   */
  hold<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** @param full makes what is thrown where there is no place. */
export function createPlaces(most: number, full: () => Error): Places {
  let taken = 0;
  return {
    async hold(work) {
      if (taken >= most) throw full();
      taken += 1;
      try {
        return await work();
      } finally {
        taken -= 1;
      }
    },
  };
}
