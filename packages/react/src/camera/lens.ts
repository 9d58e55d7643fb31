/** A camera of the device. */
export interface KtpLens {
  /** As `enumerateDevices` gives it: another one on every site. */
  readonly deviceId: string;
  /** The browser's name for it, in the language of the device, such as `camera2 0, facing back`. */
  readonly label: string;
}

// Labels are in the language of the device. The words for "back" as Safari and Chrome write them in the languages our
// people are likely to use, and those for lenses that are of no use for a card: they do not focus near, or see too
// much.
const BACK =
  /\bback\b|rear|environment|belakang|trasera|arri[eè]re|posteriore|traseira|rückseit|achter|tagakanan|sau\b|后置|後置|背面|후면|задн|خلف/i;
const FRONT =
  /front|selfie|user|depan|facetime|frontal|avant|anteriore|delantera|vorder|trước|前置|前面|전면|передн|أمام/i;
const POOR =
  /ultra|(?:sangat|super) lebar|telephoto|telefoto|\btele\b|macro|makro|depth|truedepth|infrared|\bir\b|virtual|超广角|超廣角|超広角|望远|望遠|초광각|망원/i;
// By how much it enlarges, with a point or a comma: less than once sees too much, twice and more does not focus near.
const ENLARGES = /(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?) ?[x×](?![\da-z])/i;
// Two or three lenses that iOS changes between by itself, told by words that stand in any order. With two that see
// differently wide, a near card is sharp.
const TWO = /\bdual\b|\bganda\b|dwi ?kamera|kamera dwi/i;
const WIDE = /\bwide\b|\blebar\b/i;
const THREE = /\btriple\b|\btiga\b|tri ?kamera/i;

/** Half or double is another lens than the main one; 0.9 or 1.2 is the main one of some phone. */
const MOST_AWAY = 0.5;

/** How far from once a lens enlarges, where its label says so: 0 for the main one. */
function enlargement(label: string): number | null {
  const times = ENLARGES.exec(label)?.[1];
  return times === undefined ? null : Math.abs(Math.log2(Number(times.replace(',', '.'))));
}

/** Which way a lens faces, as far as its label says. */
export function facingOf(label: string): 'environment' | 'user' | null {
  if (BACK.test(label)) return 'environment';
  return FRONT.test(label) ? 'user' : null;
}

/** How well a lens suits a card at arm's length, by its label alone: the higher the better, below 0 not at all. */
export function labelScore(label: string): number {
  if (facingOf(label) === 'user') return -2;
  const away = enlargement(label);
  if (POOR.test(label) || (away !== null && away >= MOST_AWAY)) return -1;
  if (TWO.test(label) && WIDE.test(label)) return 3;
  if (THREE.test(label)) return 2;
  // Android numbers its lenses; the main one comes first: "camera2 0, facing back".
  const number = /camera2? ?(\d+)/i.exec(label)?.[1];
  return (facingOf(label) === 'environment' ? 1 : 0) + (number === undefined ? 0 : 0.5 / (1 + Number(number)));
}

interface TrackAbilities {
  readonly torch?: boolean;
  readonly focusMode?: readonly string[];
}

/**
 * What a running track can do that a card needs: 1 for a light, 1 for a focus that follows. Ultra-wide lenses have
 * neither.
 */
export function abilityScore(track: MediaStreamTrack): number {
  const { torch, focusMode = [] } = (track.getCapabilities?.() ?? {}) as TrackAbilities;
  return (torch ? 1 : 0) + (focusMode.includes('continuous') || focusMode.includes('single-shot') ? 1 : 0);
}

/** The lenses that may look at a card: those behind where any is known to be there, else all. Best first. */
export function usableLenses(devices: readonly MediaDeviceInfo[]): readonly KtpLens[] {
  const lenses = devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ deviceId, label }));
  const behind = lenses.filter(({ label }) => facingOf(label) === 'environment');
  return (behind.length > 0 ? behind : lenses).toSorted((a, b) => labelScore(b.label) - labelScore(a.label));
}
