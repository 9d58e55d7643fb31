import '../styles.css';
import type { PhotoAdvice, PreparedPhoto } from '@ktp-ocr/core';
import { inventPerson, specimenSvg } from '@ktp-ocr/testing';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { KtpPhotoCheck, type KtpPhotoCheckProps } from './KtpPhotoCheck.tsx';

const photo = (...advice: PhotoAdvice[]): PreparedPhoto => ({
  blob: new Blob(),
  mediaType: 'image/jpeg',
  width: 1000,
  height: 631,
  originalBytes: 2_400_000,
  quality: { brightness: 140, sharpness: 0.3, glare: 0, cardWidth: 1200, advice },
});
const found = [
  { x: 0.1, y: 0.1 },
  { x: 0.9, y: 0.1 },
  { x: 0.9, y: 0.9 },
  { x: 0.1, y: 0.9 },
] as const;

// The photo's quality is known a moment after it is shown: just when a person reaches for a button.
test.each([
  ['360 × 640', 360, 640],
  ['360 × 780', 360, 780],
  ['1280 × 900', 1280, 900],
])('findings about the photo move no button away from a finger, at %s', async (_, width, height) => {
  await page.viewport(width, height);
  const check = (known: Partial<KtpPhotoCheckProps>) => (
    <div className="ktp" style={{ maxWidth: '42rem', marginInline: 'auto' }}>
      <KtpPhotoCheck
        photoUrl={`data:image/svg+xml,${encodeURIComponent(specimenSvg(inventPerson(5)))}`}
        photo={null}
        onUse={() => undefined}
        onRetake={() => undefined}
        consent="Foto dikirim ke server Dompet Contoh hanya untuk dibaca, lalu dihapus."
        {...known}
      />
    </div>
  );
  const screen = await render(check({}));
  const places = (): string[] =>
    ['Foto ulang', 'Pakai foto ini'].map((name) => {
      const { x, y } = screen.getByRole('button', { name }).element().getBoundingClientRect();
      return `${Math.round(x)}, ${Math.round(y)}`;
    });
  await expect.element(screen.getByText('Memeriksa foto…')).toBeVisible();
  await expect.poll(() => screen.container.querySelector('img')?.complete).toBe(true);
  const before = places();
  for (const known of [
    { photo: photo(), corners: found },
    { photo: photo('blurry'), corners: null },
    { photo: photo('dark', 'blurry'), corners: found },
  ]) {
    await screen.rerender(check(known));
    await expect.element(screen.getByText('Memeriksa foto…')).not.toBeInTheDocument();
    expect(places()).toEqual(before);
  }
});
