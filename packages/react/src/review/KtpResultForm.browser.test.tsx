import type { KtpAnyRecord, KtpDraft } from '@ktp-ocr/core';
import { normalise } from '@ktp-ocr/core';
import { inventPerson, scenarioAnswer } from '@ktp-ocr/testing';
import { waitFor } from '@testing-library/react';
import { createRef, useState } from 'react';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { KtpResultForm } from './KtpResultForm.tsx';
import type { KtpResultFormHandle } from './ReviewForm.tsx';

const person = inventPerson(5);
const today = '2026-01-31';
const draftOf = (scenario: 'read' | 'doubtful'): KtpDraft =>
  normalise(scenarioAnswer(scenario, { person }).reading!, { today });
const record: KtpAnyRecord = { nik: person.nik, nama: 'SITI CONTOH', tanggalLahir: '1994-08-17' };
const field = (root: Element, name: string) => root.querySelector<HTMLElement>(`[data-field='${name}']`)!;

test('uncontrolled: a record confirmed before is changed, undone and confirmed again; nothing takes the focus', async () => {
  const onConfirm = vi.fn();
  const screen = await render(
    <div className="ktp">
      <KtpResultForm defaultValue={record} required={['nik', 'nama']} today={today} onConfirm={onConfirm} />
    </div>,
  );
  const name = screen.getByRole('textbox', { name: 'Nama', exact: true });
  await expect.element(screen.getByText('SITI CONTOH')).toBeVisible();
  expect(document.body).toBe(document.activeElement);
  await screen.getByRole('button', { name: 'Ubah Nama' }).click();
  await expect.element(name).toHaveValue('SITI CONTOH');
  await expect.element(name).toHaveFocus();
  await name.fill('SITI SAMPEL');
  await screen.getByRole('button', { name: 'Urungkan' }).click();
  await expect.element(name).toHaveValue('SITI CONTOH');
  await name.fill('SITI SAMPEL');
  await screen.getByRole('button', { name: 'Data sudah cocok' }).click();
  await waitFor(() => expect(onConfirm).toHaveBeenCalledOnce());
  expect(onConfirm.mock.calls[0]![0]).toMatchObject({ ...record, nama: 'SITI SAMPEL' });
});

test('uncontrolled: a save that fails keeps every edit', async () => {
  const onConfirm = vi.fn().mockRejectedValueOnce(new Error('no')).mockResolvedValueOnce(undefined);
  const screen = await render(
    <KtpResultForm defaultValue={record} required={['nik', 'nama']} today={today} onConfirm={onConfirm} />,
  );
  const name = screen.getByRole('textbox', { name: 'Nama', exact: true });
  await screen.getByRole('button', { name: 'Ubah Nama' }).click();
  await name.fill('SITI SAMPEL');
  await screen.getByRole('button', { name: 'Data sudah cocok' }).click();
  await expect.element(screen.getByText(/^Belum tersimpan/)).toBeVisible();
  await expect.element(name).toHaveValue('SITI SAMPEL');
  await screen.getByRole('button', { name: 'Data sudah cocok' }).click();
  await expect.element(screen.getByText(/^Belum tersimpan/)).not.toBeInTheDocument();
  expect(onConfirm.mock.calls[1]![0].nama).toBe('SITI SAMPEL');
});

test('controlled: the page keeps the draft, and what it does not take is not shown', async () => {
  const changes = vi.fn();
  function Page() {
    const [draft, setDraft] = useState(() => draftOf('read'));
    const [frozen, setFrozen] = useState(false);
    const take = (changed: KtpDraft): void => {
      changes(changed.fields.nama.value);
      if (!frozen) setDraft(changed);
    };
    return (
      <>
        <KtpResultForm value={draft} onChange={take} today={today} />
        <button type="button" onClick={() => setFrozen(true)}>
          freeze
        </button>
        <output>{draft.fields.nama.value}</output>
      </>
    );
  }
  const screen = await render(<Page />);
  const name = screen.getByRole('textbox', { name: 'Nama', exact: true });
  await screen.getByRole('button', { name: 'Ubah Nama' }).click();
  await expect.element(name).toHaveValue(person.nama);
  await name.fill('SITI');
  await expect.element(screen.getByRole('status')).toHaveTextContent('SITI');
  await screen.getByText('freeze').click();
  await name.click();
  await userEvent.keyboard('{End}XY');
  expect(changes.mock.lastCall).toEqual(['SITIY']); // each change begins at what the page holds
  await expect.element(name).toHaveValue('SITI');
  expect(screen.container.querySelector('[data-confirm]')).toBeNull(); // the page's own button sends it
});

test('in a plain form: values as a record has them, and invalid where something must be mended', async () => {
  const handle = createRef<KtpResultFormHandle>();
  const screen = await render(
    <form>
      <KtpResultForm ref={handle} defaultValue={record} today={today} fields={['nik', 'nama', 'tanggalLahir']} />
    </form>,
  );
  const form = screen.container.querySelector('form')!;
  const nik = screen.getByRole('textbox', { name: 'NIK' });
  await screen.getByRole('button', { name: 'Ubah NIK' }).click();
  await expect.element(nik).toHaveValue(person.nik.replace(/(.{4})(?=.)/g, '$1 '));
  expect(Object.fromEntries(new FormData(form))).toEqual(record);
  expect(form.checkValidity()).toBe(true);
  await nik.fill('1234');
  await waitFor(() => expect(form.checkValidity()).toBe(false));
  expect((nik.element() as HTMLInputElement).validationMessage).toContain('16');
  (document.activeElement as HTMLElement).blur();
  handle.current!.focus();
  expect(document.activeElement?.closest('[data-field]')).toBe(field(screen.container, 'nik'));
});

test('in a plain form: religion, blood type and marital status are sent only if the app selects them', async () => {
  const held: KtpAnyRecord = { ...record, agama: 'ISLAM', golDarah: 'O', statusPerkawinan: 'KAWIN' };
  const sent = async (select?: readonly ['nik', 'agama']): Promise<Record<string, unknown>> => {
    const screen = await render(
      <form>
        <KtpResultForm defaultValue={held} today={today} {...(select ? { select } : {})} />
      </form>,
    );
    await waitFor(() => expect(field(screen.container, 'nik')).not.toBeNull());
    const data = Object.fromEntries(new FormData(screen.container.querySelector('form')!));
    await screen.unmount();
    return data;
  };
  const usual = await sent();
  expect(usual).toMatchObject({ nik: person.nik });
  for (const name of ['agama', 'golDarah', 'statusPerkawinan']) expect(usual).not.toHaveProperty(name);
  const selected = await sent(['nik', 'agama']);
  expect(selected).toMatchObject({ agama: 'ISLAM' });
  expect(selected).not.toHaveProperty('golDarah');
});

test('a word that no list has is not simply kept: it is recorded apart, as what the card prints', async () => {
  const onConfirm = vi.fn();
  const unlisted = { ...record, agama: 'SUNDA WIWITAN', jenisKelamin: 'LAKEI AKI' } as unknown as KtpAnyRecord;
  const screen = await render(
    <KtpResultForm
      defaultValue={unlisted}
      required={['nik']}
      select={['nik', 'agama']}
      today={today}
      onConfirm={onConfirm}
    />,
  );
  await waitFor(() => expect(field(screen.container, 'jenisKelamin')).not.toBeNull());
  const sex = field(screen.container, 'jenisKelamin');
  expect([...sex.querySelectorAll('button')].map((button) => button.textContent)).toEqual(['Pakai LAKI-LAKI']);
  await screen.getByRole('button', { name: 'Pakai LAKI-LAKI untuk Jenis kelamin' }).click();
  await screen.getByRole('button', { name: 'Agama di KTP memang begini' }).click();
  await screen.getByRole('button', { name: 'Data sudah cocok' }).click();
  await waitFor(() => expect(onConfirm).toHaveBeenCalledOnce());
  const [confirmed] = onConfirm.mock.calls[0]!;
  expect(confirmed).toMatchObject({ nik: person.nik, other: { agama: 'SUNDA WIWITAN' } });
  expect(confirmed.agama).toBe('');
});
