/** Lets one piece of work run at a time, first come first served; whoever is aborted while waiting leaves the line. */
export function createQueue(): <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work, signal) => {
    const turn = last.then(() => {
      signal.throwIfAborted();
      return work();
    });
    last = turn.catch(() => undefined);
    return new Promise((resolve, reject) => {
      const leave = (): void => reject(signal.reason);
      if (signal.aborted) leave();
      else signal.addEventListener('abort', leave, { once: true });
      turn.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  };
}
