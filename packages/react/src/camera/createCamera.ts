import { pause } from '../shared/pause.ts';
import { type KtpCameraFailure, failureBeforeAsking, failureOf } from './cameraFailure.ts';
import { type KtpCameraState, OFF } from './cameraState.ts';
import { createFrameEye, type FrameEye } from './frameEye.ts';
import { hintOf } from './hintOf.ts';
import { type OpenCamera, openStream, stopStream } from './openStream.ts';
import type { Sighting } from './sighting.ts';
import { stabiliseHints } from './stabiliseHints.ts';
import { type KtpCapture, takeStill } from './takeStill.ts';
import { controlsOf, focusAt, setTorch, setZoom } from './trackControls.ts';
import { watchFrames } from './watchFrames.ts';
import { watchSteadiness } from './watchSteadiness.ts';
import { watchVideo } from './watchVideo.ts';

export interface CameraSettings {
  /** Takes the photo by itself once the card has been good for a second. */
  readonly automatic: boolean;
  readonly createWorker: () => Worker;
  /** A photo was taken, by itself or by hand. The camera is off by then. */
  readonly onCapture: (capture: KtpCapture) => void;
}

/** After this long without a photo the person is told of the button. */
const LONG_MS = 20_000;

// The lens a person chose stays chosen for the next photo of this page. Nothing is stored.
let chosenLens: string | null = null;

/**
 * One camera with everything that may happen to it, outside of any framework: a state to subscribe to and what can be done.
 * Every start is a run of its own; what a run that is over still delivers, a late stream above all, is stopped or ignored.
 */
export function createCamera(settings: () => CameraSettings) {
  let state: KtpCameraState = OFF;
  const listeners = new Set<() => void>();
  let run: AbortController | null = null;
  let open: OpenCamera | null = null;
  let eye: FrameEye | null = null;
  let video: HTMLVideoElement | null = null;
  let guide: Element | null = null;
  let restarts = 0;
  let resumes = 0;

  const set = (change: Partial<KtpCameraState>): void => {
    state = { ...state, ...change };
    for (const tell of listeners) tell();
  };
  const close = (): void => {
    run?.abort();
    run = null;
    stopStream(open?.stream);
    open = null;
    eye?.close();
    eye = null;
    if (video) video.srcObject = null;
  };
  const fail = (failure: KtpCameraFailure): void => {
    close();
    set({ ...OFF, status: 'failed', failure });
  };

  /** Opened and silent: tried once more by itself, as a phone that has just woken needs, then said. */
  const stalled = (): void => {
    restarts += 1;
    if (restarts > 1) fail('stalled');
    else void begin(chosenLens);
  };

  const capture = async (): Promise<void> => {
    if (state.status !== 'live' || !open || !video || !eye || !run) return;
    const { signal } = run;
    set({ status: 'capturing', hint: { hint: 'captured', later: false } });
    navigator.vibrate?.(60);
    const still = await takeStill(video, open.track, eye);
    if (signal.aborted) return;
    if (!still) {
      fail('stalled');
      return;
    }
    // Letting go of a camera takes a phone a while; what shows the photo has a task of its own.
    close();
    await pause();
    if ((state as KtpCameraState).status !== 'capturing') return; // stopped meanwhile
    set(OFF);
    settings().onCapture(still);
  };

  const look = (seeing: HTMLVideoElement, signal: AbortSignal): void => {
    const stabilise = stabiliseHints('starting', performance.now());
    const isSteady = watchSteadiness();
    let last: Sighting | null = null;
    void watchFrames(
      seeing,
      () => guide,
      eye!,
      {
        onBlank: stalled,
        onSighting(sighting) {
          if (state.status !== 'live') return;
          const raw = hintOf(sighting, last);
          if (sighting.corners) last = sighting;
          const hint = stabilise(raw, sighting.at);
          if (hint.hint !== state.hint.hint || hint.later !== state.hint.later) set({ hint });
          const steady = isSteady(settings().automatic ? raw : null, sighting.at);
          if (steady && state.hint.hint === 'hold') void capture();
        },
      },
      signal,
    ).then(() => {
      if (!signal.aborted && eye?.isBlind()) set({ blind: true, waitedLong: true });
    });
    const long = setTimeout(() => set({ waitedLong: true }), LONG_MS);
    signal.addEventListener('abort', () => clearTimeout(long));
  };

  /** Shows the open stream in the video, wherever that is by now. */
  const show = (): void => {
    if (!open || !video || !run) return;
    const { signal } = run;
    const { stream, track } = open;
    const seeing = video;
    if (seeing.srcObject !== stream) seeing.srcObject = stream;
    // The attributes start it; where a browser wants to be told, a refusal is no fault: the watch below sees it.
    void seeing.play().catch(() => {});
    const stop = watchVideo(seeing, track, {
      onPicture: () => {
        look(seeing, signal); // before the page changes: where the guide is has been worked out already
        set({ status: 'live' });
      },
      onStall: stalled,
    });
    signal.addEventListener('abort', stop);
  };

  async function begin(lens: string | null): Promise<void> {
    close();
    const mine = new AbortController();
    run = mine;
    set({ ...OFF, status: 'asking' });
    try {
      const opened = await openStream(lens, mine.signal);
      open = opened;
      eye = createFrameEye(settings().createWorker);
      set({ status: 'starting', ...controlsOf(opened.track, opened.lenses), blind: eye.isBlind() });
      show();
    } catch (error) {
      if (mine.signal.aborted) return;
      const failure = await failureOf(error);
      if (!mine.signal.aborted) fail(failure);
    }
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getState: (): KtpCameraState => state,
    setVideo(element: HTMLVideoElement | null): void {
      video = element;
      if (video && open && run) show();
    },
    setGuide(element: Element | null): void {
      guide = element;
    },
    start(): void {
      restarts = 0;
      const failure = failureBeforeAsking();
      if (failure) fail(failure);
      else void begin(chosenLens);
    },
    stop(): void {
      close();
      set(OFF);
    },
    /** Out of sight, out of use: the camera's light goes out. It comes back by itself once, then when it is asked to. */
    hidePage(): void {
      // While the browser asks, or a photo is being taken, what hides the page may be just that.
      if (state.status !== 'live' && state.status !== 'starting') return;
      close();
      set({ ...OFF, status: 'paused' });
    },
    showPage(): void {
      if (state.status !== 'paused' || resumes > 0) return;
      resumes += 1;
      void begin(chosenLens);
    },
    capture: (): void => void capture(),
    switchLens(): void {
      const next = state.lenses[(state.lens + 1) % state.lenses.length];
      if (!next || state.lenses.length < 2) return;
      chosenLens = next.deviceId;
      void begin(chosenLens);
    },
    async setTorch(on: boolean): Promise<void> {
      if (open && state.torch !== null && (await setTorch(open.track, on))) set({ torch: on });
    },
    async setZoom(value: number): Promise<void> {
      const { zoom } = state;
      if (!open || !zoom) return;
      const within = Math.min(zoom.max, Math.max(zoom.min, value));
      if (await setZoom(open.track, within)) set({ zoom: { ...zoom, value: within } });
    },
    focusAt(x: number, y: number): void {
      if (open) void focusAt(open.track, x, y);
    },
  };
}
