import { PHOTO_LIMITS } from '@ktp-ocr/core/kit';
import { poseOf, type Sighting, speedOf } from './sighting.ts';

/** What the person may be told while the camera is running. `hold` means that all is well. */
export type KtpHint =
  | 'starting'
  | 'no-card'
  | 'too-far'
  | 'too-near'
  | 'off-centre'
  | 'cut-off'
  | 'turned'
  | 'tilted'
  | 'moving'
  | 'blurry'
  | 'focusing'
  | 'covered'
  | 'glare'
  | 'too-dark'
  | 'too-bright'
  | 'hold'
  | 'captured';

/**
 * Limits in widths of the guide, degrees, luminance; brightness and blur as measured on frames some 640 pixels wide.
 */
const FAR = 0.74;
const NEAR = 1.1;
const ASIDE = 0.16;
const ANGLE = 12;
const FLATNESS = 0.84;
const SPEED = 0.3;
const DARK_ROOM = 30;
const BLURRED = 0.035;
/** How much sharper one frame must be than the last to show that the lens is focusing. */
const RISING = 1.15;
/** A frame without a card that is this dark and even: something covers the lens, or the room has no light at all. */
const EVEN = 8;
/** A card lost within this time at the edge of the picture is still there, but too near. */
const JUST_LOST_MS = 1500;

function lostHint(now: Sighting, last: Sighting | null): KtpHint {
  if (now.turned) return 'turned';
  const { brightness, contrast } = now.quality;
  if (brightness < DARK_ROOM) return contrast < EVEN ? 'covered' : 'too-dark';
  if (brightness > PHOTO_LIMITS.bright) return 'too-bright';
  const lately = last?.corners && now.at - last.at < JUST_LOST_MS ? poseOf(last.corners) : null;
  return lately && lately.width > 1 ? 'too-near' : 'no-card';
}

/**
 * The one thing that most hinders a good photo, judging by this frame and the last one with a card in it. First the
 * card's position, then its pose, then the light: each makes sense only once those before it are right.
 */
export function hintOf(now: Sighting, last: Sighting | null): KtpHint {
  if (!now.corners) return lostHint(now, last);
  const { width, x, y, angle, flatness } = poseOf(now.corners);
  const { quality, view } = now;
  if (width < FAR) return 'too-far';
  if (width > NEAR) return 'too-near';
  const cut = now.corners.some((c) => c.x < view.left || c.x > view.right || c.y < view.top || c.y > view.bottom);
  if (cut) return 'cut-off';
  if (Math.abs(x) > ASIDE || Math.abs(y) > ASIDE) return 'off-centre';
  if (angle > ANGLE || flatness < FLATNESS) return 'tilted';
  if (quality.brightness < PHOTO_LIMITS.dark) return 'too-dark';
  if (quality.brightness > PHOTO_LIMITS.bright) return 'too-bright';
  if (quality.glare > PHOTO_LIMITS.glare) return 'glare';
  if (last && speedOf(last, now) > SPEED) return 'moving';
  if (quality.sharpness >= BLURRED) return 'hold';
  return last?.corners && quality.sharpness > RISING * last.quality.sharpness ? 'focusing' : 'blurry';
}
