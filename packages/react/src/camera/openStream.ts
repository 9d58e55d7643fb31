import { abilityScore, type KtpLens, labelScore, usableLenses } from './lens.ts';

/** A running camera. */
export interface OpenCamera {
  readonly stream: MediaStream;
  readonly track: MediaStreamTrack;
  /** Every lens that can be used for a card, best first. */
  readonly lenses: readonly KtpLens[];
}

// 1080p is enough for a card in the frame and light enough for a cheap phone; only the still photo needs more. No exact
// size: Chromium would rather crop a picture held upright than give a size other than the requested one.
const SIZE = {
  width: { ideal: 1920 },
  height: { ideal: 1080 },
  resizeMode: { ideal: 'none' },
} as MediaTrackConstraints;
/** Each step asks for less: some devices fail on a wish they could have ignored. */
const LADDER: readonly (MediaTrackConstraints | true)[] = [
  { facingMode: { ideal: 'environment' }, ...SIZE },
  { facingMode: 'environment' },
  true,
];
/** Errors that a lower step may avoid. A person's refusal is an answer, and is not questioned again. */
const WORTH_ANOTHER_STEP = new Set(['OverconstrainedError', 'NotReadableError', 'AbortError', 'TypeError']);
/** Lenses tried one after another in search of one that focuses: each costs the person a moment. */
const MOST_TRIED = 2;

export function stopStream(stream: MediaStream | null | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** One stream or none: a stream that arrives when it is no longer wanted is stopped at once. */
async function ask(video: MediaTrackConstraints | true, signal: AbortSignal): Promise<MediaStream> {
  const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
  if (!signal.aborted) return stream;
  stopStream(stream);
  throw signal.reason;
}

async function askDown(steps: readonly (MediaTrackConstraints | true)[], signal: AbortSignal): Promise<MediaStream> {
  for (const [i, step] of steps.entries()) {
    try {
      return await ask(step, signal);
    } catch (error) {
      const name = (error as { name?: string } | null)?.name ?? '';
      if (signal.aborted || i === steps.length - 1 || !WORTH_ANOTHER_STEP.has(name)) throw error;
    }
  }
  throw new Error('no step to take');
}

const trackOf = (stream: MediaStream): MediaStreamTrack => stream.getVideoTracks()[0]!;

const byDevice = (deviceId: string): readonly MediaTrackConstraints[] => [
  { deviceId: { exact: deviceId }, ...SIZE },
  { deviceId: { exact: deviceId } },
];

/** Lenses worth opening instead of the browser's choice. */
function betterLenses(lenses: readonly KtpLens[], track: MediaStreamTrack): readonly KtpLens[] {
  const now = track.getSettings().deviceId;
  const chosen = labelScore(track.label);
  return lenses
    .filter(({ deviceId, label }) => {
      if (deviceId === now) return false;
      // Better by its label; or as good, if this one has neither a light nor focus.
      return labelScore(label) >= 2 ? labelScore(label) > chosen : labelScore(label) >= 0 && abilityScore(track) < 2;
    })
    .slice(0, MOST_TRIED);
}

/** Leaves the browser's choice if another lens suits a card better. Many Android phones start on the widest. */
async function settleOnLens(first: MediaStream, lenses: readonly KtpLens[], signal: AbortSignal): Promise<MediaStream> {
  let best = first;
  for (const { deviceId, label } of betterLenses(lenses, trackOf(first))) {
    const [ability, score, back] = [abilityScore(trackOf(best)), labelScore(trackOf(best).label), trackOf(best)];
    const before = back.getSettings().deviceId;
    stopStream(best); // most phones open one lens at a time
    const other = await askDown(byDevice(deviceId), signal).catch((error: unknown) => {
      if (signal.aborted) throw error;
      return null;
    });
    const better =
      other && (labelScore(label) >= 2 ? labelScore(label) > score : abilityScore(trackOf(other)) > ability);
    if (better) best = other;
    else {
      stopStream(other);
      best = await askDown([...(before ? byDevice(before) : []), ...LADDER], signal);
    }
    if (labelScore(label) >= 2 || abilityScore(trackOf(best)) === 2) break;
  }
  return best;
}

async function readLenses(): Promise<readonly KtpLens[]> {
  try {
    return usableLenses(await navigator.mediaDevices.enumerateDevices());
  } catch {
    return []; // then there is no choice
  }
}

/**
 * Opens the rear camera, or the requested lens. The person is asked once; everything after that uses what they allowed.
 * Rejects with the error of `getUserMedia`, or with the signal's reason, and then leaves nothing open.
 */
export async function openStream(deviceId: string | null, signal: AbortSignal): Promise<OpenCamera> {
  const wanted = deviceId === null ? LADDER : [...byDevice(deviceId), ...LADDER];
  let stream = await askDown(wanted, signal);
  const lenses = await readLenses();
  if (deviceId === null) stream = await settleOnLens(stream, lenses, signal);
  if (signal.aborted) {
    stopStream(stream);
    throw signal.reason;
  }
  const track = trackOf(stream);
  // Best effort: a camera that cannot do this is left as it is.
  await track
    .applyConstraints?.({ advanced: [{ focusMode: 'continuous' } as MediaTrackConstraintSet] })
    .catch(() => {});
  return { stream, track, lenses };
}
