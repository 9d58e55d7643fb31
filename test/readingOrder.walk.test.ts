import { answerFromReading } from '@ktp-ocr/core/kit';
import { scenarioAnswer } from '@ktp-ocr/testing';
import { inventPerson } from '@ktp-ocr/testing/node';
import { withFakeCamera } from '@ktp-ocr/testing/playwright';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchOptions } from '../scripts/browser.ts';
import { focused, heard } from './heard.ts';
import { toScanner } from './toScanner.ts';
import { openPage } from './openPage.ts';

const person = inventPerson(12);
const address = inject('demo');
let browser: Browser;
let page: Page;
let session: CDPSession;

beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
  page = await openPage(browser, { viewport: { width: 360, height: 780 } });
  session = await page.context().newCDPSession(page);
  await withFakeCamera(page, 'phone', { scene: 'no-card' });
  await page.route('**/api/ktp*', (route) => {
    const { reading } = scenarioAnswer('doubtful', { person });
    return route.fulfill({ json: answerFromReading(reading!, 'fake-request') });
  });
  await toScanner(page, address);
});
afterAll(async () => {
  await browser?.close();
});

const PRIVACY = 'Foto dikirim ke server Dompet Contoh di komputer ini hanya untuk dibaca, lalu dihapus.';

const START = [
  'heading "Foto KTP Anda"',
  'Siapkan KTP asli. Data terisi otomatis dari foto, lalu Anda periksa.',
  'list "Agar terbaca dengan baik"',
  'Seluruh kartu terlihat Keempat sudut masuk ke bingkai.',
  'Tanpa pantulan cahaya Jauhkan dari lampu dan lampu kilat.',
  'Tulisan tajam dan terang Pegang diam, cari tempat terang.',
  'button "Foto KTP Pakai kamera perangkat ini"',
  'button "Pilih file Foto JPG atau PNG yang sudah ada"',
];
const CAMERA = [
  'dialog "Foto KTP"',
  'button "Tutup kamera"',
  'heading "Foto KTP"',
  'button "Senter"',
  'Letakkan KTP mendatar di dalam bingkai',
  'KTP belum terlihat. Coba latar polos.',
  'button "Pilih file"',
  'button "Ambil foto"',
  'KTP belum terlihat. Coba latar polos.',
];
const CHECK = [
  'heading "Apakah semua tulisan terbaca?"',
  'image "Foto KTP yang diambil, dengan empat sudut yang dapat digeser"',
  'button "Sudut kiri atas"',
  'button "Sudut kanan atas"',
  'button "Sudut kanan bawah"',
  'button "Sudut kiri bawah"',
  'Tepi kartu tidak ditemukan. Seluruh foto akan dibaca. Anda bisa memotongnya sendiri sesuai kartu.',
  'list "Yang sudah baik"',
  'Tajam',
  'Cukup terang',
  'Tanpa pantulan',
  'button "Putar"',
  'button "Perbesar"',
  'button "Pakai seluruh foto"',
  'Geser sudut ke tepi kartu, atau pakai tombol panah.',
  PRIVACY,
  'button "Foto ulang"',
  'button "Pakai foto ini"',
];
const REVIEW = [
  'button "Perbesar foto KTP"',
  'heading "3 isian perlu dicek"',
  'Sisanya terbaca.',
  // An item of a list: its texts in one, then what can be done there.
  'Nama Cek Beberapa huruf kurang jelas. Cocokkan dengan potongan foto.',
  'image "Potongan foto untuk Nama"',
  'textbox "Nama"',
  'button "Nama sudah sesuai dengan KTP"',
  'Jenis kelamin Cek Kata ini tidak dikenal. Usulan di bawah yang paling mirip.',
  'image "Potongan foto untuk Jenis kelamin"',
  'combobox "Jenis kelamin"',
  'button "Pakai LAKI-LAKI untuk Jenis kelamin"',
  'Kecamatan Tidak terbaca Usulan ini dari Kel/Desa dan daftar wilayah resmi.',
  'textbox "Kecamatan"',
  `button "Pakai ${person.kecamatan} untuk Kecamatan"`,
  '12 isian lain terbaca',
  'Lihat dan ubah',
  'Gol. darah, Agama, dan Status perkawinan tidak diambil.',
  'Foto hanya ada di halaman ini dan hilang saat Anda menutupnya.',
  'button "Foto ulang"',
  '3 lagi',
  'button "Data sudah cocok"',
  'Selesai dibaca. 3 isian perlu dicek.',
];
const SUMMARY = [
  'heading "Data KTP sudah dikonfirmasi"',
  'Foto KTP tidak disimpan di halaman ini.',
  'NIK',
  `Empat angka terakhir ${[...person.nik.slice(-4)].join(' ')}`,
  'Nama',
  person.nama,
  'Lahir',
];

const hear = (within?: string): Promise<readonly string[]> => heard(session, within);
const focus = (): Promise<string> => focused(session);
const title = (words: string): Promise<void> => page.getByRole('heading', { name: words }).waitFor();

/** Presses Tab until this element has the focus, and returns what had it on the way. */
async function tabTo(name: RegExp): Promise<readonly string[]> {
  const passed: string[] = [];
  for (let left = 40; left > 0; left -= 1) {
    await page.keyboard.press('Tab');
    passed.push(await focus());
    if (name.test(passed.at(-1)!)) return passed;
  }
  throw new Error(`The focus never came to ${name}: ${passed.join(', ')}`);
}

// From here on there is no mouse and no screen: only what is announced, in order, and where the focus is.
test('the whole scan makes sense read aloud, and works by keyboard alone', async () => {
  const start = await hear();
  expect(start.slice(0, START.length)).toEqual(START);
  expect(start).toContain(PRIVACY);
  await tabTo(/^button "Foto KTP/);
  await page.keyboard.press('Enter');

  await page.locator("[data-hint='no-card']").waitFor();
  expect(await focus()).toBe('heading "Foto KTP"');
  await page.getByRole('dialog').getByRole('status').filter({ hasText: 'Coba latar polos' }).waitFor();
  expect(await hear('dialog')).toEqual(CAMERA);
  await page.keyboard.press('Space');

  await title('Apakah semua tulisan terbaca?');
  expect(await focus()).toBe('heading "Apakah semua tulisan terbaca?"');
  await page.getByRole('list', { name: 'Yang sudah baik' }).waitFor();
  await tabTo(/^button "Potong sesuai kartu"/);
  await page.keyboard.press('Enter');
  await page.locator('.ktp > [role=status]').filter({ hasText: 'Foto cukup jelas.' }).waitFor();
  const check = await hear();
  expect(check.slice(0, CHECK.length)).toEqual(CHECK);
  expect(check.slice(CHECK.length)).toEqual(['Foto cukup jelas.']);
  const corner = page.getByRole('button', { name: 'Sudut kiri atas' });
  const placeOf = (): Promise<string | null> => corner.getAttribute('style');
  for (let left = 9; left > 0 && !(await focus()).includes('Sudut kiri atas'); left -= 1) {
    await page.keyboard.press('Shift+Tab');
  }
  const before = await placeOf();
  await page.keyboard.press('Shift+ArrowRight');
  expect(await placeOf()).not.toBe(before);
  await page.locator('.ktp > [role=status]').filter({ hasText: 'Sudut kiri atas digeser.' }).waitFor();
  await page.keyboard.press('Shift+ArrowLeft');
  expect((await tabTo(/Pakai foto ini/)).filter((one) => !one.includes('Sudut'))).toEqual([
    'button "Putar"',
    'button "Perbesar"',
    'button "Pakai seluruh foto"',
    'button "Foto ulang"',
    'button "Pakai foto ini"',
  ]);
  await page.keyboard.press('Enter');

  await title('3 isian perlu dicek');
  await page.locator('.ktp > [role=status]').filter({ hasText: '3 isian perlu dicek' }).waitFor();
  // Place names arrive a moment after the reading.
  await page.getByRole('button', { name: /^Pakai .* untuk Kecamatan$/ }).waitFor();
  // With those names, village and district get their lists: the browser informs a screen reader in its own time.
  const early = (line: string): string => line.replace(/^combobox "(Kel\/Desa|Kecamatan)"$/, 'textbox "$1"');
  const shown = new Set([person.provinsi.replace('PROVINSI ', ''), person.kelDesa]);
  const isValue = (line: string): boolean => [person.pekerjaan, person.kabKota].some((value) => value.includes(line));
  const review = (await hear()).map(early).filter((line) => !isValue(line) && !shown.has(line));
  expect(review).toEqual(REVIEW);
  for (const doubt of [/^button "Nama sudah/, /^button "Pakai LAKI-LAKI/, /^button "Pakai .* untuk Kecamatan/]) {
    await expect.poll(focus).toMatch(doubt);
    await page.keyboard.press('Enter');
  }
  await expect.poll(focus).toBe('button "Data sudah cocok"');
  await page.keyboard.press('Control+Enter');

  await title('Data KTP sudah dikonfirmasi');
  expect(await focus()).toBe('heading "Data KTP sudah dikonfirmasi"');
  const summary = await hear();
  expect(summary.slice(0, SUMMARY.length)).toEqual(SUMMARY);
  expect(summary.slice(-3)).toEqual(['button "Lanjut"', 'button "Ubah data"', 'Data KTP dikonfirmasi.']);
  await tabTo(/^button "Lanjut"/);
  await page.keyboard.press('Enter');
  await page.getByLabel('Nomor HP').waitFor();
});
