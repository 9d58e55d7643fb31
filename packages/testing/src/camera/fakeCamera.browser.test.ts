import { afterEach, expect, test, vi } from 'vitest';
import { CAMERA_PROFILES, type CameraProfileName } from './cameraProfiles.ts';
import { cameraScene } from './cameraScenes.ts';
import { fakeCamera, type FakeCamera, fakeCameraScript } from './fakeCamera.ts';

let camera: FakeCamera | undefined;
afterEach(() => {
  camera?.restore();
  camera = undefined;
});

function pretend(profile: CameraProfileName, scene = cameraScene('hold')): FakeCamera {
  camera = fakeCamera({ profile: CAMERA_PROFILES[profile], scene });
  return camera;
}

const ask = (video: MediaTrackConstraints | boolean = true): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({ video });
const devices = (): Promise<readonly MediaDeviceInfo[]> => navigator.mediaDevices.enumerateDevices();

/** What is visible now: 8 by 8 grey values from the middle of the picture. */
async function look(stream: MediaStream): Promise<readonly number[]> {
  const video = Object.assign(document.createElement('video'), { muted: true, srcObject: stream });
  await video.play();
  await new Promise((resolve) => setTimeout(resolve, 250));
  const context = Object.assign(document.createElement('canvas'), { width: 8, height: 8 }).getContext('2d')!;
  const { videoWidth: w, videoHeight: h } = video;
  context.drawImage(video, w / 4, h / 2 - w / 4, w / 2, w / 2, 0, 0, 8, 8);
  const { data } = context.getImageData(0, 0, 8, 8);
  video.pause();
  return Array.from({ length: 64 }, (_, i) => (data[i * 4]! + data[i * 4 + 1]! + data[i * 4 + 2]!) / 3);
}
const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

test('the camera shows its scene, and another one when it changes', async () => {
  const { show } = pretend('phone', cameraScene('no-card'));
  const stream = await ask();
  const table = mean(await look(stream));
  show(cameraScene('hold'));
  await vi.waitFor(async () => expect(mean(await look(stream))).toBeGreaterThan(table + 30));
  show(cameraScene('too-dark'));
  expect(mean(await look(stream))).toBeLessThan(table);
});

test('the script needs nothing but itself: it shows the card, switches its device and answers for it', async () => {
  const script = document.createElement('script');
  script.textContent = fakeCameraScript({ profile: CAMERA_PROFILES.phone, scene: cameraScene('no-card') });
  document.head.append(script);
  script.remove();
  camera = (globalThis as { ktpFakeCamera?: FakeCamera }).ktpFakeCamera!;
  const stream = await ask();
  const table = mean(await look(stream));
  camera.show({ ...cameraScene('glare'), blur: 1 });
  await expect.poll(async () => mean(await look(stream))).toBeGreaterThan(table + 30);
  expect(await devices()).toHaveLength(2);
  stream.getTracks()[0]!.stop();
  expect([camera.liveTracks(), camera.lens()]).toEqual([0, null]);
  camera.become({ profile: CAMERA_PROFILES.denied, scene: cameraScene('hold') });
  camera = (globalThis as { ktpFakeCamera?: FakeCamera }).ktpFakeCamera!;
  await expect(ask()).rejects.toMatchObject({ name: 'NotAllowedError' });
});

test.each<[CameraProfileName, string]>([
  ['denied', 'NotAllowedError'],
  ['dismissed', 'NotAllowedError'],
  ['busy', 'NotReadableError'],
  ['no camera', 'NotFoundError'],
])('%s is refused with %s', async (profile, name) => {
  pretend(profile);
  await expect(ask()).rejects.toMatchObject({ name });
});

test('a denied permission differs from a dismissed prompt', async () => {
  const state = async (): Promise<string> =>
    (await navigator.permissions.query({ name: 'camera' as PermissionName })).state;
  pretend('denied');
  expect(await state()).toBe('denied');
  pretend('dismissed');
  expect(await state()).toBe('prompt');
});

test('labels are listed only after permission, and a lens is chosen by its id', async () => {
  const { lens, settings, liveTracks, asked } = pretend('phone with four lenses');
  expect((await devices()).map(({ label }) => label)).toEqual(['', '', '', '']);
  const first = await ask({ facingMode: 'environment' });
  expect(lens()).toBe('camera2 2, facing back');
  const found = (await devices()).find(({ label }) => label === 'camera2 0, facing back');
  first.getTracks().forEach((track) => track.stop());
  const [track] = (await ask({ deviceId: { exact: found!.deviceId } })).getVideoTracks();
  expect([track?.label, track?.getSettings().facingMode]).toEqual(['camera2 0, facing back', 'environment']);
  expect(track?.getCapabilities()).toMatchObject({ torch: true, zoom: { min: 1, max: 8 } });
  await track?.applyConstraints({ advanced: [{ torch: true, zoom: 2 } as MediaTrackConstraintSet] });
  expect(settings()).toMatchObject({ torch: true, zoom: 2 });
  expect([asked(), liveTracks()]).toEqual([2, 1]);
  track?.stop();
  expect([lens(), liveTracks()]).toEqual([null, 0]);
});

test('black is black; a frozen picture stays as it was', async () => {
  pretend('black');
  expect(Math.max(...(await look(await ask())))).toBeLessThan(20);
  const { freeze, show } = pretend('phone');
  const stream = await ask();
  await vi.waitFor(async () => expect(mean(await look(stream))).toBeGreaterThan(130));
  freeze();
  show(cameraScene('too-dark'));
  expect(mean(await look(stream))).toBeGreaterThan(130);
});

test("the page's surroundings are faked too, a second call replaces the first, and everything is restored", () => {
  const own = [navigator.mediaDevices, navigator.userAgent, isSecureContext];
  const seen = (): unknown[] => [navigator.mediaDevices, navigator.userAgent, isSecureContext];
  pretend('insecure');
  expect(isSecureContext).toBe(false);
  pretend('in-app browser');
  expect([navigator.mediaDevices, isSecureContext]).toEqual([undefined, true]);
  expect(navigator.userAgent).toContain('Instagram');
  camera!.restore();
  camera = undefined;
  expect(seen()).toEqual(own);
});
