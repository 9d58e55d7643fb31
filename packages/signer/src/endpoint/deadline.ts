/** A signal that aborts with another, or when its time is over. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Ends the time before it is over. */
  abort(reason: Error): void;
  /**
   * Work is over: forgets the timer and the other signal. `AbortSignal.timeout` would hold on to both until its time
   * has come.
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
