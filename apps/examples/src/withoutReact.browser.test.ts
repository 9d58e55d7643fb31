import { KtpError } from '@ktp-ocr/core';
import { drawSpecimen, fakeEngine, inventPerson } from '@ktp-ocr/testing';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mountScan } from './withoutReact.ts';

const person = inventPerson(5);
const photo = new File([await drawSpecimen(person)], 'ktp.jpg', { type: 'image/jpeg' });
const root = document.createElement('main');
document.body.append(root);
let unmount = (): void => {};
afterEach(() => unmount());

test('a scan without React: read, corrected, every doubt answered, confirmed', async () => {
  const onConfirm = vi.fn();
  unmount = mountScan(root, { engine: fakeEngine('doubtful', { person }), today: '2026-01-31', onConfirm });
  await userEvent.upload(page.getByLabelText('Foto KTP'), photo);
  await expect.element(page.getByRole('status')).toHaveTextContent('Cocokkan dengan KTP.');
  await expect.element(page.getByLabelText('nama')).toHaveValue(person.nama);
  await page.getByLabelText('pekerjaan').fill('PILOT');
  await page.getByLabelText('kecamatan').fill(person.kecamatan);
  await page.getByRole('button', { name: 'Pakai LAKI-LAKI' }).click();
  const keep = page.getByRole('button', { name: /sudah sesuai$/ });
  while (keep.elements().length > 0) {
    const left = keep.elements().length;
    await keep.first().click();
    await expect.poll(() => keep.elements().length).toBeLessThan(left);
  }
  await page.getByRole('button', { name: 'Konfirmasi data' }).click();
  await expect.element(page.getByRole('status')).toHaveTextContent('Tersimpan.');
  const [record] = onConfirm.mock.calls[0] ?? [];
  expect(record).toMatchObject({ nik: person.nik, pekerjaan: 'PILOT', jenisKelamin: 'LAKI-LAKI' });
  expect(record).not.toHaveProperty('agama');
});

test('a failure shows its code, and the same photo is read again', async () => {
  const good = fakeEngine('read', { person });
  const recognise = vi.fn(good.recognise).mockRejectedValueOnce(new KtpError('image-blurry'));
  unmount = mountScan(root, { engine: { ...good, recognise }, today: '2026-01-31' });
  await userEvent.upload(page.getByLabelText('Foto KTP'), photo);
  await expect.element(page.getByRole('status')).toHaveTextContent('Belum berhasil. (image-blurry)');
  await page.getByRole('button', { name: 'Coba lagi' }).click();
  await expect.element(page.getByLabelText('nama')).toHaveValue(person.nama);
  expect(recognise).toHaveBeenCalledTimes(2);
});
