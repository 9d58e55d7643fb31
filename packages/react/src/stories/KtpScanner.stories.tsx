import type { Meta, StoryObj } from '@storybook/react-vite';
import { fakeEngine } from '@ktp-ocr/testing';
import { ktpHandlers } from '@ktp-ocr/testing/handlers';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { KtpScanner } from '../KtpScanner.tsx';
import { specimenFile } from './specimen.ts';

const meta = {
  title: 'KtpScanner',
  component: KtpScanner,
  args: {
    endpoint: '/api/ktp',
    onConfirm: fn(),
    onContinue: fn(),
    privacy: { operator: 'Dompet Contoh', place: 'Jakarta' },
  },
} satisfies Meta<typeof KtpScanner>;
export default meta;
type Story = StoryObj<typeof meta>;

async function choosePhoto(canvasElement: HTMLElement, file?: File): Promise<void> {
  const input = canvasElement.querySelector<HTMLInputElement>('input[type=file]')!;
  await userEvent.upload(input, file ?? (await specimenFile()));
}
async function send(canvasElement: HTMLElement): Promise<void> {
  await choosePhoto(canvasElement);
  await userEvent.click(await within(canvasElement).findByRole('button', { name: 'Pakai foto ini' }));
}
const heading = (canvasElement: HTMLElement, name: string | RegExp) =>
  within(canvasElement).findByRole('heading', { name }, { timeout: 10_000 });

export const Start: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: /Foto KTP/ })).toBeVisible();
    await expect(canvas.getByText(/Dompet Contoh di Jakarta/)).toBeVisible();
  },
};

export const InEnglish: Story = {
  args: { lang: 'en' },
  play: async ({ canvas }) =>
    void (await expect(canvas.getByRole('heading', { name: 'Photograph your KTP' })).toBeVisible()),
};

export const CheckThePhoto: Story = {
  play: async ({ canvasElement }) => {
    await choosePhoto(canvasElement);
    await heading(canvasElement, 'Apakah semua tulisan terbaca?');
    await expect(await within(canvasElement).findByText('Tajam')).toBeVisible();
  },
};

export const AdviceOnABlurredPhoto: Story = {
  play: async ({ canvasElement }) => {
    await choosePhoto(canvasElement, await specimenFile({ blur: 6 }));
    await expect(await within(canvasElement).findByText('Foto kurang tajam')).toBeVisible();
    await expect(within(canvasElement).getByRole('button', { name: 'Foto ulang' })).toHaveAttribute(
      'data-kind',
      'primary',
    );
  },
};

export const Reading: Story = {
  beforeEach: ({ msw }) => msw.use(...ktpHandlers('slow')),
  play: async ({ canvasElement }) => {
    await send(canvasElement);
    await heading(canvasElement, 'Membaca KTP Anda');
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'Batalkan' }));
    await heading(canvasElement, 'Apakah semua tulisan terbaca?');
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'Pakai foto ini' }));
    await heading(canvasElement, 'Membaca KTP Anda');
  },
};

export const Review: Story = {
  args: { returnHeadImage: true },
  beforeEach: ({ msw }) => msw.use(...ktpHandlers('read')),
  play: async ({ canvasElement }) => {
    await send(canvasElement);
    await heading(canvasElement, 'Cocokkan dengan KTP Anda');
    await expect(within(canvasElement).getByRole('img', { name: 'Foto wajah dari KTP' })).toBeVisible();
    await expect(within(canvasElement).getByText('Semua sudah diperiksa')).toBeVisible();
  },
};

export const ReviewWithDoubts: Story = {
  args: { select: ['nik', 'nama', 'alamat', 'kecamatan', 'jenisKelamin', 'agama', 'statusPerkawinan', 'tanggalLahir'] },
  beforeEach: ({ msw }) => msw.use(...ktpHandlers('doubtful')),
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement);
    await send(canvasElement);
    await heading(canvasElement, 'Cocokkan dengan KTP Anda');
    await userEvent.click(canvas.getByRole('button', { name: 'Konfirmasi data' }));
    await expect(args.onConfirm).not.toHaveBeenCalled();
    await waitFor(() => expect(document.activeElement?.closest('[data-field]')).toHaveAttribute('data-field', 'nama'));
    await userEvent.click(canvas.getByRole('button', { name: /Pakai LAKI-LAKI/ }));
    await userEvent.click(canvas.getByRole('button', { name: /Pakai KATHOLIK/ }));
    await userEvent.click(canvas.getByRole('button', { name: /Pakai KAWIN/ }));
    await userEvent.click(canvas.getByRole('button', { name: /Nama sudah sesuai/ }));
    await userEvent.click(canvas.getByRole('button', { name: 'Memang kosong di KTP' }));
    await expect(canvas.getByText('Semua sudah diperiksa')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Konfirmasi data' }));
    await heading(canvasElement, 'Data KTP sudah lengkap');
    await expect(args.onConfirm).toHaveBeenCalledWith(
      expect.objectContaining({ jenisKelamin: 'LAKI-LAKI', agama: 'KATHOLIK' }),
    );
  },
};

export const DoubtsOpen: Story = {
  args: ReviewWithDoubts.args!,
  beforeEach: ({ msw }) => msw.use(...ktpHandlers('doubtful')),
  play: async ({ canvasElement }) => {
    await send(canvasElement);
    await heading(canvasElement, 'Cocokkan dengan KTP Anda');
  },
};

export const Confirmed: Story = {
  beforeEach: ({ msw }) => msw.use(...ktpHandlers('read')),
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement);
    await send(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'Konfirmasi data' }, { timeout: 10_000 }));
    await heading(canvasElement, 'Data KTP sudah lengkap');
    await expect(canvasElement.textContent).not.toMatch(/\d{16}/);
    await userEvent.click(canvas.getByRole('button', { name: 'Lanjut' }));
    await expect(args.onContinue).toHaveBeenCalledWith(
      expect.objectContaining({ nik: expect.stringMatching(/^\d{16}$/) }),
    );
  },
};

export const ASaveThatFails: Story = {
  args: { onConfirm: fn(() => Promise.reject(new Error('the app could not save'))) },
  beforeEach: ({ msw }) => msw.use(...ktpHandlers('read')),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await send(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'Konfirmasi data' }, { timeout: 10_000 }));
    await expect(await canvas.findByText(/Belum tersimpan/)).toBeVisible();
    await expect(canvas.getByLabelText('Nama')).not.toHaveValue('');
  },
};

export const NotAKtp: Story = {
  beforeEach: ({ msw }) => msw.use(...ktpHandlers('not-a-ktp')),
  play: async ({ canvasElement }) => {
    await send(canvasElement);
    await heading(canvasElement, 'KTP tidak ditemukan di foto');
  },
};

export const TooBlurred: Story = {
  beforeEach: ({ msw }) => msw.use(...ktpHandlers('blurred')),
  play: async ({ canvasElement }) => {
    await send(canvasElement);
    await heading(canvasElement, 'Foto buram');
  },
};

export const QuotaUsedUp: Story = {
  beforeEach: ({ msw }) => msw.use(...ktpHandlers('quota')),
  play: async ({ canvasElement }) => {
    await send(canvasElement);
    await heading(canvasElement, 'Pembaca KTP sedang tidak tersedia');
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'Isi manual' }));
    await heading(canvasElement, 'Isi sesuai KTP Anda');
  },
};

export const ServiceBusy: Story = {
  args: { retries: 0 },
  beforeEach: ({ msw }) => msw.use(...ktpHandlers('busy')),
  play: async ({ canvasElement }) => {
    await send(canvasElement);
    await heading(canvasElement, 'Layanan sedang sibuk');
  },
};

export const NoConnection: Story = {
  args: { retries: 0 },
  beforeEach: ({ msw }) => msw.use(...ktpHandlers('offline')),
  play: async ({ canvasElement }) => {
    await send(canvasElement);
    await heading(canvasElement, /Tidak ada koneksi|Layanan sedang terganggu/);
  },
};

export const NoPhotoAtAll: Story = {
  play: async ({ canvasElement }) => {
    await choosePhoto(canvasElement, new File(['just text'], 'ktp.jpg', { type: 'image/jpeg' }));
    await heading(canvasElement, 'Format foto belum didukung');
  },
};

export const OnThisDevice: Story = {
  args: { endpoint: undefined, engine: fakeEngine('read', { runsOn: 'device' }) } as never,
  play: async ({ canvas }) => void (await expect(canvas.getByText(/dibaca di perangkat ini/)).toBeVisible()),
};
