import { drawSpecimen, inventPerson } from '@ktp-ocr/testing/node';
import { keepDoubts } from '@ktp-ocr/testing/playwright';
import type { Page } from 'playwright';
import { expect } from 'vitest';

/**
 * Scans a drawn card and checks that what is confirmed is what was drawn. The page's policy must refuse nothing, and
 * everything must load.
 */
export async function scanAndConfirm(page: Page, address: string): Promise<void> {
  const troubles: string[] = [];
  page.on('pageerror', ({ message }) => troubles.push(message));
  page.on('console', (message) => {
    const isIcon = message.location().url.endsWith('/favicon.ico'); // none of these apps has one
    if (message.type() === 'error' && !isIcon) troubles.push(message.text());
  });
  const person = inventPerson(12);
  const photo = await drawSpecimen(person, { width: 1600, margin: 0.08, tilt: 2 });
  await page.goto(address);
  await page.locator(`main[data-ready='${address.endsWith('?device') ? 'device' : 'server'}']`).waitFor();
  const buffer = Buffer.from(await photo.arrayBuffer());
  await page
    .locator('.ktp input[type=file]')
    .first()
    .setInputFiles({ name: 'ktp.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  await page.getByRole('heading', { name: /Cocokkan dengan KTP Anda|isian perlu dicek/ }).waitFor();
  await keepDoubts(page);
  await page.getByRole('button', { name: 'Data sudah cocok' }).click();
  await page.getByRole('heading', { name: 'Data KTP sudah dikonfirmasi' }).waitFor();
  const record: unknown = JSON.parse(await page.getByTestId('record').innerText());
  expect(record).toMatchObject({ nik: person.nik, nama: person.nama, alamat: person.alamat });
  // The stylesheet was loaded too.
  const edit = page.getByRole('button', { name: 'Ubah data' });
  expect(await edit.evaluate((button) => getComputedStyle(button).cursor)).toBe('pointer');
  expect(troubles).toEqual([]);
}
