import { drawSpecimen, inventPerson } from '@ktp-ocr/testing/node';
import { keepDoubts } from '@ktp-ocr/testing/playwright';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchOptions } from '../scripts/browser.ts';
import { startDemoServer } from './demoServer.ts';
import { toScanner } from './toScanner.ts';
import { openPage } from './openPage.ts';
import { pictureWithoutCard } from './pictureWithoutCard.ts';
import { fieldValue, openField, REVIEW_TITLE } from './reviewFields.ts';

// The whole walk, with nothing faked: the demo's page in a real Chromium, its own server, the embedded engine, and a
// photo of a drawn card. What is read is compared with what was drawn.
const person = inventPerson(12);
const address = inject('demo');
let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
});
afterAll(async () => {
  await browser?.close();
});

async function choose(page: Page, buffer: Buffer, name = 'ktp.jpg', mimeType = 'image/jpeg'): Promise<void> {
  await page.locator('.ktp input[type=file]').first().setInputFiles({ name, mimeType, buffer });
}

test('a photo goes in, a confirmed record comes out', async () => {
  const page = await openPage(browser, { viewport: { width: 360, height: 780 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await toScanner(page, address, { withFace: true });
  const photo = await drawSpecimen(person, { width: 1600, margin: 0.08, tilt: 2 });
  await choose(page, Buffer.from(await photo.arrayBuffer()));
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  await page.getByRole('heading', { name: REVIEW_TITLE }).waitFor();

  const value = (field: string) => fieldValue(page, field);
  expect((await value('nik')).replaceAll(' ', '')).toBe(person.nik);
  expect(await value('nama')).toBe(person.nama);
  expect(await value('alamat')).toBe(person.alamat);
  expect(person.tempatTglLahir).toBe(`${await value('tempatLahir')}, ${await value('tanggalLahir')}`);
  const face = page.getByRole('img', { name: 'Foto wajah dari KTP' });
  expect(await face.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(60);

  await (await openField(page, 'pekerjaan')).fill('PILOT');
  await keepDoubts(page);
  await page.getByRole('button', { name: 'Data sudah cocok' }).click();
  await page.getByRole('heading', { name: 'Data KTP sudah dikonfirmasi' }).waitFor();
  expect(await page.locator('.ktp').innerText()).not.toContain(person.nik);

  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByLabel('Nomor HP').fill('0812 0000 0000');
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByLabel('PIN baru').fill('482913');
  await page.getByLabel('Ulangi PIN').fill('482913');
  await page.getByRole('button', { name: 'Buka dompet' }).click();
  const record = JSON.parse(await page.getByTestId('record').innerText()) as Record<string, string>;
  const [day, month, year] = person.tempatTglLahir.slice(-10).split('-');
  expect(record).toMatchObject({
    nik: `************${person.nik.slice(-4)}`,
    nama: person.nama,
    alamat: person.alamat,
    tanggalLahir: `${year}-${month}-${day}`,
    pekerjaan: 'PILOT',
    foto: expect.stringMatching(/^\d+ B image\/jpeg$/), // agreed to
  });
  expect(record).not.toHaveProperty('agama');
  expect(errors).toEqual([]);
  await page.close();
});

test.each([
  ['a file that is not a photo', Buffer.from('just text'), 'Format foto belum didukung'],
  ['an empty file', Buffer.alloc(0), 'Foto kosong'],
])('%s gets a sentence and a way to continue, and is never sent to the server', async (_, bytes, title) => {
  const page = await openPage(browser);
  let posted = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST') posted += 1;
  });
  await toScanner(page, address);
  await choose(page, bytes);
  await page.getByRole('heading', { name: title }).waitFor();
  await page.getByRole('button', { name: 'Foto ulang' }).click();
  await page.getByRole('heading', { name: 'Foto KTP Anda' }).waitFor();
  expect(posted).toBe(0);
  await page.close();
});

test('a picture that is not a KTP is refused in words, and the person can type instead', async () => {
  const page = await openPage(browser);
  await toScanner(page, address);
  await choose(page, await pictureWithoutCard(browser));
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  await page.getByRole('heading', { name: /KTP tidak ditemukan|KTP belum berhasil dibaca/ }).waitFor();
  await page.getByRole('button', { name: 'Isi manual' }).click();
  await page.getByRole('heading', { name: 'Isi sesuai KTP Anda' }).waitFor();
  const [place = '', date = ''] = person.tempatTglLahir.split(', ');
  for (const [label, text] of [
    ['NIK', person.nik],
    ['Nama', person.nama],
    ['Alamat', person.alamat],
    ['RT/RW', person.rtRw],
    ['Kel/Desa', person.kelDesa],
    ['Kecamatan', person.kecamatan],
    ['Kabupaten/Kota', person.kabKota],
    ['Provinsi', person.provinsi],
    ['Tempat lahir', place],
    ['Tanggal lahir', date],
  ] as const) {
    await page.getByLabel(label, { exact: true }).fill(text);
  }
  await page.getByLabel('Jenis kelamin', { exact: true }).selectOption(person.jenisKelamin);
  await page.getByRole('button', { name: 'Data sudah cocok' }).click();
  await page.getByRole('heading', { name: 'Data KTP sudah dikonfirmasi' }).waitFor();
  await page.close();
});

test('the page opens from the sources, as `npm start` serves it', async () => {
  const demo = await startDemoServer();
  const page = await openPage(browser);
  try {
    await toScanner(page, demo.address);
  } finally {
    await page.close();
    await demo.stop();
  }
});

test('a card is read only with a session from the page', async () => {
  const answer = await fetch(`${address}api/ktp`, {
    method: 'POST',
    headers: { 'X-KTP-Client': '1', 'Content-Type': 'image/jpeg' },
    body: 'x',
  });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ type: 'about:ktp-ocr/unauthenticated' });
});
