import { KtpError, type KtpErrorCode } from '@ktp-ocr/core';
import { inventPerson, specimenSvg } from '@ktp-ocr/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { KtpFailure } from './KtpFailure.tsx';

const failed = (code: KtpErrorCode, retryAfter: number | null = null) =>
  new KtpError(code, { requestId: '5f1c2a77-0000', retryAfter });

const meta = {
  component: KtpFailure,
  args: {
    error: failed('not-a-ktp'),
    photoUrl: `data:image/svg+xml,${encodeURIComponent(specimenSvg(inventPerson(5)))}`,
    actions: { retake: fn(), otherFile: fn(), manual: fn(), retry: fn(), signIn: fn(), start: fn() },
  },
  decorators: [
    (Story) => (
      <div className="ktp">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof KtpFailure>;
export default meta;
type Story = StoryObj<typeof meta>;

export const NotAKtp: Story = {
  play: async ({ canvas, args }) => {
    await expect(canvas.getByText(/not-a-ktp · 5f1c2a77$/)).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Foto ulang' }));
    await expect(args.actions.retake).toHaveBeenCalledOnce();
  },
};
/** A photo that was refused on this device has no request to quote. */
export const NoRequest: Story = {
  args: { error: new KtpError('image-empty') },
  play: ({ canvas }) => expect(canvas.queryByText(/Kode bantuan/)).toBeNull(),
};
/** Nothing was found in it, and the check had called it blurred: blurred it stays. */
export const BlurredBefore: Story = {
  args: { advice: ['glare', 'blurry'] },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('heading', { name: 'Foto buram' })).toBeVisible();
    await expect(canvas.queryByText(/fotokopi/)).toBeNull();
  },
};
export const OtherCard: Story = {
  args: { error: new KtpError('card-invalid', { detail: 'card.kia' }) },
  play: ({ canvas }) => expect(canvas.getByText(/tampaknya Kartu Identitas Anak/)).toBeVisible(),
};
export const Busy: Story = { args: { error: failed('upstream-busy', 12) } };
export const Quota: Story = { args: { error: failed('billing') } };
export const TooManyRequests: Story = {
  args: { error: failed('too-many-requests', 600) },
  play: ({ canvas }) => expect(canvas.getByText(/Coba lagi (hari \w+ )?pukul \d\d\.\d\d,/)).toBeVisible(),
};
export const SetUpWrong: Story = { args: { error: failed('upstream-credentials') } };
export const SignedOut: Story = {
  args: { error: failed('unauthenticated') },
  play: async ({ canvas, args }) => {
    await expect(canvas.getByText(/Foto Anda masih ada/)).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Masuk lagi' }));
    await expect(args.actions.signIn).toHaveBeenCalledOnce();
  },
};
export const Bug: Story = { args: { error: failed('bad-request') } };
export const HeicNotDecodable: Story = { args: { error: failed('heic-not-decodable'), photoUrl: null } };
export const Offline: Story = { args: { error: failed('offline'), paused: true } };
