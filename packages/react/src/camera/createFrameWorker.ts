// The .js is deliberate: the compiler leaves addresses alone, and bundlers find the .ts behind it.
export function createFrameWorker(): Worker {
  return new Worker(new URL('./frame.worker.js', import.meta.url), { type: 'module' });
}
