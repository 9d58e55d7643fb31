import { drawSpecimen, inventPerson } from '@ktp-ocr/testing/node';
import { scanKtp } from '@ktp-ocr/testing/playwright';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchOptions } from '../scripts/browser.ts';
import { PATIENCE_MS } from './patience.ts';
import { toScanner } from './toScanner.ts';
import { openPage } from './openPage.ts';
import { pictureWithoutCard } from './pictureWithoutCard.ts';

// Uses the testing package's helpers as an app's own tests do, with the demo as the app.
const person = inventPerson(31);
const address = inject('demo');
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
  page = await openPage(browser, { viewport: { width: 360, height: 780 } });
});
afterAll(async () => {
  await browser?.close();
});

test('scanKtp scans, corrects and confirms a card, and returns what was read', async () => {
  await toScanner(page, address);
  const read = await scanKtp(page, await drawSpecimen(person, { margin: 0.08 }), {
    corrections: { pekerjaan: 'PILOT' },
    timeout: PATIENCE_MS,
  });
  expect(read).toMatchObject({ nama: person.nama, nik: person.nik, pekerjaan: person.pekerjaan });
  await page.getByRole('heading', { name: 'Data KTP sudah dikonfirmasi' }).waitFor();
  expect(await page.locator('.ktp').innerText()).toContain('PILOT');
});

test('scanKtp fails with the words on screen if the photo shows no card', async () => {
  await toScanner(page, address);
  const blank = new Blob([new Uint8Array(await pictureWithoutCard(browser))], { type: 'image/jpeg' });
  await expect(scanKtp(page, blank, { timeout: PATIENCE_MS })).rejects.toThrow(
    /KTP (tidak ditemukan|belum berhasil dibaca)/,
  );
});

test('scanKtp names the screen it is stuck on', async () => {
  await toScanner(page, address);
  await page.route('**/api/ktp', () => {}); // accepted, and never answered
  const photo = await drawSpecimen(person, { margin: 0.08 });
  await expect(scanKtp(page, photo, { timeout: 15_000 })).rejects.toThrow(/within 15000 ms: .*Mengirim foto/s);
});
