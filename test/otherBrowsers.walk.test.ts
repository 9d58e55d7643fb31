import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawSpecimen, inventPerson } from '@ktp-ocr/testing/node';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { findFirefox, findWebKit } from '../scripts/browser.ts';
import { button, type DrivenPage, heading } from './browsers/drivenPage.ts';
import { openFirefox } from './browsers/firefox.ts';
import { openWebKit } from './browsers/webkit.ts';

// The page of the Chromium walk, in Firefox and WebKitGTK: one photo is taken by hand with the browser's fake camera,
// which shows no card; another is chosen, checked, read, reviewed and confirmed.
const person = inventPerson(12);
const folder = mkdtempSync(join(tmpdir(), 'ktp-walk-'));
const photo = join(folder, 'ktp.jpg');
const text = join(folder, 'ktp.txt');
const address = inject('demo');

beforeAll(async () => {
  const drawn = await drawSpecimen(person, { width: 1600, margin: 0.08, tilt: 2 });
  writeFileSync(photo, Buffer.from(await drawn.arrayBuffer()));
  writeFileSync(text, 'just text');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const FILE = "(//input[@type='file'])[1]";
const CHECK = heading('Apakah semua tulisan terbaca?');

async function walk(page: DrivenPage): Promise<void> {
  await page.open(address);
  await page.evaluate("addEventListener('error', ({ message }) => (globalThis.pageErrors ??= []).push(message))");
  await page.press("//input[@name='agreed']");
  await page.press("//input[@name='face']");
  await page.press(button('Lanjut ke foto KTP'));
  await page.see(heading('Foto KTP Anda'));

  await page.press(button('Foto KTP'));
  await page.see("//*[@data-hint and @data-hint!='starting']");
  await page.press("//button[@aria-label='Ambil foto']");
  await page.see(CHECK);
  await page.press(button('Foto ulang'));

  await page.see(heading('Foto KTP Anda'));
  await page.choose(FILE, text);
  await page.see("//*[@role='alert'][contains(., 'Itu bukan foto')]");
  await page.choose(FILE, photo);
  await page.see(CHECK);
  await page.see("//button[@aria-label='Sudut kiri atas']");
  await page.press(button('Pakai foto ini'));
  await page.see("//*[@data-status='review']//h2");

  const value = (field: string): Promise<unknown> =>
    page.evaluate(`(() => {
      const root = document.querySelector("[data-field='${field}']");
      const control = root.querySelector('input, textarea, select');
      return control?.value ?? root.querySelector('.ktp-line-value [translate]').textContent;
    })()`);
  expect(String(await value('nik')).replaceAll(' ', '')).toBe(person.nik);
  expect(await value('nama')).toBe(person.nama);
  expect(await value('alamat')).toBe(person.alamat);
  expect(person.tempatTglLahir).toBe(`${await value('tempatLahir')}, ${await value('tanggalLahir')}`);
  await page.see("//img[@alt='Foto wajah dari KTP']");

  const doubts = button('sudah sesuai dengan KTP');
  for (let left = await page.count(doubts); left > 0; left -= 1) {
    await page.press(doubts);
    await expect.poll(() => page.count(doubts)).toBe(left - 1);
  }
  const folded = "//details[contains(@class, 'ktp-rest')][not(@open)]/summary";
  if ((await page.count(folded)) > 0) await page.press(folded);
  if ((await page.count("//*[@data-field='pekerjaan']//input")) === 0) {
    // WebKit's driver brings an element to the edge of the screen, where the bar is.
    await page.evaluate(`document.querySelector("[data-field='pekerjaan']").scrollIntoView({ block: 'center' })`);
    await page.press("//*[@data-field='pekerjaan']//button");
  }
  await page.type("//*[@data-field='pekerjaan']//input", ' LEPAS');
  await page.press(button('Data sudah cocok'));
  await page.see(heading('Data KTP sudah dikonfirmasi'));
  const summary = String(await page.evaluate("document.querySelector('.ktp').innerText"));
  expect(summary).toContain(`${person.pekerjaan} LEPAS`);
  expect(summary).not.toContain(person.nik);
  expect(await page.evaluate('globalThis.pageErrors ?? null')).toBeNull();
}

const BROWSERS = [
  ['Firefox', findFirefox(), openFirefox],
  ['WebKitGTK', findWebKit(), openWebKit],
] as const;
for (const [name, found, open] of BROWSERS) {
  test.skipIf(found === null).concurrent(`a KTP is photographed, read, reviewed and confirmed in ${name}`, async () => {
    const page = await open();
    try {
      await walk(page);
    } finally {
      await page.close();
    }
  });
}
