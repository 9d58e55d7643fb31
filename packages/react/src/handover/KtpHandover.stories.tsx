import { http, HttpResponse } from 'msw';
import type { Meta, StoryContext, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { KtpHandover } from './KtpHandover.tsx';

const ENDPOINT = '/api/ktp/handover';

/** A hand-over that stays in one state. */
const stands = (state: 'waiting' | 'opened' | 'sending' | 'sent') => [
  http.post(ENDPOINT, () => HttpResponse.json({ token: 'T'.repeat(32), key: 'K', expiresIn: 300 }, { status: 201 })),
  http.get(ENDPOINT, async ({ request }) => {
    if (new URL(request.url).searchParams.get('seen') === state) await new Promise(() => undefined);
    return HttpResponse.json({ state, expiresIn: 170 });
  }),
  http.delete(ENDPOINT, () => new HttpResponse(null, { status: 204 })),
];

const meta = {
  component: KtpHandover,
  args: { endpoint: ENDPOINT, page: '/ponsel', onPhoto: fn() },
  decorators: [
    (Story) => (
      <div className="ktp">
        <div className="ktp-screen">
          <div className="ktp-drop">
            <Story />
          </div>
        </div>
      </div>
    ),
  ],
  // Offered on pages wider than a phone.
  globals: { viewport: { value: 'desktop', isRotated: false } },
  beforeEach: ({ msw }) => {
    msw.use(...stands('waiting'));
  },
} satisfies Meta<typeof KtpHandover>;
export default meta;
type Story = StoryObj<typeof meta>;

const offer = (canvas: StoryContext['canvas']) => canvas.getByText(/^Pakai ponsel|^Use your phone/);

export const Offered: Story = {};
export const Waiting: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(offer(canvas));
    await expect(await canvas.findByRole('img', { name: 'Kode QR menuju halaman foto di ponsel' })).toBeVisible();
    await expect(canvas.getByRole('link')).toHaveAttribute('href', expect.stringMatching(/\/ponsel#ktp=T{32}$/));
    await expect(canvas.getByRole('heading')).toHaveFocus();
    await userEvent.click(canvas.getByRole('button', { name: 'Batalkan' }));
    await expect(offer(canvas).closest('button')).toHaveFocus();
  },
};
export const InEnglish: Story = {
  args: { lang: 'en' },
  play: async ({ canvas }) => {
    await userEvent.click(offer(canvas));
    await expect(await canvas.findByText('The code is good for 5 more minutes.')).toBeVisible();
  },
};
/** Answers to the entered numbers, in turn. */
const numbers = (...answers: readonly { readonly confirmed: boolean; readonly triesLeft: number }[]) => {
  const left = [...answers];
  return http.post(ENDPOINT, ({ request }) => {
    if (!request.headers.get('X-KTP-Handover')?.startsWith('key.K.')) return undefined;
    return HttpResponse.json(left.shift());
  });
};
const field = (canvas: StoryContext['canvas']) => canvas.findByLabelText('Ketik angka yang tampil di ponsel Anda');

/** The code has made way for the number shown on the phone. */
export const PhoneConnected: Story = {
  beforeEach: ({ msw }) => {
    msw.use(...stands('opened'));
  },
  play: async ({ canvas }) => {
    await userEvent.click(offer(canvas));
    const input = await field(canvas);
    await waitFor(() => expect(input).toHaveFocus());
    await expect(canvas.queryByRole('link')).toBeNull();
    await expect(canvas.getByText('Ponsel tersambung.')).toBeVisible();
    await expect(canvas.getByText('Kode berlaku 3 menit lagi.')).toBeVisible();
    await userEvent.type(input, '48x');
    await userEvent.keyboard('{Enter}');
    await expect(await canvas.findByText('Ketik keempat angkanya.')).toBeVisible();
    await expect(input).toHaveValue('48');
  },
};
export const NumberWrongThenRight: Story = {
  beforeEach: ({ msw }) => {
    msw.use(...stands('opened'));
    msw.use(numbers({ confirmed: false, triesLeft: 2 }, { confirmed: true, triesLeft: 2 }));
  },
  play: async ({ canvas }) => {
    await userEvent.click(offer(canvas));
    await userEvent.type(await field(canvas), '4812{Enter}');
    await expect(await canvas.findByText(/^Angkanya tidak cocok.* 2 kesempatan lagi/)).toBeVisible();
    await expect(await field(canvas)).toHaveFocus();
    await userEvent.keyboard('4821'); // over the wrong one
    await userEvent.click(canvas.getByRole('button', { name: 'Cocokkan' }));
    await expect(await canvas.findByText('Angka 4821 cocok. Ambil foto di ponsel.')).toBeVisible();
    await expect(canvas.queryByRole('textbox')).toBeNull();
  },
};
export const NumberNotChecked: Story = {
  beforeEach: ({ msw }) => {
    msw.use(...stands('sent'));
    msw.use(
      http.post(ENDPOINT, ({ request }) => (request.headers.has('X-KTP-Handover') ? HttpResponse.error() : undefined)),
    );
  },
  play: async ({ canvas }) => {
    await userEvent.click(offer(canvas));
    await expect(await canvas.findByText(/^Foto sudah terkirim/)).toBeVisible();
    await userEvent.type(await field(canvas), '4821{Enter}');
    await expect(await canvas.findByText(/^Angka belum bisa diperiksa/)).toBeVisible();
    await expect(await field(canvas)).toHaveValue('4821');
  },
};
/** A person who cannot see the phone has three tries; then a phone has to open a new code. */
export const NumberWrongTooOften: Story = {
  beforeEach: ({ msw }) => {
    msw.use(...stands('sent'));
    msw.use(numbers({ confirmed: false, triesLeft: 0 }));
  },
  play: async ({ canvas }) => {
    await userEvent.click(offer(canvas));
    await userEvent.type(await field(canvas), '0000{Enter}');
    await expect(await canvas.findByText(/^Angka salah tiga kali/)).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Buat kode baru' })).toBeVisible();
  },
};
/** The photo arrives: the part is a button again, and the app has the photo. */
export const Arrived: Story = {
  beforeEach: ({ msw }) => {
    msw.use(
      http.get(ENDPOINT, () =>
        HttpResponse.arrayBuffer(new ArrayBuffer(8), { headers: { 'Content-Type': 'image/jpeg' } }),
      ),
    );
  },
  play: async ({ canvas, args }) => {
    await userEvent.click(offer(canvas));
    await waitFor(() => expect(args.onPhoto).toHaveBeenCalledWith(expect.any(Blob)));
    await expect(offer(canvas)).toBeInTheDocument();
  },
};
export const Expired: Story = {
  beforeEach: ({ msw }) => {
    msw.use(http.get(ENDPOINT, () => new HttpResponse(null, { status: 410 }), { once: true }));
  },
  play: async ({ canvas }) => {
    await userEvent.click(offer(canvas));
    await expect(await canvas.findByText('Kode sudah tidak berlaku.')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Buat kode baru' }));
    await expect(await canvas.findByText('Menunggu ponsel.')).toBeVisible();
  },
};
export const TooManyCodes: Story = {
  beforeEach: ({ msw }) => {
    msw.use(http.post(ENDPOINT, () => new HttpResponse(null, { status: 429 })));
  },
  play: async ({ canvas }) => {
    await userEvent.click(offer(canvas));
    await expect(await canvas.findByText(/^Terlalu banyak kode/)).toBeVisible();
  },
};
export const NotReached: Story = {
  beforeEach: ({ msw }) => {
    msw.use(http.post(ENDPOINT, () => HttpResponse.error()));
  },
  play: async ({ canvas }) => {
    await userEvent.click(offer(canvas));
    await expect(await canvas.findByText(/^Kode tidak bisa dibuat/)).toBeVisible();
  },
};
