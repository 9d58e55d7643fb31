/** A signal that aborts with another signal, or when time runs out. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Aborts before time runs out. */
  abort(reason: Error): void;
  /**
   * The work is done: releases the timer and the other signal. `AbortSignal.timeout` would hold on to both until its
   * time runs out.
   */
  end(): void;
}

export function startDeadline(outer: AbortSignal, ms: number): Deadline {
  const controller = new AbortController();
  const passOn = (): void => controller.abort(outer.reason);
  const timer = setTimeout(() => {
    controller.abort(new DOMException('The time for this request is over.', 'TimeoutError'));
  }, ms);
  if (outer.aborted) passOn();
  else outer.addEventListener('abort', passOn, { once: true });
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    end() {
      clearTimeout(timer);
      outer.removeEventListener('abort', passOn);
    },
  };
}
