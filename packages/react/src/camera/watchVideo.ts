/** The first picture may take this long; phones that have just woken are slow. */
const START_MS = 8000;
const FROZEN_MS = 3500;
const CHECK_MS = 500;

/** Hears about a video that shows nothing: never started, frozen, or its camera taken away. Returns how to stop listening. */
export function watchVideo(
  video: HTMLVideoElement,
  track: MediaStreamTrack,
  hear: { readonly onPicture: () => void; readonly onStall: () => void },
): () => void {
  let shown = false;
  let over = false;
  let frames = 0;
  let last: number | null = null;
  let since = performance.now();
  // The time of a live video goes on without pictures; only counting these tells a frozen one.
  const counts = typeof video.requestVideoFrameCallback === 'function';
  const count = (): void => {
    frames += 1;
    if (!over) video.requestVideoFrameCallback(count);
  };
  if (counts) video.requestVideoFrameCallback(count);
  const check = (): void => {
    const now = performance.now();
    if (document.hidden) since = now;
    else if ((counts ? frames : video.currentTime) !== last && video.videoWidth > 0 && video.readyState >= 2) {
      last = counts ? frames : video.currentTime;
      since = now;
      if (!shown) hear.onPicture();
      shown = true;
    } else if (now - since > (shown ? FROZEN_MS : START_MS)) stall();
  };
  const stall = (): void => {
    stop();
    hear.onStall();
  };
  const stop = (): void => {
    over = true;
    clearInterval(timer);
    track.removeEventListener('ended', stall);
    video.removeEventListener('loadeddata', check);
    video.removeEventListener('timeupdate', check);
  };
  const timer = setInterval(check, CHECK_MS);
  track.addEventListener('ended', stall);
  video.addEventListener('loadeddata', check);
  video.addEventListener('timeupdate', check);
  check();
  return stop;
}
