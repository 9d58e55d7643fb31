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
  /** Gives the page its own camera back. */
  readonly restore: () => void;
}

/**
 * Puts a fake camera into this page: permission, lenses, torch, zoom and picture follow the profile and the scene. The
 * function uses nothing outside itself, so that Playwright can send it into a page: see `withFakeCamera`. A second call
 * replaces the first.
 */
export function fakeCamera(input: FakeCameraInput): FakeCamera {
  (globalThis as { ktpFakeCamera?: FakeCamera }).ktpFakeCamera?.restore();
  const { profile } = input;
  let { scene } = input;
  let asked = 0;
  let frozen = false;
  let open: { lens: CameraLens; settings: Record<string, unknown> } | null = null;
  const live = new Set<MediaStreamTrack>();
  const undo: (() => void)[] = [];
  const card = new Image();
  let laid: HTMLCanvasElement | null = null;

  const replace = (on: object, name: string, value: unknown): void => {
    const before = Object.getOwnPropertyDescriptor(on, name);
    Object.defineProperty(on, name, { configurable: true, get: () => value });
    undo.push(() => {
      if (before) Object.defineProperty(on, name, before);
      else Reflect.deleteProperty(on, name);
    });
  };

  const show = (next: CameraScene): void => {
    scene = next;
    laid = null;
    if (next.card && card.src !== next.card) card.src = next.card;
  };
  show(scene);

  /** The card of this scene, drawn once, with its blur and glare. */
  const layCard = (side: number): HTMLCanvasElement | null => {
    if (!scene.card || !card.complete || card.naturalWidth === 0) return null;
    const w = Math.round(scene.size * side);
    const h = Math.round((w * card.naturalHeight) / card.naturalWidth);
    const room = Math.ceil(scene.blur * 3);
    const canvas = document.createElement('canvas');
    canvas.width = w + 2 * room;
    canvas.height = h + 2 * room;
    const context = canvas.getContext('2d')!;
    if (scene.blur > 0) context.filter = `blur(${scene.blur}px)`;
    context.drawImage(card, room, room, w, h);
    context.filter = 'none';
    if (scene.glare > 0) {
      const spot = context.createRadialGradient(
        room + w * 0.6,
        room + h / 2,
        0,
        room + w * 0.6,
        room + h / 2,
        w * 0.22,
      );
      spot.addColorStop(0, `rgb(255 255 255 / ${scene.glare})`);
      spot.addColorStop(0.5, `rgb(255 255 255 / ${scene.glare})`);
      spot.addColorStop(1, 'rgb(255 255 255 / 0)');
      context.fillStyle = spot;
      context.fillRect(room, room, w, h);
    }
    return canvas;
  };

  /** The table with the card on it. */
  const paint = (context: CanvasRenderingContext2D, at: number): void => {
    const { width, height } = context.canvas;
    context.fillStyle = '#6f5f4f';
    context.fillRect(0, 0, width, height);
    context.fillStyle = '#8a7763';
    for (let y = 0; y < height; y += 90) context.fillRect(0, y, width, 3 + ((y * 7) % 5));
    context.fillStyle = '#d9d4c8';
    context.fillRect(width * 0.04, height * 0.03, width * 0.3, height * 0.12);
    context.fillStyle = '#33302c';
    context.fillRect(width * 0.66, height * 0.88, width * 0.3, 14);
    const side = Math.min(width, height);
    laid ??= layCard(side);
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
  };

  const openLens = (lens: CameraLens): MediaStream => {
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
    open = { lens, settings };
    frozen = false;
    const timer = setInterval(() => {
      if (track.readyState === 'ended') {
        clearInterval(timer);
        live.delete(track);
      } else if (profile.answer === 'black') context.fillRect(0, 0, canvas.width, canvas.height);
      else if (profile.answer === 'granted' && !frozen) paint(context, performance.now());
    }, 66);
    live.add(track);
    const stop = track.stop.bind(track);
    Object.assign(track, {
      stop: () => {
        stop();
        live.delete(track);
        clearInterval(timer);
        if (open?.settings === settings) open = null;
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
  };

  const refuse = (name: string): DOMException => new DOMException('A pretended refusal.', name);
  const getUserMedia = async ({ video }: MediaStreamConstraints): Promise<MediaStream> => {
    asked += 1;
    await new Promise((resolve) => setTimeout(resolve, profile.delay));
    const { answer, lenses } = profile;
    if (answer === 'unanswered') return new Promise(() => {});
    if (answer === 'denied' || answer === 'dismissed') throw refuse('NotAllowedError');
    if (answer === 'busy') throw refuse('NotReadableError');
    const wish = typeof video === 'object' ? (video.deviceId as { readonly exact?: string } | undefined) : undefined;
    const lens = wish?.exact ? lenses.find(({ label }) => label === wish.exact) : lenses[0];
    if (!lens) throw refuse('NotFoundError');
    return openLens(lens);
  };
  // Labels are listed only for pages that have been allowed a camera.
  const enumerateDevices = async (): Promise<unknown[]> =>
    profile.lenses.map(({ label }) => ({
      kind: 'videoinput',
      deviceId: live.size > 0 ? label : '',
      label: live.size > 0 ? label : '',
    }));

  const camera = profile.page !== 'in-app' && profile.page !== 'unsupported';
  replace(navigator, 'mediaDevices', camera ? { getUserMedia, enumerateDevices } : undefined);
  const state = { granted: 'granted', denied: 'denied' }[profile.answer as string] ?? 'prompt';
  replace(navigator, 'permissions', { query: async () => ({ state }) });
  if (profile.page === 'insecure') replace(globalThis, 'isSecureContext', false);
  if (profile.page === 'blocked') replace(document, 'permissionsPolicy', { allowsFeature: () => false });
  if (profile.page === 'in-app') replace(navigator, 'userAgent', `${navigator.userAgent} Instagram 300.0.0`);

  const fake: FakeCamera = {
    show,
    liveTracks: () => live.size,
    asked: () => asked,
    lens: () => open?.lens.label ?? null,
    settings: () => open?.settings ?? {},
    freeze: () => {
      frozen = true;
    },
    restore: () => {
      for (const track of live) track.stop();
      for (const back of undo.toReversed()) back();
    },
  };
  (globalThis as { ktpFakeCamera?: FakeCamera }).ktpFakeCamera = fake;
  return fake;
}
