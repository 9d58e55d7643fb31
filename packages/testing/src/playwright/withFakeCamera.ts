import { CAMERA_PROFILES, type CameraProfile, type CameraProfileName } from '../camera/cameraProfiles.ts';
import { type CameraScene, cameraScene, type CameraSceneName } from '../camera/cameraScenes.ts';
import { type FakeCamera, type FakeCameraInput, fakeCameraScript } from '../camera/fakeCamera.ts';
import type { SpecimenPerson } from '../specimen/person.ts';
import type { ContextLike, PageLike } from './likePlaywright.ts';

/** Options of the fake camera, all optional. */
export interface FakeCameraOptions {
  /** What the camera sees. Default `hold`: a card, well placed. */
  readonly scene?: CameraSceneName | CameraScene;
  /** The person on the card of a named scene. Default: `SAMPLE_PERSON`. */
  readonly person?: SpecimenPerson;
}

const sceneOf = (scene: CameraSceneName | CameraScene, person?: SpecimenPerson): CameraScene =>
  typeof scene === 'string' ? cameraScene(scene, person) : scene;

const inputOf = (
  profile: CameraProfileName | CameraProfile,
  { scene = 'hold', person }: FakeCameraOptions,
): FakeCameraInput => ({
  profile: typeof profile === 'string' ? CAMERA_PROFILES[profile] : profile,
  scene: sceneOf(scene, person),
});

/**
 * Gives every page of a context, or a single page, a fake camera: a device, a browser's limits and a person's answer
 * from `CAMERA_PROFILES`, or a profile of your own. Call it before the page opens. Needs no browser flags.
 */
export async function withFakeCamera(
  context: ContextLike,
  profile: CameraProfileName | CameraProfile = 'phone',
  options: FakeCameraOptions = {},
): Promise<void> {
  await context.addInitScript({ content: fakeCameraScript(inputOf(profile, options)) });
}

/** Controls a page's fake camera from outside. */
export interface FakeCameraHandle {
  /** Switches to another device, or another answer, from the page's next request on. */
  become(profile: CameraProfileName | CameraProfile, options?: FakeCameraOptions): Promise<void>;
  /** Shows the camera another scene. */
  show(scene: CameraSceneName | CameraScene, person?: SpecimenPerson): Promise<void>;
  /** Freezes the picture, as some phones do. */
  freeze(): Promise<void>;
  /** Tracks that were opened and not yet stopped: 0 once the camera is off. */
  liveTracks(): Promise<number>;
  /** How often the page requested a camera. */
  asked(): Promise<number>;
  /** The label of the lens in use, or `null`. */
  lens(): Promise<string | null>;
  /** Settings made on the lens in use, for example `torch`. */
  settings(): Promise<Readonly<Record<string, unknown>>>;
}

/** The camera that `withFakeCamera` put into this page. */
export function fakeCameraOf(page: PageLike): FakeCameraHandle {
  const ask = <Name extends keyof FakeCamera>(
    name: Name,
    given: Parameters<FakeCamera[Name]>[0] | null = null,
  ): Promise<ReturnType<FakeCamera[Name]>> =>
    page.evaluate(
      ([called, value]) => {
        const { ktpFakeCamera } = globalThis as { ktpFakeCamera?: Record<string, (value: unknown) => unknown> };
        if (!ktpFakeCamera)
          throw new Error('This page has no pretended camera: call withFakeCamera before it is opened.');
        return ktpFakeCamera[called]!(value);
      },
      [name, given] as [string, unknown],
    ) as Promise<ReturnType<FakeCamera[Name]>>;
  return {
    become: (profile, options = {}) => ask('become', inputOf(profile, options)),
    show: (scene, person) => ask('show', sceneOf(scene, person)),
    freeze: () => ask('freeze'),
    liveTracks: () => ask('liveTracks'),
    asked: () => ask('asked'),
    lens: () => ask('lens'),
    settings: () => ask('settings'),
  };
}
