import { KTP_FIELDS, type KtpAnyRecord } from '@ktp-ocr/core';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { KtpSummary } from './KtpSummary.tsx';

const full = {
  nik: '3273015708949991',
  nama: 'SITI CONTOH',
  alamat: 'JL. CONTOH NO. 1',
  rtRw: '001/002',
  kelDesa: 'SUKARASA',
  kecamatan: 'SUKASARI',
  kabKota: 'KOTA BANDUNG',
  provinsi: 'JAWA BARAT',
  tempatLahir: 'CIMAHI',
  tanggalLahir: '1994-08-17',
  jenisKelamin: 'PEREMPUAN',
  golDarah: 'AB',
  agama: 'ISLAM',
  statusPerkawinan: 'BELUM KAWIN',
  pekerjaan: 'PILOT',
  kewarganegaraan: 'WNI',
  berlakuHingga: '2031-05-06',
  tanggalTerbit: '2015-03-04',
} as const satisfies KtpAnyRecord;

const textOf = (record: KtpAnyRecord): string =>
  renderToString(<KtpSummary record={record} onEdit={() => null} />).replaceAll(/<[^>]*>/g, '\n');
/** As the card prints it. */
const printed = (value: string): string => value.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3-$2-$1').replace('/', '/RW ');

test.each(KTP_FIELDS.filter((name) => name !== 'nik'))('the summary shows %s', (name) => {
  expect(textOf(full)).toContain(printed(full[name]));
  const { [name]: _, ...others } = full;
  expect(textOf(others)).not.toContain(printed(full[name]));
});

test.each(KTP_FIELDS)('the summary says that %s was left empty, and does not call the record complete', (name) => {
  const text = textOf({ ...full, [name]: '' });
  expect(text).toMatch(/Dibiarkan kosong: .+/);
  expect(text).not.toMatch(/lengkap|diperiksa/);
  expect(textOf(full)).not.toContain('Dibiarkan kosong');
});

test('the summary shows what no list has, and that the face is handed over', () => {
  const text = textOf({ ...full, agama: '', other: { agama: 'SUNDA WIWITAN' }, foto: new Uint8Array(1) });
  expect(text).toContain('SUNDA WIWITAN');
  expect(text).toContain('Ikut diserahkan');
  expect(text).not.toContain('Dibiarkan kosong');
});

test('of the NIK only the last four digits are there', () => {
  expect(textOf(full)).toContain('•••• •••• ••••');
  expect(textOf(full)).not.toContain(full.nik.slice(0, 6));
});
