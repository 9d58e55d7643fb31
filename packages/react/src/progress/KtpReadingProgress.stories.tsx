import { inventPerson, specimenSvg } from '@ktp-ocr/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { KtpReadingProgress } from './KtpReadingProgress.tsx';

const meta = {
  component: KtpReadingProgress,
  args: {
    photoUrl: `data:image/svg+xml,${encodeURIComponent(specimenSvg(inventPerson(5)))}`,
    runsOn: 'server',
    progress: { stage: 'preparing' },
    onCancel: fn(),
  },
  decorators: [
    (Story) => (
      <div className="ktp">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof KtpReadingProgress>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Preparing: Story = {};
export const Sending: Story = {
  args: { progress: { stage: 'sending', sent: 184_320, total: 430_080 } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '43');
    await expect(canvas.getByText('180 KB dari 420 KB')).toBeVisible();
  },
};
/** Once per device: the recogniser is fetched. */
export const Fetching: Story = {
  args: { runsOn: 'device', progress: { stage: 'loading', loaded: 12_910_592, total: 27_515_904 } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '47');
    await expect(canvas.getByText('12,3 MB dari 26,2 MB')).toBeVisible();
  },
};
export const Queued: Story = {
  args: { progress: { stage: 'queued' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Menunggu giliran')).toBeVisible();
  },
};
/** On this device, no one else is in the queue. */
export const QueuedOnThisDevice: Story = {
  args: { runsOn: 'device', progress: { stage: 'queued' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Membaca di perangkat ini')).toBeVisible();
    await expect(canvas.queryByText('Menunggu giliran')).toBeNull();
  },
};
export const Reading: Story = { args: { progress: { stage: 'reading' } } };
export const OnThisDevice: Story = {
  args: { runsOn: 'device', progress: { stage: 'reading' } },
  play: async ({ canvas }) => {
    await expect(canvas.queryByText(/Mengirim|terkirim/)).toBeNull();
  },
};
/** After twenty seconds the other way is offered, if the app has one. The story's clock runs fast. */
export const Slower: Story = {
  args: { progress: { stage: 'reading' }, onReadHere: fn() },
  beforeEach: () => {
    const wait = window.setTimeout;
    window.setTimeout = ((work: TimerHandler, ms = 0, ...rest: unknown[]) =>
      wait(work, ms >= 8000 ? ms / 100 : ms, ...rest)) as typeof window.setTimeout;
    return () => {
      window.setTimeout = wait;
    };
  },
  play: async ({ canvas, args }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Baca di perangkat ini' }));
    await expect(args.onReadHere).toHaveBeenCalledOnce();
    await expect(canvas.getByText(/Anda boleh menunggu atau membaca di perangkat ini/)).toBeVisible();
  },
};
