/** Limits how many requests are served at once. */
export interface Places {
  /**
   * Does the work in a place of its own. The place is free again only when the work itself is over, even if its caller
   * has left: work that does not stop when told to still holds its photo.
   *
   * @param holder the user the place is for; `null` if unknown.
   */
  hold<Result>(holder: string | null, work: () => Promise<Result>): Promise<Result>;
}

export interface PlacesOptions {
  /** Places in all. */
  readonly most: number;
  /** Places of one holder: a holder who uses all of theirs leaves the rest to others. */
  readonly mostPerHolder: number;
  /** Makes the error for when there is no place. */
  readonly full: () => Error;
  /** Like `full`, for when only this holder has no further place. */
  readonly busy?: () => Error;
}

export function createPlaces({ most, mostPerHolder, full, busy = full }: PlacesOptions): Places {
  const holders = new Map<string, number>();
  let taken = 0;

  function change(holder: string | null, by: 1 | -1): void {
    taken += by;
    if (holder === null) return;
    const own = (holders.get(holder) ?? 0) + by;
    if (own > 0) holders.set(holder, own);
    else holders.delete(holder);
  }

  return {
    async hold(holder, work) {
      if (holder !== null && (holders.get(holder) ?? 0) >= mostPerHolder) throw busy();
      if (taken >= most) throw full();
      change(holder, 1);
      try {
        return await work();
      } finally {
        change(holder, -1);
      }
    },
  };
}
