import { drawSpecimen, inventPerson } from '@ktp-ocr/testing';
import { http, HttpResponse } from 'msw';
import type { Meta, StoryContext, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { KtpHandoverPhone } from './KtpHandoverPhone.tsx';

const ENDPOINT = '/api/ktp/handover';
const answers = (status: number) => () => new HttpResponse(null, { status });

const meta = {
  component: KtpHandoverPhone,
  args: { endpoint: ENDPOINT, token: 'T'.repeat(32), onDone: fn() },
  globals: { viewport: { value: 'mobile2', isRotated: false } },
  beforeEach: ({ msw }) => {
    msw.use(http.get(ENDPOINT, answers(204)), http.put(ENDPOINT, answers(204)));
  },
} satisfies Meta<typeof KtpHandoverPhone>;
export default meta;
type Story = StoryObj<typeof meta>;
type Canvas = StoryContext['canvas'];

const SOON = { timeout: 10_000 };
const heading = (canvas: Canvas, name: string) => canvas.findByRole('heading', { name }, SOON);

async function send(canvas: Canvas): Promise<void> {
  await canvas.findByRole('button', { name: /^Pilih file/ }, SOON);
  const photo = new File([await drawSpecimen(inventPerson(5))], 'ktp.jpg', { type: 'image/jpeg' });
  await userEvent.upload(canvas.getByLabelText('Pilih file', { selector: 'input' }), photo);
  await canvas.findByRole('list', { name: 'Yang sudah baik' }, SOON);
  await userEvent.click(canvas.getByRole('button', { name: 'Pakai foto ini' }));
}

export const Start: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /^Foto KTP/ }, SOON)).toBeVisible();
    await expect(canvas.getByText(/^Foto hanya dikirim ke perangkat/)).toBeVisible();
  },
};
export const StartInEnglish: Story = {
  args: { lang: 'en' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /^Take a photo/ }, SOON)).toBeVisible();
  },
};
export const Sent: Story = {
  play: async ({ canvas, args }) => {
    await send(canvas);
    const done = await heading(canvas, 'Foto terkirim');
    await waitFor(() => expect(done).toHaveFocus());
    await expect(args.onDone).toHaveBeenCalledOnce();
  },
};
/** Nothing is lost: the same photo is sent again with one press. */
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
    await expect(await canvas.findByRole('button', { name: /^Foto KTP/ }, SOON)).toBeVisible();
  },
};
