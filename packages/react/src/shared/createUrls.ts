/** Object URLs, revoked as soon as they are no longer shown. */
export interface Urls {
  readonly make: (blob: Blob) => string;
  /** Revokes all others. */
  readonly keep: (shown: readonly (string | null)[]) => void;
}

export function createUrls(): Urls {
  const made = new Set<string>();
  return {
    make(blob) {
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
