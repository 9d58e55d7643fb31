/** One lens of a fake device, as `enumerateDevices` and its track would describe it. */
export interface CameraLens {
  /** Its name for people, which is also its `deviceId`: two lenses of one device need different ones. */
  readonly label: string;
  /** Facing away from the person or towards them, as the track's `facingMode` says; `null` if it does not say. */
  readonly facing: 'environment' | 'user' | null;
  /** Whether it has a light. Default no. */
  readonly torch?: boolean;
  /** Its zoom range. Default: none. */
  readonly zoom?: {
    /** The least zoom, at which it starts. */
    readonly min: number;
    /** The most zoom. */
    readonly max: number;
  };
  /** Values of the track's capability `focusMode`, such as `continuous`. Default: the track does not list any. */
  readonly focusModes?: readonly string[];
}

/** What a device, a browser and a person do when a page wants a camera. Plain data. */
export interface CameraProfile {
  /**
   * How the permission prompt ends. `unanswered` it stays open · `silent` access is granted, but no picture comes ·
   * `black` the picture is black.
   */
  readonly answer: 'granted' | 'denied' | 'dismissed' | 'unanswered' | 'busy' | 'none' | 'silent' | 'black';
  /** The page's surroundings. `in-app` a browser inside another app, without a camera. */
  readonly page: 'plain' | 'insecure' | 'blocked' | 'in-app' | 'unsupported';
  /** Pixels across the picture, as the device is held. */
  readonly width: number;
  /** Pixels down it. */
  readonly height: number;
  /** The first one is what the browser opens for a rear camera. */
  readonly lenses: readonly CameraLens[];
  /** Milliseconds until the answer. */
  readonly delay: number;
}

const PHONE: CameraProfile = {
  answer: 'granted',
  page: 'plain',
  width: 720,
  height: 1280,
  delay: 20,
  lenses: [
    { label: 'camera2 0, facing back', facing: 'environment', torch: true, focusModes: ['continuous', 'single-shot'] },
    { label: 'camera2 1, facing front', facing: 'user' },
  ],
};

const AUTOFOCUS = ['manual', 'single-shot', 'continuous'] as const;

/** Devices and troubles seen in practice, to pass to `fakeCamera`. */
export const CAMERA_PROFILES = {
  phone: PHONE,
  'phone held across': { ...PHONE, width: 1280, height: 720 },
  /** The browser starts on the widest of four lenses, which does not focus close up. */
  'phone with four lenses': {
    ...PHONE,
    lenses: [
      { label: 'camera2 2, facing back', facing: 'environment', focusModes: ['fixed'] },
      { label: 'camera2 1, facing front', facing: 'user' },
      {
        label: 'camera2 0, facing back',
        facing: 'environment',
        torch: true,
        focusModes: AUTOFOCUS,
        zoom: { min: 1, max: 8 },
      },
      { label: 'camera2 3, facing back', facing: 'environment', focusModes: ['fixed'] },
    ],
  },
  /** Labels in the phone's language. */
  'iPhone in Indonesian': {
    ...PHONE,
    lenses: [
      { label: 'Kamera Belakang', facing: 'environment', torch: true },
      { label: 'Kamera Depan', facing: 'user' },
      { label: 'Kamera Ultra Lebar Belakang', facing: 'environment' },
      { label: 'Kamera Lebar Belakang Ganda', facing: 'environment', torch: true },
      { label: 'Kamera Telefoto Belakang', facing: 'environment' },
    ],
  },
  'selfie only': { ...PHONE, lenses: [{ label: 'Kamera Depan', facing: 'user' }] },
  laptop: { ...PHONE, width: 1280, height: 720, lenses: [{ label: 'Integrated Camera (04f2:b6d9)', facing: null }] },
  denied: { ...PHONE, answer: 'denied' },
  dismissed: { ...PHONE, answer: 'dismissed' },
  unanswered: { ...PHONE, answer: 'unanswered' },
  busy: { ...PHONE, answer: 'busy' },
  'no camera': { ...PHONE, answer: 'none', lenses: [] },
  silent: { ...PHONE, answer: 'silent' },
  black: { ...PHONE, answer: 'black' },
  'slow to allow': { ...PHONE, delay: 1500 },
  insecure: { ...PHONE, page: 'insecure' },
  'blocked by the frame': { ...PHONE, page: 'blocked' },
  'in-app browser': { ...PHONE, page: 'in-app' },
  unsupported: { ...PHONE, page: 'unsupported' },
} as const satisfies Readonly<Record<string, CameraProfile>>;

/** A name of `CAMERA_PROFILES`. */
export type CameraProfileName = keyof typeof CAMERA_PROFILES;
