interface LongTask {
  readonly at: number;
  readonly ms: number;
  /** The part spent in the page's scripts, with the layout they force: the rest is the browser's own. */
  readonly scripts: number;
  readonly by: string;
}

interface Interaction {
  readonly kind: string;
  /** The element that was clicked or typed into. */
  readonly on: string;
  readonly at: number;
  readonly ms: number;
  /** The part before the page's own listeners began. */
  readonly delay: number;
  /** The part spent in the page's own listeners. */
  readonly work: number;
}

/** The page's own record of its responsiveness. */
export interface Watched {
  /** Each click, tap or key until its effect was on the screen: `pointerup`, `keydown` and the like. */
  readonly interactions: readonly Interaction[];
  /** Tasks of 50 ms or more on the page's thread. */
  readonly longTasks: readonly LongTask[];
  /** When frames of the first video were shown. */
  readonly pictures: readonly number[];
}

interface EventTiming extends PerformanceEntry {
  readonly interactionId: number;
  readonly processingStart: number;
  readonly processingEnd: number;
}
interface FrameTiming extends PerformanceEntry {
  readonly scripts: readonly {
    readonly invoker: string;
    readonly sourceURL: string;
    readonly startTime: number;
    readonly duration: number;
  }[];
}

/**
 * Runs in the page before everything else; `ktpWatched` then holds what was seen. The function uses nothing outside
 * itself.
 */
export function watchPage(): void {
  const interactions = new Map<number, Interaction>();
  const longTasks: { at: number; ms: number }[] = [];
  const pictures: number[] = [];
  const frames: FrameTiming[] = [];
  // The element that was clicked may be gone by the time its entry arrives.
  const targets: { at: number; on: string }[] = [];
  const remember = ({ timeStamp: at, target }: Event): void => {
    if (!(target instanceof Element)) return;
    const field = target.closest('[data-field]')?.getAttribute('data-field');
    const pressed = target.closest('button') ?? target;
    const words = pressed.getAttribute('aria-label') ?? pressed.textContent.slice(0, 30);
    targets.push({ at, on: [field, words].filter(Boolean).join(': ') });
  };
  for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, remember, { capture: true });
  // The longest of the events that make up one interaction, as INP counts it.
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as EventTiming[]) {
      if (!entry.interactionId) continue;
      const before = interactions.get(entry.interactionId);
      if (!before || before.ms < entry.duration) {
        const { name: kind, startTime: at, duration: ms, processingStart, processingEnd } = entry;
        const on = targets.findLast((target) => target.at <= at)?.on ?? '';
        const delay = processingStart - at;
        interactions.set(entry.interactionId, { kind, on, at, ms, delay, work: processingEnd - processingStart });
      }
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) longTasks.push({ at: startTime, ms: duration });
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    frames.push(...(list.getEntries() as FrameTiming[]));
  }).observe({ type: 'long-animation-frame', buffered: true });
  const seen = new WeakSet<HTMLVideoElement>();
  const follow = (video: HTMLVideoElement): void => {
    video.requestVideoFrameCallback((now) => {
      pictures.push(now);
      if (video.isConnected) follow(video);
    });
  };
  setInterval(() => {
    const video = document.querySelector('video');
    if (!video || seen.has(video)) return;
    seen.add(video);
    follow(video);
  }, 100);
  const told = ({ at, ms }: { at: number; ms: number }): LongTask => {
    const scripts = frames
      .flatMap((frame) => frame.scripts)
      .filter(({ startTime }) => startTime >= at - 1 && startTime < at + ms)
      .toSorted((a, b) => b.duration - a.duration);
    const by = scripts
      .slice(0, 2)
      .map((one) => `${one.invoker} ${one.sourceURL.split('/').at(-1)} ${Math.round(one.duration)} ms`);
    return { at, ms, scripts: scripts.reduce((sum, { duration }) => sum + duration, 0), by: by.join(', ') };
  };
  Object.assign(globalThis, {
    ktpWatched: (): Watched => ({
      interactions: [...interactions.values()],
      longTasks: longTasks.map(told),
      pictures,
    }),
  });
}
