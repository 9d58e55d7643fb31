import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { KTP_CAMERA_LABELS } from '../texts/allCameraLabels.ts';
import { KTP_LABELS } from '../texts/labels.ts';
import { type KtpLanguage, translateFrom } from '../texts/translate.ts';
import { CameraTrouble } from './CameraTrouble.tsx';

const words = (lang: KtpLanguage) => translateFrom({ ...KTP_LABELS[lang], ...KTP_CAMERA_LABELS[lang] }, {});

/** Troubles that take a camera many seconds to get into, and a page coming back after it was hidden. */
const meta = {
  component: CameraTrouble,
  args: { t: words('id'), failure: null, titleId: 'title', onAgain: fn(), onDevice: fn(), onFile: fn(), onClose: fn() },
  globals: { viewport: { value: 'mobile2', isRotated: false } },
  decorators: [
    (Story) => (
      <div className="ktp">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof CameraTrouble>;
export default meta;
type Story = StoryObj<typeof meta>;

const told = (args: NonNullable<Story['args']>, title: string, first: string): Story => ({
  args,
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('heading', { name: title })).toHaveFocus();
    await expect(canvas.getByRole('button', { name: first })).toHaveAttribute('data-kind', 'primary');
  },
});

export const Stalled: Story = told({ failure: 'stalled' }, 'Kamera tidak merespons', 'Coba kamera lagi');
export const StalledInEnglish: Story = told(
  { failure: 'stalled', t: words('en') },
  'The camera is not responding',
  'Try the camera again',
);
export const Failed: Story = told({ failure: 'failed' }, 'Kamera tidak merespons', 'Coba kamera lagi');
export const Paused: Story = told({}, 'Kamera dijeda', 'Lanjutkan kamera');
export const PausedInEnglish: Story = told({ t: words('en') }, 'Camera paused', 'Resume camera');
