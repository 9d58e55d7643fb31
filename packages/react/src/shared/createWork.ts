/** One piece of work at a time: starting another ends the current one. */
export interface Work {
  /** Ends the current work and starts new work. The signal aborts when this work has ended. */
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
