import type { Corners, PhotoAdvice, PreparedPhoto } from '@ktp-ocr/core';
import { inventPerson, specimenSvg } from '@ktp-ocr/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, fn, type Mock, userEvent } from 'storybook/test';
import { KtpPhotoCheck } from './KtpPhotoCheck.tsx';
import { startTranslator } from '../texts/startLabels.ts';
import type { KtpLanguage } from '../texts/translate.ts';
import type { PhotoCrop } from './cropPhoto.ts';
import { type KtpPrivacy, privacyLine } from '../texts/privacyLine.ts';

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
export const TooSmall: Story = { args: { photo: photo('small') } };

const FOUND: Corners = [
  { x: 0.1, y: 0.12 },
  { x: 0.92, y: 0.1 },
  { x: 0.9, y: 0.9 },
  { x: 0.12, y: 0.88 },
];

/** One side of the card is outside the photo, which neither light nor a steady hand can fix. */
export const CutOff: Story = {
  args: { corners: [{ x: -0.02, y: 0.1 }, FOUND[1], FOUND[2], { x: -0.02, y: 0.9 }] },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Kartu terpotong')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Foto ulang' })).toHaveAttribute('data-kind', 'primary');
  },
};
/** Stated without advice, because the photo may still be readable. The corners are there to drag if wanted. */
export const NoCardFound: Story = {
  args: { corners: null, photo: { ...photo(), quality: { ...photo().quality!, cardWidth: null } } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/^Tepi kartu tidak ditemukan/)).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Pakai foto ini' })).toHaveAttribute('data-kind', 'primary');
    await userEvent.click(canvas.getByRole('button', { name: 'Potong sesuai kartu' }));
    await expect(canvas.getAllByRole('button', { name: /^Sudut/ })).toHaveLength(4);
  },
};
/**
 * Corners moved by keyboard, by a hundredth per press and five with Shift, and by dragging; the visible part is used.
 */
export const CornersMoved: Story = {
  args: { corners: FOUND, onAnnounce: fn() },
  play: async ({ canvas, args }) => {
    (await canvas.findByRole('button', { name: 'Sudut kiri atas' })).focus();
    await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowDown}{/Shift}');
    await expect(args.onAnnounce).toHaveBeenLastCalledWith('Sudut kiri atas digeser.');
    const knob = canvas.getByRole('button', { name: 'Sudut kanan bawah' });
    const { left, top, width, height } = knob.getBoundingClientRect();
    const [clientX, clientY] = [left + width / 2, top + height / 2];
    const box = knob.parentElement!.getBoundingClientRect();
    const pointer = { pointerId: 1, isPrimary: true, button: 0, buttons: 1 };
    knob.setPointerCapture = () => undefined; // a simulated pointer cannot be captured
    await fireEvent.pointerDown(knob, { ...pointer, clientX, clientY });
    await fireEvent.pointerMove(knob, { ...pointer, clientX: clientX - box.width * 0.05, clientY });
    await fireEvent.pointerUp(knob, { ...pointer, clientX, clientY });
    await userEvent.click(canvas.getByRole('button', { name: 'Pakai foto ini' }));
    const [{ corners }] = (args.onUse as Mock).mock.calls[0] as [PhotoCrop];
    await expect(corners![0].x).toBeCloseTo(0.11, 5);
    await expect(corners![0].y).toBeCloseTo(0.17, 5);
    await expect(corners![2].x).toBeCloseTo(0.85, 1);
    await expect(corners![2].y).toBeCloseTo(0.9, 5);
  },
};
/** Turned by the button and by R: the corners turn along, and the card's upper left is still the first of them. */
export const Turned: Story = {
  args: { corners: FOUND },
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Putar' }));
    await userEvent.keyboard('r');
    await expect(canvas.getAllByRole('button', { name: /^Sudut/ })).toHaveLength(4);
    await userEvent.click(canvas.getByRole('button', { name: 'Pakai foto ini' }));
    await expect(args.onUse).toHaveBeenCalledWith({ corners: FOUND, turns: 2 });
  },
};
export const WholePhoto: Story = {
  args: { corners: FOUND },
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Pakai seluruh foto' }));
    await expect(canvas.queryByRole('button', { name: /^Sudut/ })).toBeNull();
    await userEvent.click(canvas.getByRole('button', { name: 'Pakai foto ini' }));
    await expect(args.onUse).toHaveBeenCalledWith({ corners: null, turns: 0 });
  },
};
/** Enlarged, to see whether the letters are sharp: it scrolls, by keyboard too. */
export const ZoomedIn: Story = {
  args: { corners: FOUND },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Perbesar' }));
    await expect(canvas.getByRole('button', { name: 'Perbesar' })).toHaveAttribute('aria-pressed', 'true');
    const preview = canvas.getByRole('group', { name: 'Perbesar' });
    await expect(preview.scrollWidth).toBeGreaterThan(preview.clientWidth);
    preview.focus();
    await expect(preview).toHaveFocus();
  },
};

/** Where the photo goes, stated beside the button that sends it. The words come from the scanner, or from the app. */
const consent = (lang: KtpLanguage, privacy?: KtpPrivacy, runsOn: 'device' | 'server' = 'server'): Story => ({
  args: { lang, consent: privacyLine(startTranslator(lang), runsOn, privacy) },
  play: async ({ canvas, args }) => expect(canvas.getByText(String(args.consent))).toBeVisible(),
});
const OPERATOR = { operator: 'PT Contoh', place: 'Jakarta' };
const JAKARTA = { name: 'Tencent Cloud', place: 'Jakarta (ap-jakarta)' };
const SINGAPORE = { name: 'Tencent Cloud', place: 'Singapura (ap-singapore)', abroad: true };
export const ReadOnThisDevice: Story = consent('id', undefined, 'device');
export const ReadOnThisDeviceInEnglish: Story = consent('en', undefined, 'device');
export const ReadByTheServer: Story = consent('id', OPERATOR);
export const ReadByTheServerInEnglish: Story = consent('en', OPERATOR);
export const ReadByTencentInJakarta: Story = consent('id', { ...OPERATOR, reader: JAKARTA });
export const ReadByTencentInJakartaInEnglish: Story = consent('en', { ...OPERATOR, reader: JAKARTA });
export const ReadAbroad: Story = consent('id', { ...OPERATOR, reader: SINGAPORE });
export const ReadAbroadInEnglish: Story = consent('en', { ...OPERATOR, reader: SINGAPORE });
export const WordsOfTheApp: Story = { args: { consent: 'Kata-kata kami sendiri, dan tautan ke kebijakan kami.' } };
