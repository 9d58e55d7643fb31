/** A camera of the device. */
export interface KtpLens {
  /** As `enumerateDevices` gives it: another one on every site. */
  readonly deviceId: string;
  /** The browser's name for it, in the language of the device, such as `camera2 0, facing back`. */
  readonly label: string;
}

// Labels are in the language of the device. The words for "back" as Safari and Chrome write them in the languages our people
// are likely to use, and those for lenses that are of no use for a card: they do not focus near, or see too much.
const BACK =
  /\bback\b|rear|environment|belakang|trasera|arri[eè]re|posteriore|traseira|rückseit|achter|tagakanan|sau\b|后置|後置|背面|후면|задн|خلف/i;
const FRONT =
  /front|selfie|user|depan|facetime|frontal|avant|anteriore|delantera|vorder|trước|前置|前面|전면|передн|أمام/i;
const POOR =
  /ultra[- ]?wide|ultra[- ]?lebar|sangat lebar|super lebar|telephoto|telefoto|\btele\b|macro|makro|depth|truedepth|infrared|\bir\b|virtual|超广角|超廣角|超広角|望远|望遠|초광각|망원/i;
// A pair of lenses that iOS changes between by itself, so that a near card is sharp. Indonesian labels included.
const PAIR = /dual wide|dwikamera lebar|lebar belakang ganda|kamera lebar ganda/i;
const TRIPLE = /triple|tiga|trikamera/i;

/** Which way a lens looks, as far as its label tells. */
export function facingOf(label: string): 'environment' | 'user' | null {
  if (BACK.test(label)) return 'environment';
  return FRONT.test(label) ? 'user' : null;
}

/** How well a lens suits a card at arm's length, by its label alone: the higher the better, below 0 not at all. */
export function labelScore(label: string): number {
  if (facingOf(label) === 'user') return -2;
  if (PAIR.test(label)) return 3;
  if (TRIPLE.test(label)) return 2;
  if (POOR.test(label)) return -1;
  // Android numbers its lenses; the main one comes first: "camera2 0, facing back".
  const number = /camera2? ?(\d+)/i.exec(label)?.[1];
  return (facingOf(label) === 'environment' ? 1 : 0) + (number === undefined ? 0 : 0.5 / (1 + Number(number)));
}

interface TrackAbilities {
  readonly torch?: boolean;
  readonly focusMode?: readonly string[];
}

/** What a running track can do that a card needs: 1 for a light, 1 for a focus that follows. Ultra-wide lenses have neither. */
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
