import type { CameraLens, CameraProfile } from './cameraProfiles.ts';
import type { CameraScene } from './cameraScenes.ts';

export interface FakeCameraInput {
  readonly profile: CameraProfile;
  readonly scene: CameraScene;
}

/** A fake camera in use. */
export interface FakeCamera {
  /** Shows the camera another scene. */
  readonly show: (scene: CameraScene) => void;
  /** Tracks that were opened and not yet stopped: 0 once the camera is off. */
  readonly liveTracks: () => number;
  /** How often the page requested a camera. */
  readonly asked: () => number;
  /** The label of the lens in use, or `null`. */
  readonly lens: () => string | null;
  /** Settings made on the lens in use, for example `torch`. */
  readonly settings: () => Readonly<Record<string, unknown>>;
  /** Freezes the picture, as some phones do. */
  readonly freeze: () => void;
  /** Switches to another device, answer and scene, from the page's next request on. */
  readonly become: (input: FakeCameraInput) => void;
  /** Gives the page its own camera back. */
  readonly restore: () => void;
}

interface OpenLens {
  readonly lens: CameraLens;
  readonly settings: Record<string, unknown>;
}

/** What the functions below share. They use nothing outside this file but types: see `fakeCameraScript`. */
interface Pretence {
  readonly profile: CameraProfile;
  readonly card: HTMLImageElement;
  readonly live: Set<MediaStreamTrack>;
  scene: CameraScene;
  /** The card of this scene with its blur and its glare, drawn once. */
  laid: HTMLCanvasElement | null;
  asked: number;
  frozen: boolean;
  open: OpenLens | null;
}

function showScene(pretence: Pretence, scene: CameraScene): void {
  const { card } = pretence;
  pretence.scene = scene;
  pretence.laid = null;
  if (scene.card && card.src !== scene.card) card.src = scene.card;
}

/** A white spot on the right half of a card of this size. */
function glareSpot(context: CanvasRenderingContext2D, glare: number, w: number, h: number): CanvasGradient {
  const spot = context.createRadialGradient(w * 0.6, h / 2, 0, w * 0.6, h / 2, w * 0.22);
  spot.addColorStop(0, `rgb(255 255 255 / ${glare})`);
  spot.addColorStop(0.5, `rgb(255 255 255 / ${glare})`);
  spot.addColorStop(1, 'rgb(255 255 255 / 0)');
  return spot;
}

/** The card with its blur and its glare; `null` until its picture has loaded. */
function layCard({ card, scene }: Pretence, side: number): HTMLCanvasElement | null {
  if (!scene.card || !card.complete || card.naturalWidth === 0) return null;
  const w = Math.round(scene.size * side);
  const h = Math.round((w * card.naturalHeight) / card.naturalWidth);
  const room = Math.ceil(scene.blur * 3);
  const canvas = document.createElement('canvas');
  canvas.width = w + 2 * room;
  canvas.height = h + 2 * room;
  const context = canvas.getContext('2d')!;
  context.translate(room, room);
  if (scene.blur > 0) context.filter = `blur(${scene.blur}px)`;
  context.drawImage(card, 0, 0, w, h);
  context.filter = 'none';
  if (scene.glare > 0) {
    context.fillStyle = glareSpot(context, scene.glare, w, h);
    context.fillRect(0, 0, w, h);
  }
  return canvas;
}

/** Boards, and two things that lie on them. */
function paintTable(context: CanvasRenderingContext2D): void {
  const { width, height } = context.canvas;
  context.fillStyle = '#6f5f4f';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#8a7763';
  for (let y = 0; y < height; y += 90) context.fillRect(0, y, width, 3 + ((y * 7) % 5));
  context.fillStyle = '#d9d4c8';
  context.fillRect(width * 0.04, height * 0.03, width * 0.3, height * 0.12);
  context.fillStyle = '#33302c';
  context.fillRect(width * 0.66, height * 0.88, width * 0.3, 14);
}

/** The table, the card on it, and the light. */
function paintScene(context: CanvasRenderingContext2D, pretence: Pretence, at: number): void {
  const { width, height } = context.canvas;
  const { scene } = pretence;
  const side = Math.min(width, height);
  paintTable(context);
  pretence.laid ??= layCard(pretence, side);
  const { laid } = pretence;
  if (laid) {
    // A hand is never quite still.
    const swing = (scene.sway * Math.sin(at / 70) + 0.0015 * Math.sin(at / 300)) * scene.size * side;
    context.save();
    context.translate(width / 2 + scene.x * side + swing, height / 2 + scene.y * side);
    context.rotate((scene.tilt * Math.PI) / 180);
    context.drawImage(laid, -laid.width / 2, -laid.height / 2);
    context.restore();
  }
  if (scene.light < 1) {
    context.fillStyle = `rgb(0 0 0 / ${1 - scene.light})`;
    context.fillRect(0, 0, width, height);
  }
}

/** Paints a picture 15 times a second while the track is live. Returns what ends that. */
function keepPainting(context: CanvasRenderingContext2D, track: MediaStreamTrack, pretence: Pretence): () => void {
  const { answer } = pretence.profile;
  const timer = setInterval(() => {
    if (track.readyState === 'ended') end();
    else if (answer === 'black') context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    else if (answer === 'granted' && !pretence.frozen) paintScene(context, pretence, performance.now());
  }, 66);
  const end = (): void => {
    clearInterval(timer);
    pretence.live.delete(track);
  };
  return end;
}

/** Opens a lens: a stream whose track describes itself as that of such a device would. */
function openLens(pretence: Pretence, lens: CameraLens): MediaStream {
  const { profile } = pretence;
  const canvas = document.createElement('canvas');
  canvas.width = profile.width;
  canvas.height = profile.height;
  const context = canvas.getContext('2d')!;
  const stream = canvas.captureStream(profile.answer === 'silent' ? 0 : 15);
  const [track] = stream.getVideoTracks() as [MediaStreamTrack];
  const settings: Record<string, unknown> = {
    deviceId: lens.label,
    ...(lens.facing ? { facingMode: lens.facing } : {}),
    ...(lens.zoom ? { zoom: lens.zoom.min } : {}),
  };
  pretence.open = { lens, settings };
  pretence.frozen = false;
  pretence.live.add(track);
  const endPainting = keepPainting(context, track, pretence);
  const stop = track.stop.bind(track);
  Object.assign(track, {
    stop: () => {
      stop();
      endPainting();
      if (pretence.open?.settings === settings) pretence.open = null;
    },
    getSettings: () => ({ width: profile.width, height: profile.height, ...settings }),
    getCapabilities: () => ({
      ...(lens.torch ? { torch: true } : {}),
      ...(lens.zoom ? { zoom: lens.zoom } : {}),
      ...(lens.focusModes ? { focusMode: lens.focusModes } : {}),
    }),
    applyConstraints: async ({ advanced = [] }: MediaTrackConstraints) => {
      for (const wish of advanced) Object.assign(settings, wish);
    },
  });
  Object.defineProperty(track, 'label', { value: lens.label });
  return stream;
}

/** Answers the page's request as device, browser and person do. */
async function answerPage(pretence: Pretence, { video }: MediaStreamConstraints): Promise<MediaStream> {
  const { answer, lenses, delay } = pretence.profile;
  const refuse = (name: string): DOMException => new DOMException('A refusal by the fake camera.', name);
  pretence.asked += 1;
  await new Promise((resolve) => setTimeout(resolve, delay));
  if (answer === 'unanswered') return new Promise(() => {});
  if (answer === 'denied' || answer === 'dismissed') throw refuse('NotAllowedError');
  if (answer === 'busy') throw refuse('NotReadableError');
  const wish = typeof video === 'object' ? (video.deviceId as { readonly exact?: string } | undefined) : undefined;
  const lens = wish?.exact ? lenses.find(({ label }) => label === wish.exact) : lenses[0];
  if (!lens) throw refuse('NotFoundError');
  return openLens(pretence, lens);
}

/** Labels are told only to pages that were allowed a camera. */
function listDevices({ profile, live }: Pretence): readonly unknown[] {
  const isAllowed = live.size > 0;
  return profile.lenses.map(({ label }) => ({
    kind: 'videoinput',
    deviceId: isAllowed ? label : '',
    label: isAllowed ? label : '',
  }));
}

/** Replaces what a page sees of cameras and of its surroundings. Returns what gives it its own back. */
function pretendSurroundings(pretence: Pretence): () => void {
  const { page, answer } = pretence.profile;
  const undo: (() => void)[] = [];
  const replace = (on: object, name: string, value: unknown): void => {
    const before = Object.getOwnPropertyDescriptor(on, name);
    Object.defineProperty(on, name, { configurable: true, get: () => value });
    undo.push(() => {
      if (before) Object.defineProperty(on, name, before);
      else Reflect.deleteProperty(on, name);
    });
  };
  const mediaDevices = {
    getUserMedia: (wanted: MediaStreamConstraints) => answerPage(pretence, wanted),
    enumerateDevices: async () => listDevices(pretence),
  };
  const hasCamera = page !== 'in-app' && page !== 'unsupported';
  replace(navigator, 'mediaDevices', hasCamera ? mediaDevices : undefined);
  const state = answer === 'granted' || answer === 'denied' ? answer : 'prompt';
  replace(navigator, 'permissions', { query: async () => ({ state }) });
  if (page === 'insecure') replace(globalThis, 'isSecureContext', false);
  if (page === 'blocked') replace(document, 'permissionsPolicy', { allowsFeature: () => false });
  if (page === 'in-app') replace(navigator, 'userAgent', `${navigator.userAgent} Instagram 300.0.0`);
  return () => {
    for (const back of undo.toReversed()) back();
  };
}

/**
 * Puts a fake camera into this page: permission, lenses, torch, zoom and picture follow the profile and the scene. A
 * second call replaces the first. For a page that Playwright drives, see `withFakeCamera`.
 */
export function fakeCamera({ profile, scene }: FakeCameraInput): FakeCamera {
  (globalThis as { ktpFakeCamera?: FakeCamera }).ktpFakeCamera?.restore();
  const live = new Set<MediaStreamTrack>();
  const pretence: Pretence = {
    profile,
    card: new Image(),
    live,
    scene,
    laid: null,
    asked: 0,
    frozen: false,
    open: null,
  };
  showScene(pretence, scene);
  const restore = pretendSurroundings(pretence);
  const fake: FakeCamera = {
    show: (next) => showScene(pretence, next),
    liveTracks: () => live.size,
    asked: () => pretence.asked,
    lens: () => pretence.open?.lens.label ?? null,
    settings: () => pretence.open?.settings ?? {},
    freeze: () => {
      pretence.frozen = true;
    },
    become: (next) => void fakeCamera(next),
    restore: () => {
      for (const track of live) track.stop();
      restore();
    },
  };
  (globalThis as { ktpFakeCamera?: FakeCamera }).ktpFakeCamera = fake;
  return fake;
}

const PARTS: readonly ((...given: never[]) => unknown)[] = [
  ...[showScene, glareSpot, layCard, paintTable, paintScene, keepPainting, openLens],
  ...[answerPage, listDevices, pretendSurroundings, fakeCamera],
];

/**
 * The fake camera as the text of a script: every function above, and a call. For a page that shares no code with us.
 */
export function fakeCameraScript(input: FakeCameraInput): string {
  return `(() => {\n${PARTS.map(String).join('\n')}\n${fakeCamera.name}(${JSON.stringify(input)});\n})();`;
}
