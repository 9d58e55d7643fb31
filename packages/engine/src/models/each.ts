/**
 * Does some work for every item, one after another: the runtime already spreads each piece over all threads.
 *
 * @throws the signal's reason as soon as it is aborted; no further item is started.
 */
export async function each<T, R>(
  items: readonly T[],
  signal: AbortSignal,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) {
    signal.throwIfAborted();
    results.push(await work(item));
  }
  return results;
}
