/** A camera of the device. */
export interface KtpLens {
  /** As given by `enumerateDevices`: different on every site. */
  readonly deviceId: string;
  /** The browser's name for it, in the language of the device, such as `camera2 0, facing back`. */
  readonly label: string;
}

// Labels are in the language of the device. These are the words for "back" in Safari and Chrome in the languages our
// users are likely to have, and those for lenses that are useless for a card: they do not focus near, or see too much.
const BACK =
  /\bback\b|rear|environment|belakang|trasera|arri[eè]re|posteriore|traseira|rückseit|achter|tagakanan|sau\b|后置|後置|背面|후면|задн|خلف/i;
const FRONT =
  /front|selfie|user|depan|facetime|frontal|avant|anteriore|delantera|vorder|trước|前置|前面|전면|передн|أمام/i;
const POOR =
  /ultra|(?:sangat|super) lebar|telephoto|telefoto|\btele\b|macro|makro|depth|truedepth|infrared|\bir\b|virtual|超广角|超廣角|超広角|望远|望遠|초광각|망원/i;
// The magnification, with a point or a comma: below 1 sees too much, and 2 or more does not focus near.
const ENLARGES = /(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?) ?[x×](?![\da-z])/i;
// Two or three lenses that iOS switches between automatically, recognised by words in any order. With two lenses of
// different width, a near card is sharp.
const TWO = /\bdual\b|\bganda\b|dwi ?kamera|kamera dwi/i;
const WIDE = /\bwide\b|\blebar\b/i;
const THREE = /\btriple\b|\btiga\b|tri ?kamera/i;

/** Half or double is not the main lens; 0.9 or 1.2 is the main lens of some phone. */
const MOST_AWAY = 0.5;

/** How far the magnification is from 1, if the label gives it: 0 for the main lens. */
function enlargement(label: string): number | null {
  const times = ENLARGES.exec(label)?.[1];
  return times === undefined ? null : Math.abs(Math.log2(Number(times.replace(',', '.'))));
}

/** Which way a lens faces, if its label says so. */
export function facingOf(label: string): 'environment' | 'user' | null {
  if (BACK.test(label)) return 'environment';
  return FRONT.test(label) ? 'user' : null;
}

/**
 * How well a lens suits a card at arm's length, judging by its label alone: higher is better, below 0 is unsuitable.
 */
export function labelScore(label: string): number {
  if (facingOf(label) === 'user') return -2;
  const away = enlargement(label);
  if (POOR.test(label) || (away !== null && away >= MOST_AWAY)) return -1;
  if (TWO.test(label) && WIDE.test(label)) return 3;
  if (THREE.test(label)) return 2;
  // Android numbers its lenses, and the main one comes first: "camera2 0, facing back".
  const number = /camera2? ?(\d+)/i.exec(label)?.[1];
  return (facingOf(label) === 'environment' ? 1 : 0) + (number === undefined ? 0 : 0.5 / (1 + Number(number)));
}

interface TrackAbilities {
  readonly torch?: boolean;
  readonly focusMode?: readonly string[];
}

/**
 * The abilities a card needs that a running track has: 1 for a light, 1 for continuous focus. Ultra-wide lenses have
 * neither.
 */
export function abilityScore(track: MediaStreamTrack): number {
  const { torch, focusMode = [] } = (track.getCapabilities?.() ?? {}) as TrackAbilities;
  return (torch ? 1 : 0) + (focusMode.includes('continuous') || focusMode.includes('single-shot') ? 1 : 0);
}

/** The usable lenses: those facing back if any is known to, otherwise all. Best first. */
export function usableLenses(devices: readonly MediaDeviceInfo[]): readonly KtpLens[] {
  const lenses = devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ deviceId, label }));
  const behind = lenses.filter(({ label }) => facingOf(label) === 'environment');
  return (behind.length > 0 ? behind : lenses).toSorted((a, b) => labelScore(b.label) - labelScore(a.label));
}
