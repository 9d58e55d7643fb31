import { drawSpecimen, inventPerson } from '@ktp-ocr/testing';
import { http, HttpResponse } from 'msw';
import type { Meta, StoryContext, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { KtpHandoverPhone } from './KtpHandoverPhone.tsx';

const ENDPOINT = '/api/ktp/handover';
const answers = (status: number) => () => new HttpResponse(null, { status });
const ARRIVAL = {
  number: '4821',
  company: 'Bank Contoh',
  askedFrom: { system: 'Windows', browser: 'Chrome' },
  askedAgo: 40,
  sent: false,
  confirmed: false,
};
const arrives = (more: Partial<typeof ARRIVAL> | { readonly company: null } = {}) =>
  http.get(ENDPOINT, () => HttpResponse.json({ ...ARRIVAL, ...more }));
const arrivesSent = (confirmed: boolean) => http.put(ENDPOINT, () => HttpResponse.json({ confirmed }));

const meta = {
  component: KtpHandoverPhone,
  args: { endpoint: ENDPOINT, token: 'T'.repeat(32), onDone: fn() },
  globals: { viewport: { value: 'mobile2', isRotated: false } },
  beforeEach: ({ msw }) => {
    msw.use(arrives(), arrivesSent(false));
  },
} satisfies Meta<typeof KtpHandoverPhone>;
export default meta;
type Story = StoryObj<typeof meta>;
type Canvas = StoryContext['canvas'];

const heading = (canvas: Canvas, name: string) => canvas.findByRole('heading', { name });

async function send(canvas: Canvas): Promise<void> {
  await canvas.findByRole('button', { name: /^Pilih file/ });
  const photo = new File([await drawSpecimen(inventPerson(5))], 'ktp.jpg', { type: 'image/jpeg' });
  await userEvent.upload(canvas.getByLabelText('Pilih file', { selector: 'input' }), photo);
  await canvas.findByRole('list', { name: 'Yang sudah baik' });
  await userEvent.click(canvas.getByRole('button', { name: 'Pakai foto ini' }));
}

export const Start: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /^Foto KTP/ })).toBeVisible();
    await expect(canvas.getByText(/^Foto hanya dikirim ke perangkat/)).toBeVisible();
    await expect(canvas.getByText('Bank Contoh meminta foto KTP Anda')).toBeVisible();
    await expect(canvas.getByText(/dari Chrome di Windows, pukul \d\d\.\d\d\.$/)).toBeVisible();
    await expect(canvas.getByText('4821')).toBeVisible();
    await expect(canvas.getByText(/^Lanjutkan hanya jika layar Anda sendiri/)).toBeVisible();
  },
};
/** The server does not name who is asking, so the page's own host does. */
export const AskedByNoName: Story = {
  beforeEach: ({ msw }) => {
    msw.use(arrives({ company: null }));
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(`${location.host} meminta foto KTP Anda`)).toBeVisible();
  },
};
export const StartInEnglish: Story = {
  args: { lang: 'en' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /^Take a photo/ })).toBeVisible();
  },
};
export const Sent: Story = {
  play: async ({ canvas, args }) => {
    await send(canvas);
    const done = await heading(canvas, 'Foto terkirim');
    await waitFor(() => expect(done).toHaveFocus());
    await expect(args.onDone).toHaveBeenCalledOnce();
    await expect(canvas.getByText('4821')).toBeVisible(); // it has not been entered yet
  },
};
export const SentAfterItsNumber: Story = {
  beforeEach: ({ msw }) => {
    msw.use(arrivesSent(true));
  },
  play: async ({ canvas }) => {
    await send(canvas);
    await heading(canvas, 'Foto terkirim');
    await expect(canvas.getByText(/^Lanjutkan di perangkat/)).toBeVisible();
    await expect(canvas.queryByText('4821')).toBeNull();
  },
};
/** The page was reloaded: the number is still there. */
export const SentBefore: Story = {
  beforeEach: ({ msw }) => {
    msw.use(arrives({ sent: true }));
  },
  play: async ({ canvas }) => {
    await heading(canvas, 'Foto terkirim');
    await expect(canvas.getByText('4821')).toBeVisible();
  },
};
export const OpenedElsewhere: Story = {
  beforeEach: ({ msw }) => {
    msw.use(http.get(ENDPOINT, answers(403)));
  },
  play: async ({ canvas }) => {
    await expect(await heading(canvas, 'Kode sudah dipakai ponsel lain')).toBeVisible();
  },
};
/** Nothing is lost: one press sends the same photo again. */
export const NotSentThenSent: Story = {
  beforeEach: ({ msw }) => {
    msw.use(http.put(ENDPOINT, answers(503), { once: true }));
  },
  play: async ({ canvas }) => {
    await send(canvas);
    const unsent = await heading(canvas, 'Foto belum terkirim');
    await waitFor(() => expect(unsent).toHaveFocus());
    await userEvent.click(canvas.getByRole('button', { name: 'Coba lagi' }));
    await heading(canvas, 'Foto terkirim');
  },
};
export const CodeTooOld: Story = {
  beforeEach: ({ msw }) => {
    msw.use(http.get(ENDPOINT, answers(410)));
  },
  play: async ({ canvas }) => {
    await expect(await heading(canvas, 'Kode sudah tidak berlaku')).toBeVisible();
  },
};
export const CodeNotChecked: Story = {
  beforeEach: ({ msw }) => {
    msw.use(http.get(ENDPOINT, () => HttpResponse.error(), { once: true }));
  },
  play: async ({ canvas }) => {
    await heading(canvas, 'Kode belum bisa diperiksa');
    await userEvent.click(canvas.getByRole('button', { name: 'Coba lagi' }));
    await expect(await canvas.findByRole('button', { name: /^Foto KTP/ })).toBeVisible();
  },
};
