import type { KtpCameraFailure } from './cameraFailure.ts';
import type { ShownHint } from './stabiliseHints.ts';
import type { KtpLens } from './lens.ts';

/**
 * The state of the camera. `asking`: the browser may be asking the person · `starting`: allowed, no picture yet ·
 * `live` · `capturing`: the photo is being taken · `paused`: stopped because the page was hidden.
 */
export type KtpCameraStatus = 'off' | 'asking' | 'starting' | 'live' | 'capturing' | 'paused' | 'failed';

/** What the camera can do and is doing, apart from its picture. */
export interface KtpCameraState {
  /** What to show: the picture, a wait, or what is wrong. */
  readonly status: KtpCameraStatus;
  /** Why there is no picture, while `status` is `failed`. */
  readonly failure: KtpCameraFailure | null;
  /** The hint on the screen: it changes at most every second and a half. */
  readonly hint: ShownHint;
  /** Some time has passed without an automatic photo: time to mention the button. */
  readonly waitedLong: boolean;
  /** Lenses the person can switch between, best for a card first. Empty until one is open. */
  readonly lenses: readonly KtpLens[];
  /** The index in `lenses` of the one in use. */
  readonly lens: number;
  /** `null` if this lens has no light. */
  readonly torch: boolean | null;
  /** `null` if this lens cannot zoom. */
  readonly zoom: {
    /** The current zoom, in the browser's unit; 1 usually means no zoom. */
    readonly value: number;
    /** The least this lens can do. */
    readonly min: number;
    /** The most this lens can do. */
    readonly max: number;
  } | null;
  /** The lens faces the person, so the picture is mirrored on screen. The photo never is. */
  readonly mirrored: boolean;
  /** There are no live hints and no automatic photo here, only the shutter. */
  readonly blind: boolean;
}

export const OFF: KtpCameraState = {
  status: 'off',
  failure: null,
  hint: { hint: 'starting', later: false },
  waitedLong: false,
  lenses: [],
  lens: 0,
  torch: null,
  zoom: null,
  mirrored: false,
  blind: false,
};
