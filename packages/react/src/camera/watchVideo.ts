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
  let time = -1;
  let since = performance.now();
  const check = (): void => {
    const now = performance.now();
    if (document.hidden) since = now;
    else if (video.currentTime !== time && video.videoWidth > 0 && video.readyState >= 2) {
      time = video.currentTime;
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
