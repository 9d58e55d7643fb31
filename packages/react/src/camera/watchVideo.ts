/** The longest wait for the first picture; phones that have just woken are slow. */
const START_MS = 8000;
const FROZEN_MS = 3500;
const CHECK_MS = 500;

/**
 * How many pictures the video has shown, or its time if the browser does not count them. The time of a live video goes
 * on without pictures; only a count reveals a frozen one.
 */
function countFrames(video: HTMLVideoElement, signal: AbortSignal): () => number {
  if (typeof video.requestVideoFrameCallback !== 'function') return () => video.currentTime;
  let frames = 0;
  const count = (): void => {
    frames += 1;
    if (!signal.aborted) video.requestVideoFrameCallback(count);
  };
  video.requestVideoFrameCallback(count);
  return () => frames;
}

/**
 * Reports a video that shows nothing: it never started, froze, or lost its camera. Returns a function that stops
 * listening.
 */
export function watchVideo(
  video: HTMLVideoElement,
  track: MediaStreamTrack,
  hear: { readonly onPicture: () => void; readonly onStall: () => void },
): () => void {
  const over = new AbortController();
  const { signal } = over;
  const shownSoFar = countFrames(video, signal);
  let shown = false;
  let last: number | null = null;
  let since = performance.now();
  const stop = (): void => {
    over.abort();
    clearInterval(timer);
  };
  const stall = (): void => {
    stop();
    hear.onStall();
  };
  const check = (): void => {
    const now = performance.now();
    const frames = shownSoFar();
    if (document.hidden) since = now;
    else if (frames !== last && video.videoWidth > 0 && video.readyState >= 2) {
      last = frames;
      since = now;
      if (!shown) hear.onPicture();
      shown = true;
    } else if (now - since > (shown ? FROZEN_MS : START_MS)) stall();
  };
  const timer = setInterval(check, CHECK_MS);
  track.addEventListener('ended', stall, { signal });
  video.addEventListener('loadeddata', check, { signal });
  video.addEventListener('timeupdate', check, { signal });
  check();
  return stop;
}
