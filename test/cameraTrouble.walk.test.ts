import type { CameraProfileName } from '@ktp-ocr/testing';
import { drawSpecimen, inventPerson } from '@ktp-ocr/testing/node';
import { fakeCameraOf, withFakeCamera } from '@ktp-ocr/testing/playwright';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchOptions } from '../scripts/browser.ts';
import { toScanner } from './toScanner.ts';
import { openPage } from './openPage.ts';

// Every way a camera can fail, in the demo: what people are told, and that a file is one tap away.
const address = inject('demo');
let browser: Browser;
let page: Page;
let photo: Buffer;

beforeAll(async () => {
  const drawn = await drawSpecimen(inventPerson(12), { width: 1200, margin: 0.08, tilt: 2 });
  photo = Buffer.from(await drawn.arrayBuffer());
  browser = await chromium.launch(launchOptions());
  page = await openScanner();
});
afterAll(async () => {
  await browser?.close();
});

interface Trouble {
  readonly title: string;
  readonly advice: RegExp;
  /** Whether the page may ask again, and whether the device's camera app may help. */
  readonly again: boolean;
  readonly device: boolean;
}

const TROUBLES: Readonly<Partial<Record<CameraProfileName, Trouble>>> = {
  denied: { title: 'Kamera belum diizinkan', advice: /tetap bisa lanjut tanpa izin/, again: true, device: true },
  dismissed: { title: 'Kamera belum diizinkan', advice: /lalu pilih Izinkan/, again: true, device: true },
  busy: { title: 'Kamera sedang dipakai', advice: /Tutup aplikasi lain/, again: true, device: true },
  'no camera': { title: 'Kamera tidak ditemukan', advice: /Pilih foto KTP yang sudah ada/, again: true, device: false },
  silent: { title: 'Kamera tidak merespons', advice: /Coba nyalakan lagi/, again: true, device: true },
  black: { title: 'Kamera tidak merespons', advice: /Coba nyalakan lagi/, again: true, device: true },
  insecure: { title: 'Kamera perlu koneksi aman', advice: /Pilih file untuk lanjut/, again: false, device: true },
  'blocked by the frame': {
    title: 'Kamera tidak dibuka di halaman ini',
    advice: /tidak diberi akses kamera oleh situs/,
    again: false,
    device: true,
  },
  'in-app browser': {
    title: 'Kamera tidak tersedia di peramban ini',
    advice: /Buka halaman ini di Chrome atau Safari/,
    again: false,
    device: true,
  },
  unsupported: {
    title: 'Kamera tidak tersedia di peramban ini',
    advice: /Buka halaman ini di Chrome atau Safari/,
    again: false,
    device: true,
  },
};

async function openScanner(): Promise<Page> {
  const opened = await openPage(browser, { viewport: { width: 360, height: 780 } });
  await withFakeCamera(opened);
  await toScanner(opened, address);
  return opened;
}

async function openCamera(on: Page, profile: CameraProfileName): Promise<void> {
  await fakeCameraOf(on).become(profile);
  await on.getByRole('button', { name: /^Foto KTP/ }).click();
}

async function chooseFileInstead(on: Page): Promise<void> {
  const chooser = on.waitForEvent('filechooser');
  await on
    .getByRole('dialog')
    .getByRole('button', { name: /^Pilih file/ })
    .click();
  await (await chooser).setFiles({ name: 'ktp.jpg', mimeType: 'image/jpeg', buffer: photo });
  await on.getByRole('heading', { name: 'Apakah semua tulisan terbaca?' }).waitFor();
  expect([await on.getByRole('dialog').count(), await fakeCameraOf(on).liveTracks()]).toEqual([0, 0]);
  await on.getByRole('button', { name: 'Foto ulang' }).click();
}

async function seeTrouble(on: Page, profile: CameraProfileName): Promise<void> {
  const { title, advice, again, device } = TROUBLES[profile]!;
  await openCamera(on, profile);
  const dialog = on.getByRole('dialog', { name: title });
  await dialog.waitFor();
  const heading = dialog.getByRole('heading', { name: title });
  expect(await heading.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await dialog.innerText()).toMatch(advice);
  expect(await dialog.getByRole('button', { name: 'Coba kamera lagi' }).count()).toBe(again ? 1 : 0);
  expect(await dialog.getByRole('button', { name: /^Buka aplikasi kamera/ }).count()).toBe(device ? 1 : 0);
  await chooseFileInstead(on);
}

// The checks on a running camera take time, so these two wait side by side.
const WATCHED = ['silent', 'black'] as const;
test.concurrent.each(WATCHED)('a camera that is %s', async (profile) => {
  const own = await openScanner();
  await seeTrouble(own, profile);
  await own.close();
});

const quick = (Object.keys(TROUBLES) as CameraProfileName[]).filter((name) => !WATCHED.some((one) => one === name));
test.each(quick)('a camera that is %s', (profile) => seeTrouble(page, profile));

test('an unanswered permission prompt leaves the file button available', async () => {
  await openCamera(page, 'unanswered');
  await page.getByRole('dialog').getByText('Izinkan kamera untuk memotret KTP.').waitFor();
  await chooseFileInstead(page);
});
