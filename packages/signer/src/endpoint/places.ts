/** Places for those who are served at once. */
export interface Places {
  /**
   * Does the work at a place of its own. The place is free again once the work itself is over, even where nobody waits
   * for it any more: work that does not stop when told to still holds its photo.
   *
   * @param holder whoever the place is for; `null` where nobody knows.
   */
  hold<Result>(holder: string | null, work: () => Promise<Result>): Promise<Result>;
}

export interface PlacesOptions {
  /** Places in all. */
  readonly most: number;
  /** Places of one holder: whoever takes theirs leaves the others to everybody else. */
  readonly mostPerHolder: number;
  /** Makes what is thrown where there is no place. */
  readonly full: () => Error;
  /** As `full`, where it is the holder who has no further place. */
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
