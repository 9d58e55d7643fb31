import { drawSpecimen, inventPerson, type KtpScenario } from '@ktp-ocr/testing';
import { ktpHandlers } from '@ktp-ocr/testing/handlers';
import type { Meta, StoryContext, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { KtpScanner } from './KtpScanner.tsx';

const meta = {
  component: KtpScanner,
  args: {
    endpoint: '/api/ktp',
    today: '2026-01-31',
    privacy: { operator: 'PT Contoh', place: 'Jakarta' },
    onConfirm: fn(),
    onContinue: fn(),
  },
} satisfies Meta<typeof KtpScanner>;
export default meta;
type Story = StoryObj<typeof meta>;
type Canvas = StoryContext['canvas'];

const person = inventPerson(5);

const answers = (scenario: KtpScenario): Pick<Story, 'beforeEach'> => ({
  beforeEach: ({ msw }) => {
    msw.use(...ktpHandlers(scenario, { person }));
  },
});

async function choose(canvas: Canvas): Promise<void> {
  const photo = new File([await drawSpecimen(person)], 'ktp.jpg', { type: 'image/jpeg' });
  await userEvent.upload(canvas.getByLabelText('Pilih file', { selector: 'input' }), photo);
  await canvas.findByRole('heading', { name: 'Apakah semua tulisan terbaca?' });
}

async function send(canvas: Canvas): Promise<void> {
  await choose(canvas);
  const use = () => canvas.queryByRole('button', { name: 'Pakai foto ini' });
  await waitFor(async () => {
    const button = use();
    if (button) await userEvent.click(button);
    await expect(use()).toBeNull();
  });
}

const heading = (canvas: Canvas, name: string) => canvas.findByRole('heading', { name });

export const Start: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/server PT Contoh di Jakarta/)).toBeVisible();
    await expect(document.body).toHaveFocus(); // nothing moves on load
  },
};

export const StartInEnglish: Story = {
  args: { lang: 'en' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('heading', { level: 2 })).toHaveTextContent('Photograph your KTP');
  },
};

export const ConfirmPhoto: Story = { play: async ({ canvas }) => choose(canvas) };

export const Reading: Story = {
  ...answers('slow'),
  play: async ({ canvas }) => {
    await send(canvas);
    await heading(canvas, 'Membaca KTP Anda');
  },
};

export const CancelledReading: Story = {
  ...answers('slow'),
  play: async ({ canvas }) => {
    await send(canvas);
    await userEvent.click(await canvas.findByRole('button', { name: 'Batalkan' }));
    // The photo is kept: the person sees it again.
    await heading(canvas, 'Apakah semua tulisan terbaca?');
  },
};

export const Review: Story = {
  play: async ({ canvas }) => {
    await send(canvas);
    const title = await heading(canvas, 'Cocokkan dengan KTP Anda');
    await waitFor(() => expect(title).toHaveFocus());
  },
};

export const Confirmed: Story = {
  ...answers('read'),
  args: { select: ['nik', 'nama', 'alamat', 'tempatLahir', 'tanggalLahir'] },
  play: async ({ canvas, args, canvasElement }) => {
    await send(canvas);
    await heading(canvas, 'Cocokkan dengan KTP Anda');
    await userEvent.click(canvas.getByRole('button', { name: 'Data sudah cocok' }));
    await heading(canvas, 'Data KTP sudah dikonfirmasi');
    const { nik } = person;
    await expect(args.onConfirm).toHaveBeenCalledWith(expect.objectContaining({ nik }));
    await expect(canvasElement.innerHTML).not.toContain(nik);
    await userEvent.click(canvas.getByRole('button', { name: 'Lanjut' }));
    await expect(args.onContinue).toHaveBeenCalledOnce();
  },
};

/** Suggestions taken, one undone, one field typed, one kept: only then does it go through. */
export const DoubtfulToConfirmed: Story = {
  ...answers('doubtful'),
  play: async ({ canvas, canvasElement, args }) => {
    await send(canvas);
    await heading(canvas, '3 isian perlu dicek');
    await userEvent.click(canvas.getByRole('button', { name: 'Data sudah cocok' }));
    await expect(args.onConfirm).not.toHaveBeenCalled();

    const field = (name: string) => within(canvasElement.querySelector<HTMLElement>(`[data-field='${name}']`)!);
    const suggestion = field('jenisKelamin').getByRole('button', { name: /Pakai LAKI-LAKI/ });
    await userEvent.click(suggestion);
    await userEvent.click(await field('jenisKelamin').findByRole('button', { name: 'Urungkan Jenis kelamin' }));
    await userEvent.click(await field('jenisKelamin').findByRole('button', { name: /Pakai LAKI-LAKI/ }));
    await waitFor(() => expect(field('jenisKelamin').getByText('LAKI-LAKI')).toBeVisible());
    await userEvent.type(field('kecamatan').getByLabelText('Kecamatan'), 'COBLONG');
    await expect(field('kecamatan').getByText('Anda isi')).toBeVisible();
    for (let keep; (keep = canvas.queryAllByRole('button', { name: /sudah sesuai dengan KTP/ })[0]);) {
      await userEvent.click(keep);
      await waitFor(() => expect(keep).not.toBeInTheDocument());
    }
    await userEvent.click(canvas.getByRole('button', { name: 'Data sudah cocok' }));
    await heading(canvas, 'Data KTP sudah dikonfirmasi');
    await expect(args.onConfirm).toHaveBeenCalledWith(
      expect.objectContaining({ jenisKelamin: 'LAKI-LAKI', kecamatan: 'COBLONG' }),
    );
  },
};

export const Blurred: Story = {
  ...answers('blurred'),
  play: async ({ canvas }) => {
    await send(canvas);
    await expect(await heading(canvas, 'Foto buram')).toHaveFocus();
    await userEvent.click(canvas.getByRole('button', { name: 'Foto ulang' }));
    await expect(await heading(canvas, 'Foto KTP Anda')).toHaveFocus();
  },
};

export const QuotaThenManual: Story = {
  ...answers('quota'),
  play: async ({ canvas }) => {
    await send(canvas);
    await heading(canvas, 'Pembaca KTP sedang tidak tersedia');
    await userEvent.click(canvas.getByRole('button', { name: 'Isi manual' }));
    await heading(canvas, 'Isi sesuai KTP Anda');
  },
};

export const BusyThenRetried: Story = {
  args: { retries: 0 },
  ...answers('busy'),
  play: async ({ canvas, msw }) => {
    await send(canvas);
    await heading(canvas, 'Layanan sedang sibuk');
    msw.use(...ktpHandlers('read', { person }));
    await userEvent.click(canvas.getByRole('button', { name: /^Coba/ }));
    await heading(canvas, 'Cocokkan dengan KTP Anda');
  },
};

export const NotAKtp: Story = {
  ...answers('not-a-ktp'),
  play: async ({ canvas }) => {
    await send(canvas);
    await heading(canvas, 'KTP tidak ditemukan di foto');
  },
};
