import type { PreparedPhoto } from '@ktp-ocr/core';
import { drawSpecimen, fakeEngine, inventPerson } from '@ktp-ocr/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect } from 'react';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { KtpResultForm } from './KtpResultForm.tsx';
import type { KtpLanguage } from '../texts/translate.ts';
import { useKtpOcr } from '../scan/useKtpOcr.ts';

interface ReviewProps {
  readonly scenario: 'read' | 'doubtful' | 'nik-and-date-differ' | 'manual';
  readonly withFace?: boolean;
  readonly lang?: KtpLanguage;
  readonly onConfirm?: () => Promise<void>;
  readonly onRetake?: () => void;
}

const nothing = (): void => undefined;

/** The form as a page of one's own would use it: with the hook, and no other part. */
function Review({ scenario, withFace = false, lang = 'id', onConfirm, onRetake }: ReviewProps) {
  const ktp = useKtpOcr({
    engine: ENGINES[scenario === 'manual' ? 'read' : scenario],
    returnHeadImage: withFace,
    today: '2026-01-31',
    ...(onConfirm ? { onConfirm } : {}),
  });
  const { scan, fillIn } = ktp;
  useEffect(() => {
    if (scenario === 'manual') fillIn();
    else void specimen().then(scan);
  }, [scan, fillIn, scenario]);
  return (
    <div className="ktp">
      <KtpResultForm ktp={ktp} lang={lang} onRetake={onRetake ?? nothing} />
    </div>
  );
}
const person = inventPerson(5);
const ENGINES = {
  read: fakeEngine('read', { person }),
  doubtful: fakeEngine('doubtful', { person }),
  'nik-and-date-differ': fakeEngine('nik-and-date-differ', { person }),
};

async function specimen(): Promise<PreparedPhoto> {
  const blob = await drawSpecimen(person);
  return { blob, mediaType: 'image/jpeg', width: 1000, height: 631, originalBytes: blob.size, quality: null };
}

const meta = { component: Review, args: { scenario: 'read' } } satisfies Meta<typeof Review>;
export default meta;
type Story = StoryObj<typeof meta>;

/** A specimen is drawn first. */

export const AllRead: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Semua terbaca. Pastikan sama dengan KTP.', {})).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Perbesar foto KTP' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Tutup foto' }));
    await expect(canvas.getByRole('button', { name: 'Perbesar foto KTP' })).toHaveFocus();
  },
};
export const Doubtful: Story = {
  args: { scenario: 'doubtful' },
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: 'Data sudah cocok' });
    await waitFor(() => expect(document.activeElement?.closest('[data-field]')).not.toBeNull());
    const first = document.activeElement?.closest('[data-field]');
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await expect(document.activeElement?.closest('[data-field]')).not.toBe(first);
  },
};
export const WithFace: Story = {
  args: { withFace: true },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('img', { name: 'Foto wajah dari KTP' })).toBeVisible();
  },
};
export const ByHand: Story = {
  args: { scenario: 'manual' },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Data sudah cocok' }));
    await expect(canvas.getByRole('textbox', { name: 'NIK' })).toHaveFocus();
  },
};
/** A save that fails loses nothing: the draft is still there, and may be sent again. */
export const SaveFails: Story = {
  args: { onConfirm: () => Promise.reject(new Error('no')) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Data sudah cocok' }));
    await expect(await canvas.findByRole('alert')).toBeVisible();
    await expect(canvas.getByText(person.nama)).toBeVisible();
  },
};
/** What the person has written is not thrown away by a slip. */
export const RetakeAsks: Story = {
  args: { onRetake: fn() },
  play: async ({ canvas, args }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Ubah Pekerjaan' }));
    await userEvent.type(await canvas.findByLabelText('Pekerjaan', {}), 'X');
    await userEvent.click(canvas.getByRole('button', { name: 'Foto ulang' }));
    await expect(canvas.getByRole('button', { name: 'Tetap di sini' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect(args.onRetake).not.toHaveBeenCalled();
    await userEvent.click(canvas.getByRole('button', { name: 'Foto ulang' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Foto ulang' }));
    await expect(args.onRetake).toHaveBeenCalledOnce();
  },
};
/** Two fields contradict each other: one press from the one to the other. */
export const Contradiction: Story = {
  args: { scenario: 'nik-and-date-differ' },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Bandingkan dengan/ }));
    await expect(document.activeElement?.closest('[data-field]')).toHaveAttribute(
      'data-field',
      expect.stringMatching(/nik|tanggalLahir/),
    );
  },
};
/** Districts and villages come once a place is entered, and are chosen while typing. */
export const PlacesTypedAhead: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Ubah Kecamatan' }));
    const district = await canvas.findByLabelText('Kecamatan', {});
    await waitFor(() => expect((district as HTMLInputElement).list?.options.length).toBeGreaterThan(3));
    await expect([...(district as HTMLInputElement).list!.options].map(({ value }) => value)).toContain(
      person.kecamatan,
    );
  },
};
