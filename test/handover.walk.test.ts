import { drawSpecimen, inventPerson } from '@ktp-ocr/testing/node';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchOptions } from '../scripts/browser.ts';
import { openContext, openPage } from './openPage.ts';

// A desk and a phone, each with its own cookies, and one server between them: only the camera is fake.
const person = inventPerson(12);
const address = inject('demo');
let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
});
afterAll(async () => {
  await browser?.close();
});

async function openDesk(): Promise<{ readonly desk: Page; readonly link: string }> {
  const desk = await openPage(browser, { viewport: { width: 1280, height: 900 } });
  await desk.goto(address);
  await desk.getByLabel(/Saya setuju data KTP/).check();
  await desk.getByRole('button', { name: 'Lanjut ke foto KTP' }).click();
  await desk.getByRole('button', { name: /^Pakai ponsel/ }).click();
  await desk.getByRole('img', { name: /^Kode QR/ }).waitFor();
  const link = (await desk.locator('.ktp-handover-link a').getAttribute('href'))!;
  return { desk, link };
}

async function openPhone(link: string): Promise<Page> {
  const context = await openContext(browser, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const phone = await context.newPage();
  await phone.goto(link);
  return phone;
}

const numberOn = async (phone: Page): Promise<string> => (await phone.locator('.ktp-asked-digits').textContent()) ?? '';

test("the desk cancels a code and makes another; the phone's photo arrives; a code works once", async () => {
  const { desk, link: first } = await openDesk();
  await desk.keyboard.press('Tab'); // from the title to the link, then to the cancel button
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Enter');
  const offer = desk.getByRole('button', { name: /^Pakai ponsel/ });
  await offer.waitFor();
  expect(await offer.evaluate((button) => button === document.activeElement)).toBe(true);
  const phone = await openPhone(first);
  const requests: string[] = [];
  phone.on('request', (request) => requests.push(request.url()));
  await phone.getByRole('heading', { name: 'Kode sudah tidak berlaku' }).waitFor();

  await desk.keyboard.press('Enter');
  await desk.getByRole('img', { name: /^Kode QR/ }).waitFor();
  const link = (await desk.locator('.ktp-handover-link a').getAttribute('href'))!;
  expect(link).not.toBe(first);
  await phone.goto(link); // in the same tab: only the part after # is new
  await desk.getByText('Ponsel tersambung').waitFor();
  expect(await phone.context().cookies()).toEqual([]); // no session on the phone
  await phone.getByText(/meminta foto KTP Anda/).waitFor();
  const number = await numberOn(phone);
  const second = await openPhone(link); // another person who has seen the code
  await second.getByRole('heading', { name: 'Kode sudah dipakai ponsel lain' }).waitFor();
  await second.context().close();
  await phone.reload(); // still the first phone, with its number
  await phone.getByRole('button', { name: /^Pilih file/ }).waitFor();
  expect(await numberOn(phone)).toBe(number);
  const photo = await drawSpecimen(person, { width: 1600, margin: 0.08, tilt: 2 });
  const file = { name: 'ktp.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await photo.arrayBuffer()) };
  await phone.locator('input[type=file]').first().setInputFiles(file);
  await phone.getByRole('list', { name: 'Yang sudah baik' }).waitFor();
  await phone.getByRole('button', { name: 'Pakai foto ini' }).tap();
  await phone.getByRole('heading', { name: 'Foto terkirim' }).waitFor();

  await desk.getByText('Foto sudah terkirim').waitFor(); // and not shown
  const field = desk.getByLabel('Ketik angka yang tampil di ponsel Anda');
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
  await desk.keyboard.type(number === '0000' ? '1111' : '0000');
  await desk.keyboard.press('Enter');
  await desk.getByText('Angkanya tidak cocok').waitFor();
  await desk.keyboard.type(await numberOn(phone));
  await desk.keyboard.press('Enter');
  await desk.getByRole('heading', { name: 'Apakah semua tulisan terbaca?' }).waitFor();
  const image = desk.locator('.ktp-preview img').first();
  await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(900);
  const token = link.split('#ktp=')[1]!;
  expect(token.length).toBeGreaterThan(30);
  expect(requests.filter((url) => url.includes(token))).toEqual([]); // never in an address a server sees
  await phone.reload();
  await phone.getByRole('heading', { name: 'Kode sudah tidak berlaku' }).waitFor();
  await Promise.all([desk.context().close(), phone.context().close()]);
});
