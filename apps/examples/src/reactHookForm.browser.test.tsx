import { drawSpecimen, fakeEngine, inventPerson } from '@ktp-ocr/testing';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Onboarding, OnboardingWithScanner } from './reactHookForm.tsx';

const person = inventPerson(5);
const photo = new File([await drawSpecimen(person)], 'ktp.jpg', { type: 'image/jpeg' });
const scan = (scenario: 'read' | 'doubtful') => ({ engine: fakeEngine(scenario, { person }), today: '2026-01-31' });

test('the card as a field of react-hook-form: doubts block submission and take the focus', async () => {
  const onSubmit = vi.fn();
  const screen = await render(<Onboarding scan={scan('doubtful')} onSubmit={onSubmit} />);
  await screen.getByLabelText('Email').fill('siti@contoh.example');
  await userEvent.upload(screen.getByLabelText('Foto KTP'), photo);
  await expect.element(screen.getByText('13 isian lain terbaca')).toBeVisible();

  await screen.getByRole('button', { name: 'Daftar' }).click();
  await expect.element(screen.getByText('Periksa isian KTP yang ditandai.')).toBeVisible();
  expect(onSubmit).not.toHaveBeenCalled();
  const held = document.activeElement?.closest('[data-field]')?.getAttribute('data-review');
  expect(held).toBe('check');

  await screen.getByText('Lihat dan ubah').click();
  await screen.getByRole('button', { name: 'Ubah Pekerjaan' }).click();
  const job = screen.getByLabelText('Pekerjaan');
  await job.fill('PILOT');
  await screen.getByLabelText('Kecamatan').fill(person.kecamatan);
  const suggestion = screen.getByRole('button', { name: /^Pakai LAKI-LAKI/ });
  await suggestion.click();
  await expect.element(suggestion).not.toBeInTheDocument();
  const keep = screen.getByRole('button', { name: /sudah sesuai dengan KTP$/ });
  for (let left = keep.elements().length; left > 0; left -= 1) {
    await keep.first().click();
    await vi.waitFor(() => expect(keep.elements()).toHaveLength(left - 1));
  }
  await screen.getByRole('button', { name: 'Daftar' }).click();
  await vi.waitFor(() => expect(onSubmit).toHaveBeenCalledOnce());
  const { email, ktp } = onSubmit.mock.calls[0]![0];
  expect(email).toBe('siti@contoh.example');
  expect(ktp).toMatchObject({ nik: person.nik, pekerjaan: 'PILOT', jenisKelamin: 'LAKI-LAKI' });
  expect(ktp).not.toHaveProperty('agama');
});

test('the whole scanner in a form of react-hook-form: required until the card is confirmed', async () => {
  const onSubmit = vi.fn();
  const screen = await render(<OnboardingWithScanner scan={scan('read')} onSubmit={onSubmit} />);
  await screen.getByLabelText('Email').fill('siti@contoh.example');
  await screen.getByRole('button', { name: 'Daftar' }).click();
  await expect.element(screen.getByText('Konfirmasi data KTP Anda dulu.')).toBeVisible();
  await userEvent.upload(screen.container.querySelector('input[type=file]')!, photo);
  await expect.element(screen.getByRole('list', { name: 'Yang sudah baik' })).toBeVisible();
  await screen.getByRole('button', { name: 'Pakai foto ini' }).click();
  await screen.getByRole('button', { name: 'Data sudah cocok' }).click();
  await expect.element(screen.getByText('Konfirmasi data KTP Anda dulu.')).not.toBeInTheDocument();
  await screen.getByRole('button', { name: 'Daftar' }).click();
  await vi.waitFor(() => expect(onSubmit).toHaveBeenCalledOnce());
  expect(onSubmit.mock.calls[0]![0]).toMatchObject({ email: 'siti@contoh.example', ktp: { nik: person.nik } });
});
