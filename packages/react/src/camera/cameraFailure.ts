/**
 * Why there is no picture, each with its own advice.
 *
 * `denied` the person, or the browser for them, said no · `dismissed` the question was closed without an answer ·
 * `busy` another app holds the camera · `none` there is no camera · `stalled` it was opened and sends nothing ·
 * `insecure` the page came over plain HTTP · `blocked` the page, or the page around it, does not allow cameras
 * (`Permissions-Policy`, or an `<iframe>` without `allow="camera"`) · `in-app` a browser inside another app that has no
 * camera · `unsupported` any other browser without one · `failed` anything else.
 */
export type KtpCameraFailure =
  | 'denied'
  | 'dismissed'
  | 'busy'
  | 'none'
  | 'stalled'
  | 'insecure'
  | 'blocked'
  | 'in-app'
  | 'unsupported'
  | 'failed';

/** Browsers inside other apps, by the names they put into their user agent, and Android's bare WebView (`; wv)`). */
const IN_APP = /FBAN|FBAV|Instagram|Line\/|MicroMessenger|WhatsApp|TikTok|musical_ly|BytedanceWebview|Twitter|; wv\)/i;

interface PolicyDocument {
  readonly permissionsPolicy?: { allowsFeature(name: string): boolean };
  readonly featurePolicy?: { allowsFeature(name: string): boolean };
}

function isAllowedByPolicy(): boolean {
  const { permissionsPolicy, featurePolicy } = document as unknown as PolicyDocument;
  return (permissionsPolicy ?? featurePolicy)?.allowsFeature('camera') ?? true;
}

/** What can be known without asking the person: `null` if the page may ask for a camera. */
export function failureBeforeAsking(): KtpCameraFailure | null {
  if (!globalThis.isSecureContext) return 'insecure';
  if (!navigator.mediaDevices?.getUserMedia) return IN_APP.test(navigator.userAgent) ? 'in-app' : 'unsupported';
  return isAllowedByPolicy() ? null : 'blocked';
}

/**
 * Whether a refusal came from a dismissed prompt: the browser would ask again, which it would not after a real refusal.
 */
async function wouldAskAgain(): Promise<boolean> {
  try {
    const { state } = await navigator.permissions.query({ name: 'camera' as PermissionName });
    return state === 'prompt';
  } catch {
    return false; // this browser does not say what was decided
  }
}

/** What an error of `getUserMedia` means. Names as the standard and older Chromium and WebKit have them. */
export async function failureOf(error: unknown): Promise<KtpCameraFailure> {
  switch ((error as { name?: unknown } | null)?.name) {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
      if (!isAllowedByPolicy()) return 'blocked';
      if (await wouldAskAgain()) return 'dismissed';
      return IN_APP.test(navigator.userAgent) ? 'in-app' : 'denied';
    case 'SecurityError':
      return globalThis.isSecureContext ? 'blocked' : 'insecure';
    case 'NotFoundError':
    case 'DevicesNotFoundError':
      return 'none';
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError':
      return 'busy';
    default:
      return 'failed';
  }
}
