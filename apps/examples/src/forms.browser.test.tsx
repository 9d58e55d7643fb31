import { fakeEngine, fakePreparation, inventPerson } from '@ktp-ocr/testing';
import type { ComponentType } from 'react';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Registration } from './formik.tsx';
import { CardForm, saveCard } from './serverAction.tsx';
import { Correction, SignUp, type SignUpProps } from './tanstackForm.tsx';

const TODAY = '2026-01-31';
const person = inventPerson(5);
const photo = new File(['a photo'], 'ktp.jpg', { type: 'image/jpeg' });
const scan = { engine: fakeEngine('read', { person }), prepare: fakePreparation(), today: TODAY };

const known = {
  nik: '3171010101909990',
  nama: 'SRI CONTOH',
  tempatLahir: 'JAKARTA',
  tanggalLahir: '1990-01-01',
  jenisKelamin: 'LAKI-LAKI',
  alamat: 'JL. CONTOH NO. 1',
  rtRw: '001/002',
  kelDesa: 'GAMBIR',
  kecamatan: 'GAMBIR',
  kabKota: 'KOTA JAKARTA PUSAT',
  provinsi: 'DKI JAKARTA',
  pekerjaan: 'KARYAWAN SWASTA',
  kewarganegaraan: 'WNI',
  berlakuHingga: 'SEUMUR HIDUP',
  tanggalTerbit: '2015-05-15',
} as const;

test.each<[string, ComponentType<SignUpProps>]>([
  ['TanStack Form', SignUp],
  ['Formik', Registration],
])('the scanner in a form of %s: its record is a value, required until it is confirmed', async (_, Form) => {
  const onSubmit = vi.fn();
  const screen = await render(<Form scan={scan} onSubmit={onSubmit} />);
  await screen.getByLabelText('Email').fill('siti@contoh.example');
  await screen.getByRole('button', { name: 'Daftar' }).click();
  await expect.element(screen.getByText('Konfirmasi data KTP Anda dulu.')).toBeVisible();
  expect(onSubmit).not.toHaveBeenCalled();

  await userEvent.upload(screen.container.querySelector('input[type=file]')!, photo);
  await screen.getByRole('button', { name: 'Pakai foto ini' }).click();
  await vi.waitFor(() => screen.container.querySelector<HTMLElement>('[data-confirm]')!.click());
  await expect.element(screen.getByRole('button', { name: 'Ubah data' })).toBeVisible();
  await screen.getByRole('button', { name: 'Daftar' }).click();
  await vi.waitFor(() => expect(onSubmit).toHaveBeenCalledOnce());
  expect(onSubmit.mock.calls[0]![0]).toMatchObject({ email: 'siti@contoh.example', ktp: { nik: person.nik } });
});

test('the review as a field of TanStack Form: an error holds it back', async () => {
  const onSubmit = vi.fn();
  const screen = await render(<Correction known={{ ...known, nik: '317101' }} onSubmit={onSubmit} />);
  await screen.getByRole('button', { name: 'Simpan' }).click();
  await expect.element(screen.getByText('Periksa isian KTP yang ditandai.')).toBeVisible();
  expect(onSubmit).not.toHaveBeenCalled();
  await screen.getByLabelText('NIK').fill(known.nik);
  await screen.getByRole('button', { name: 'Simpan' }).click();
  await vi.waitFor(() => expect(onSubmit).toHaveBeenCalledOnce());
  expect(onSubmit.mock.calls[0]![0]).toEqual(known);
});

test('the review in a form with a server action: the schema makes the record, and refuses what is none', async () => {
  const save = vi.fn();
  const action = (sent: FormData) => saveCard(save, sent);
  const screen = await render(<CardForm known={{ ...known, agama: 'ISLAM' }} action={action} />);
  await expect.element(screen.getByRole('button', { name: 'Ubah NIK' })).toBeVisible();
  await screen.getByRole('button', { name: 'Simpan' }).click();
  await expect.element(screen.getByText('Data tersimpan.')).toBeVisible();
  expect(save.mock.calls).toEqual([[known]]);

  const forged = new FormData();
  for (const [field, value] of Object.entries({ ...known, jenisKelamin: 'LAKEI AKI' })) forged.set(field, value);
  expect(await saveCard(save, forged)).toEqual({ message: 'Belum bisa disimpan: periksa 1 isian.' });
  expect(save).toHaveBeenCalledOnce();
});
