import type { KtpCameraState } from './cameraState.ts';
import { facingOf, type KtpLens } from './lens.ts';

interface Abilities {
  readonly torch?: boolean;
  readonly zoom?: { readonly min: number; readonly max: number };
  readonly focusMode?: readonly string[];
}
interface Settings extends MediaTrackSettings {
  readonly zoom?: number;
}

// What the browser claims to support cannot be trusted, but what this track reports can.
const abilitiesOf = (track: MediaStreamTrack): Abilities => (track.getCapabilities?.() ?? {}) as Abilities;

/** What to show for a track that has just been opened. */
export function controlsOf(
  track: MediaStreamTrack,
  lenses: readonly KtpLens[],
): Pick<KtpCameraState, 'torch' | 'zoom' | 'mirrored' | 'lens' | 'lenses'> {
  const { torch, zoom } = abilitiesOf(track);
  const settings = track.getSettings() as Settings;
  const facing = settings.facingMode ?? facingOf(track.label);
  return {
    torch: torch ? false : null,
    zoom: zoom && zoom.max > zoom.min ? { value: settings.zoom ?? zoom.min, min: zoom.min, max: zoom.max } : null,
    mirrored: facing === 'user',
    lenses,
    lens: Math.max(
      0,
      lenses.findIndex(({ deviceId }) => deviceId === settings.deviceId),
    ),
  };
}

async function apply(track: MediaStreamTrack, wish: Record<string, unknown>): Promise<boolean> {
  try {
    await track.applyConstraints({ advanced: [wish as MediaTrackConstraintSet] });
    return true;
  } catch {
    return false;
  }
}

export const setTorch = (track: MediaStreamTrack, on: boolean): Promise<boolean> => apply(track, { torch: on });

export const setZoom = (track: MediaStreamTrack, zoom: number): Promise<boolean> => apply(track, { zoom });

/** Focuses where the person tapped, then continuously again. `x` and `y` are shares of the picture. */
export async function focusAt(track: MediaStreamTrack, x: number, y: number): Promise<void> {
  const { focusMode = [] } = abilitiesOf(track);
  if (!focusMode.includes('single-shot')) return;
  await apply(track, { pointsOfInterest: [{ x, y }], focusMode: 'single-shot' });
  if (focusMode.includes('continuous')) setTimeout(() => void apply(track, { focusMode: 'continuous' }), 2500);
}
