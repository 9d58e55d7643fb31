import {
  CAMERA_PROFILES,
  type CameraProfileName,
  cameraScene,
  type CameraSceneName,
  fakeCamera,
  type FakeCamera,
} from '@ktp-ocr/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, userEvent, waitFor } from 'storybook/test';
import { KtpCamera } from './KtpCamera.tsx';

let camera: FakeCamera;

/** A simulated device and the scene before it; both are removed with the story. */
const before = (profile: CameraProfileName, scene: CameraSceneName = 'no-card'): Pick<Story, 'beforeEach'> => ({
  beforeEach: () => {
    camera = fakeCamera({ profile: CAMERA_PROFILES[profile], scene: cameraScene(scene) });
    return () => camera.restore();
  },
});

const meta = {
  component: KtpCamera,
  args: { onCapture: fn(), onFile: fn(), onClose: fn(), shutter: 'manual' },
  // The scenes are for a phone held upright: in a wide window the frame is elsewhere in the picture.
  globals: { viewport: { value: 'mobile2', isRotated: false } },
  decorators: [
    (Story) => (
      <div className="ktp">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof KtpCamera>;
export default meta;
type Story = StoryObj<typeof meta>;

const hint = (name: CameraSceneName | 'starting' | 'covered') =>
  waitFor(() => expect(document.querySelector('.ktp-guide')).toHaveAttribute('data-hint', name));
const shows = (scene: CameraSceneName): Story => ({ ...before('phone', scene), play: async () => hint(scene) });
const fails = (profile: CameraProfileName, title: string): Story => ({
  ...before(profile),
  play: async () => {
    await expect(await screen.findByRole('heading', { name: title })).toHaveFocus();
    await expect(screen.getByRole('button', { name: /Pilih file/ })).toBeVisible();
  },
});

export const NoCard: Story = shows('no-card');
export const TooFar: Story = shows('too-far');
export const TooNear: Story = shows('too-near');
export const OffCentre: Story = shows('off-centre');
export const Turned: Story = shows('turned');
export const Tilted: Story = shows('tilted');
export const Moving: Story = shows('moving');
export const Blurry: Story = shows('blurry');
export const Glare: Story = shows('glare');
export const TooDark: Story = shows('too-dark');
/** No light at all, and nothing to see: a finger, or a cupboard. */
export const Covered: Story = {
  beforeEach: () => {
    camera = fakeCamera({ profile: CAMERA_PROFILES.phone, scene: { ...cameraScene('no-card'), light: 0.02 } });
    return () => camera.restore();
  },
  play: async () => hint('covered'),
};
export const Good: Story = shows('hold');

export const Denied: Story = fails('denied', 'Kamera belum diizinkan');
export const Dismissed: Story = fails('dismissed', 'Kamera belum diizinkan');
export const Busy: Story = fails('busy', 'Kamera sedang dipakai');
export const NoCamera: Story = fails('no camera', 'Kamera tidak ditemukan');
export const Insecure: Story = fails('insecure', 'Kamera perlu koneksi aman');
export const BlockedByTheFrame: Story = fails('blocked by the frame', 'Kamera tidak dibuka di halaman ini');
export const InAppBrowser: Story = fails('in-app browser', 'Kamera tidak tersedia di peramban ini');
export const Unsupported: Story = fails('unsupported', 'Kamera tidak tersedia di peramban ini');

export const Asking: Story = {
  ...before('unanswered'),
  play: async () => expect(await screen.findByText('Izinkan kamera untuk memotret KTP.')).toBeVisible(),
};

/** After a second of a good picture the photo is taken, with the card's corners, and the camera goes off. */
export const TakenByItself: Story = {
  ...before('phone', 'hold'),
  args: { shutter: 'auto' },
  play: async ({ args }) => {
    await waitFor(() => expect(args.onCapture).toHaveBeenCalledOnce());
    await expect(args.onCapture).toHaveBeenCalledWith({ photo: expect.any(Blob), corners: expect.any(Array) });
    await expect(camera.liveTracks()).toBe(0);
  },
};

/** In English, by keyboard: Space takes the photo, T switches the torch, Esc closes. */
export const ByKeyboard: Story = {
  ...before('phone', 'too-far'),
  args: { lang: 'en' },
  play: async ({ args }) => {
    await hint('too-far');
    await expect(screen.getByRole('heading', { name: 'Photograph your KTP' })).toHaveFocus();
    await userEvent.keyboard('t');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Torch' })).toHaveAttribute('aria-pressed', 'true'));
    await expect(camera.settings()).toMatchObject({ torch: true });
    await userEvent.keyboard(' ');
    await waitFor(() => expect(args.onCapture).toHaveBeenCalledOnce());
  },
};

/** The browser starts on the widest lens; one that focuses is found, and the person can still change it. */
export const FourLenses: Story = {
  ...before('phone with four lenses', 'too-far'),
  play: async () => {
    await hint('too-far');
    await expect(camera.lens()).toBe('camera2 0, facing back');
    await userEvent.click(screen.getByRole('button', { name: /Ganti lensa/ }));
    await waitFor(() => expect(camera.lens()).toBe('camera2 2, facing back'));
    await hint('too-far');
    await userEvent.click(screen.getByRole('button', { name: /Ganti lensa/ }));
    await waitFor(() => expect(camera.lens()).toBe('camera2 3, facing back'));
  },
};
