import { pause } from '../shared/pause.ts';
import { type KtpCameraFailure, failureOf } from './cameraFailure.ts';
import { type KtpCameraState, OFF } from './cameraState.ts';
import { createFrameEye, type FrameEye } from './frameEye.ts';
import { hintOf } from './hintOf.ts';
import { type OpenCamera, openStream, stopStream } from './openStream.ts';
import type { Sighting } from './sighting.ts';
import { stabiliseHints } from './stabiliseHints.ts';
import { type KtpCapture, takeStill } from './takeStill.ts';
import { controlsOf } from './trackControls.ts';
import { watchFrames } from './watchFrames.ts';
import { watchSteadiness } from './watchSteadiness.ts';
import { watchVideo } from './watchVideo.ts';

export interface CameraSettings {
  /** Takes the photo automatically once the card has been well placed for a second. */
  readonly automatic: boolean;
  readonly createWorker: () => Worker;
  /** A photo was taken, automatically or by hand. The camera is off by then. */
  readonly onCapture: (capture: KtpCapture) => void;
}

/** An open stream, and what examines its frames. */
interface Opened {
  readonly camera: OpenCamera;
  readonly eye: FrameEye;
}

/**
 * One camera's resources. Every start is a separate run: anything an ended run still delivers, above all a late stream,
 * is stopped or ignored.
 */
export interface CameraRun {
  readonly settings: () => CameraSettings;
  readonly getState: () => KtpCameraState;
  readonly set: (change: Partial<KtpCameraState>) => void;
  abort: AbortController | null;
  opened: Opened | null;
  video: HTMLVideoElement | null;
  guide: Element | null;
  lens: string | null;
  restarts: number;
}

/** After this long without a photo, the person is told about the button. */
const LONG_MS = 20_000;

/** Releases the camera: its light goes out. */
export function close(run: CameraRun): void {
  run.abort?.abort();
  run.abort = null;
  stopStream(run.opened?.camera.stream);
  run.opened?.eye.close();
  run.opened = null;
  if (run.video) run.video.srcObject = null;
}

export function fail(run: CameraRun, failure: KtpCameraFailure): void {
  close(run);
  run.set({ ...OFF, status: 'failed', failure });
}

/** Opened but silent: retried once automatically, which a phone that has just woken needs, then reported. */
function stalled(run: CameraRun): void {
  run.restarts += 1;
  if (run.restarts > 1) fail(run, 'stalled');
  else void begin(run);
}

/** Takes the photo, then releases the camera, then hands the photo over. */
export async function capture(run: CameraRun): Promise<void> {
  const { opened, video, abort } = run;
  if (run.getState().status !== 'live' || !opened || !video || !abort) return;
  run.set({ status: 'capturing', hint: { hint: 'captured', later: false } });
  navigator.vibrate?.(60);
  const still = await takeStill(video, opened.camera.track, opened.eye);
  if (abort.signal.aborted) return;
  if (!still) {
    fail(run, 'stalled');
    return;
  }
  // Releasing a camera takes a phone a while, so showing the photo is a separate task.
  close(run);
  await pause();
  if (run.getState().status !== 'capturing') return; // stopped meanwhile
  run.set(OFF);
  run.settings().onCapture(still);
}

/** Shows the hint for a frame, and decides whether to take it. */
function createOnSighting(run: CameraRun): (sighting: Sighting) => void {
  const stabilise = stabiliseHints('starting', performance.now());
  const isSteady = watchSteadiness();
  let last: Sighting | null = null;
  return (sighting) => {
    const { status, hint: before } = run.getState();
    if (status !== 'live') return;
    const raw = hintOf(sighting, last);
    if (sighting.corners) last = sighting;
    const hint = stabilise(raw, sighting.at);
    if (hint.hint !== before.hint || hint.later !== before.later) run.set({ hint });
    const steady = isSteady(run.settings().automatic ? raw : null, sighting.at);
    if (steady && hint.hint === 'hold') void capture(run);
  };
}

async function look(run: CameraRun, eye: FrameEye, video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  const long = setTimeout(() => run.set({ waitedLong: true }), LONG_MS);
  signal.addEventListener('abort', () => clearTimeout(long));
  const hear = { onBlank: () => stalled(run), onSighting: createOnSighting(run) };
  await watchFrames({ video, guide: () => run.guide }, eye, hear, signal);
  if (!signal.aborted && eye.isBlind()) run.set({ blind: true, waitedLong: true });
}

/** Shows the open stream in the current video element. */
export function show(run: CameraRun): void {
  const { opened, video, abort } = run;
  if (!opened || !video || !abort) return;
  const { stream, track } = opened.camera;
  if (video.srcObject !== stream) video.srcObject = stream;
  // The attributes start it. If a browser wants a call, its refusal is no error: the watch below notices.
  void video.play().catch(() => {});
  const stop = watchVideo(video, track, {
    onPicture: () => {
      void look(run, opened.eye, video, abort.signal); // before the page changes: the guide's place is known by now
      run.set({ status: 'live' });
    },
    onStall: () => stalled(run),
  });
  abort.signal.addEventListener('abort', stop);
}

/** Opens the chosen lens, or the best one for a card. */
export async function begin(run: CameraRun): Promise<void> {
  close(run);
  const { signal } = (run.abort = new AbortController());
  run.set({ ...OFF, status: 'asking' });
  try {
    const camera = await openStream(run.lens, signal);
    const eye = createFrameEye(run.settings().createWorker);
    run.opened = { camera, eye };
    run.set({ status: 'starting', ...controlsOf(camera.track, camera.lenses), blind: eye.isBlind() });
    show(run);
  } catch (error) {
    if (signal.aborted) return;
    const failure = await failureOf(error);
    if (!signal.aborted) fail(run, failure);
  }
}
