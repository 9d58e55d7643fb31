import { type PhotoAdvice, type PreparedPhoto } from '@ktp-ocr/core';
import { inventPerson, specimenSvg } from '@ktp-ocr/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { KtpPhotoCheck } from './KtpPhotoCheck.tsx';

const photo = (...advice: PhotoAdvice[]): PreparedPhoto => ({
  blob: new Blob(),
  mediaType: 'image/jpeg',
  width: 1000,
  height: 631,
  originalBytes: 2_400_000,
  quality: { brightness: 140, sharpness: 0.3, glare: 0, cardWidth: 1200, advice },
});

const meta = {
  component: KtpPhotoCheck,
  args: {
    photoUrl: `data:image/svg+xml,${encodeURIComponent(specimenSvg(inventPerson(5)))}`,
    photo: photo(),
    onUse: fn(),
    onRetake: fn(),
  },
  decorators: [
    (Story) => (
      <div className="ktp">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof KtpPhotoCheck>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Good: Story = {
  play: async ({ canvas, args }) => {
    await expect(canvas.getByRole('button', { name: 'Pakai foto ini' })).toHaveAttribute('data-kind', 'primary');
    await userEvent.click(canvas.getByRole('button', { name: 'Pakai foto ini' }));
    await expect(args.onUse).toHaveBeenCalledOnce();
  },
};
export const StillPreparing: Story = { args: { photo: null } };
/** Advice never blocks: only the filled button changes. */
export const Glare: Story = {
  args: { photo: photo('glare') },
  play: async ({ canvas, args }) => {
    await expect(canvas.getByRole('button', { name: 'Foto ulang' })).toHaveAttribute('data-kind', 'primary');
    await userEvent.click(canvas.getByRole('button', { name: 'Pakai foto ini' }));
    await expect(args.onUse).toHaveBeenCalledOnce();
  },
};
export const Blurry: Story = { args: { photo: photo('blurry') } };
export const Dark: Story = { args: { photo: photo('dark', 'blurry') } };
export const Bright: Story = { args: { photo: photo('bright') } };
export const TooFewPixels: Story = { args: { photo: photo('lowRes') } };
