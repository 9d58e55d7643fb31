/**
 * Limits how many pieces of work run at a time. Each gets one of the places, first come, first served; work that is
 * aborted while it waits leaves the queue.
 */
export function createQueue<P>(
  places: readonly P[],
): <T>(work: (place: P) => Promise<T>, signal: AbortSignal) => Promise<T> {
  const free = [...places];
  const waiting: (() => void)[] = [];
  const next = (): void => {
    if (free.length > 0) waiting.shift()?.();
  };
  return (work, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const leave = (): void => {
        const at = waiting.indexOf(start);
        if (at >= 0) waiting.splice(at, 1);
        reject(signal.reason);
      };
      const start = (): void => {
        const place = free.pop()!;
        work(place)
          .then(resolve, reject)
          .finally(() => {
            signal.removeEventListener('abort', leave);
            free.push(place);
            next();
          });
      };
      signal.addEventListener('abort', leave, { once: true });
      waiting.push(start);
      next();
    });
}
