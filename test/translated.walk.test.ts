import { answerFromReading } from '@ktp-ocr/core/kit';
import { scenarioAnswer } from '@ktp-ocr/testing';
import { drawSpecimen, inventPerson } from '@ktp-ocr/testing/node';
import { keepDoubts } from '@ktp-ocr/testing/playwright';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchOptions } from '../scripts/browser.ts';
import { openPage } from './openPage.ts';
import { translatePage } from './translatePage.ts';
import { openField } from './reviewFields.ts';

const person = inventPerson(12);
const address = inject('demo');
let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
});
afterAll(async () => {
  await browser?.close();
});

test('a page that the browser translates neither crashes nor changes what is recorded', async () => {
  const page = await openPage(browser, { viewport: { width: 360, height: 780 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await translatePage(page);
  await page.route('**/api/ktp*', (route) => {
    const { reading } = scenarioAnswer('doubtful', { person });
    return route.fulfill({ json: answerFromReading(reading!, 'fake-request') });
  });
  await page.goto(address);
  await page.getByRole('button', { name: 'EN', exact: false }).first().click();
  await page.getByRole('button', { name: 'ID', exact: false }).first().click();
  await page.getByRole('button', { name: 'Lanjut ke foto KTP' }).click(); // without consent: a problem is said
  await page.getByLabel(/Saya setuju data KTP/).check();
  await page.getByLabel(/foto wajah/).check();
  await page.getByRole('button', { name: 'Lanjut ke foto KTP' }).click();
  await page.locator('.gallery img').last().waitFor(); // every small picture takes the place of a blank

  const photo = Buffer.from(await (await drawSpecimen(person, { width: 1600, margin: 0.08 })).arrayBuffer());
  const choose = (buffer: Buffer): Promise<void> =>
    page.locator('.ktp input[type=file]').first().setInputFiles({ name: 'ktp.jpg', mimeType: 'image/jpeg', buffer });
  await choose(Buffer.alloc(0));
  await page.getByRole('button', { name: 'Foto ulang' }).click();
  await choose(photo);
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();

  const sex = await openField(page, 'jenisKelamin');
  const other = person.jenisKelamin === 'LAKI-LAKI' ? 'PEREMPUAN' : 'LAKI-LAKI';
  await sex.selectOption({ index: 2 });
  await sex.selectOption({ index: 1 });
  expect(['LAKI-LAKI', 'PEREMPUAN']).toContain(await sex.inputValue());
  await sex.selectOption(other);
  await sex.selectOption(person.jenisKelamin);
  await (await openField(page, 'kecamatan')).fill(person.kecamatan);
  await keepDoubts(page);
  await page.locator('.ktp [data-confirm]').click();
  await page.locator(".ktp [data-status='confirmed']").waitFor();
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByLabel('Nomor HP').fill('0812 0000 0000');
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByLabel('PIN baru').fill('482913');
  await page.getByLabel('Ulangi PIN').fill('482913');
  await page.getByRole('button', { name: 'Buka dompet' }).click();
  const text = await page.getByTestId('record').innerText();
  expect(JSON.parse(text)).toMatchObject({ jenisKelamin: person.jenisKelamin, kewarganegaraan: 'WNI' });
  expect(text).not.toContain('«');
  await page.getByRole('button', { name: 'Ulangi dari awal' }).click();
  expect(errors).toEqual([]);
  await page.close();
});
