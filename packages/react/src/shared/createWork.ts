/** One piece of work at a time: what begins anew ends what was under way. */
export interface Work {
  /** Ends what is under way, and begins. The signal tells when this has ended in its turn. */
  readonly begin: () => AbortSignal;
  readonly end: () => void;
}

export function createWork(): Work {
  let work = new AbortController();
  return {
    begin() {
      work.abort();
      work = new AbortController();
      return work.signal;
    },
    end: () => work.abort(),
  };
}
