/** Object URLs, revoked as soon as they are no longer shown. */
export interface Urls {
  readonly make: (blob: Blob) => string;
  /** Revokes all others. */
  readonly keep: (shown: readonly (string | null)[]) => void;
}

/** The Node DOM of tests may lack object URLs, but shows nothing anyway. */
const canMake = (): boolean => typeof URL.createObjectURL === 'function';

export function createUrls(): Urls {
  const made = new Set<string>();
  return {
    make(blob) {
      if (!canMake()) return 'data:,';
      const url = URL.createObjectURL(blob);
      made.add(url);
      return url;
    },
    keep(shown) {
      for (const url of made) {
        if (shown.includes(url)) continue;
        URL.revokeObjectURL(url);
        made.delete(url);
      }
    },
  };
}
