import { CAMERA_PROFILES, type CameraProfile, cameraScene, fakeCamera, type FakeCamera } from '@ktp-ocr/testing';
import { waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { useKtpCamera } from './useKtpCamera.ts';

let camera: FakeCamera;
afterEach(() => camera.restore());

function pretend(profile: CameraProfile): FakeCamera {
  camera = fakeCamera({ profile, scene: cameraScene('no-card') });
  return camera;
}

const nothing = (): void => {};

/** The hook as a page of your own would use it. */
function Own({ onCapture = nothing }: { readonly onCapture?: () => void }) {
  const live = useKtpCamera({ onCapture, shutter: 'manual' });
  return (
    <>
      <video {...live.getVideoProps()} muted width="180" height="320" />
      <p>{[live.status, live.failure, live.mirrored ? 'mirrored' : 'plain'].join(' ')}</p>
      <button type="button" onClick={live.start}>
        Start
      </button>
      <button type="button" onClick={live.capture}>
        Shoot
      </button>
    </>
  );
}
const settle = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('asks for nothing before the start, and once per start', async () => {
  pretend(CAMERA_PROFILES.phone);
  const screen = await render(<Own />);
  await settle(100);
  expect(camera.asked()).toBe(0);
  await screen.getByRole('button', { name: 'Start' }).click();
  await expect.element(screen.getByText('live plain')).toBeVisible();
  expect([camera.asked(), camera.liveTracks()]).toEqual([1, 1]);
});

test('stops a stream that arrives after the page has gone', async () => {
  pretend(CAMERA_PROFILES['slow to allow']);
  const screen = await render(
    <StrictMode>
      <Own />
    </StrictMode>,
  );
  await screen.getByRole('button', { name: 'Start' }).click();
  await expect.element(screen.getByText(/^asking/)).toBeVisible();
  await screen.unmount();
  await settle(2000);
  expect([camera.asked(), camera.liveTracks()]).toEqual([1, 0]);
});

test('keeps one camera open if a second start replaces the first', async () => {
  pretend(CAMERA_PROFILES.phone);
  const screen = await render(<Own />);
  await screen.getByRole('button', { name: 'Start' }).click();
  await screen.getByRole('button', { name: 'Start' }).click();
  await expect.element(screen.getByText('live plain')).toBeVisible();
  expect(camera.liveTracks()).toBe(1);
  await screen.unmount();
  expect(camera.liveTracks()).toBe(0);
});

test('mirrors only the lens that faces the person', async () => {
  pretend(CAMERA_PROFILES['selfie only']);
  const screen = await render(<Own />);
  await screen.getByRole('button', { name: 'Start' }).click();
  await expect.element(screen.getByText('live mirrored')).toBeVisible();
});

test('restarts a frozen camera once automatically, then reports it', async () => {
  pretend(CAMERA_PROFILES.phone);
  const screen = await render(<Own />);
  await screen.getByRole('button', { name: 'Start' }).click();
  await expect.element(screen.getByText('live plain')).toBeVisible();
  camera.freeze();
  await waitFor(() => expect(camera.asked()).toBe(2));
  await expect.element(screen.getByText('live plain')).toBeVisible();
  camera.freeze();
  await expect.element(screen.getByText('failed stalled plain')).toBeVisible();
  expect([camera.asked(), camera.liveTracks()]).toEqual([2, 0]);
}, 60_000);

test('takes a full-resolution JPEG with the shutter, and turns the camera off', async () => {
  pretend(CAMERA_PROFILES.phone);
  const onCapture = vi.fn<(capture: { readonly photo: Blob }) => void>();
  const screen = await render(<Own onCapture={onCapture as never} />);
  await screen.getByRole('button', { name: 'Start' }).click();
  await expect.element(screen.getByText('live plain')).toBeVisible();
  await screen.getByRole('button', { name: 'Shoot' }).click();
  await waitFor(() => expect(onCapture).toHaveBeenCalledOnce());
  const { photo } = onCapture.mock.calls[0]![0];
  const bitmap = await createImageBitmap(photo);
  expect([photo.type, bitmap.width, bitmap.height]).toEqual(['image/jpeg', 720, 1280]);
  expect(camera.liveTracks()).toBe(0);
});
