import { loadRegions, normalise, type KtpDraft, type KtpLine } from '@ktp-ocr/core';
import { expect, test } from 'vitest';
import { translator } from '../texts/labels.ts';
import { isDoubtful, reviewOf } from './fieldReview.ts';
import { otherOf, reasonOf } from './reasonOf.ts';
import { stripOf } from './stripOf.ts';

const CARD: Readonly<Record<KtpLine, string>> = {
  provinsi: 'JAWA BARAT',
  kabKota: 'KOTA BANDUNG',
  nik: '3273014501909999',
  nama: 'SITI CONTOH',
  tempatTglLahir: 'BANDUNG, 05-01-1990',
  jenisKelamin: 'PEREMPUAN',
  golDarah: '-',
  alamat: 'JL. CONTOH NO. 1',
  rtRw: '001/002',
  kelDesa: 'SUKARASA',
  kecamatan: 'SUKASARI',
  agama: 'ISLAM',
  statusPerkawinan: 'BELUM KAWIN',
  pekerjaan: 'KARYAWAN SWASTA',
  kewarganegaraan: 'WNI',
  berlakuHingga: 'SEUMUR HIDUP',
  tanggalTerbit: '15-05-2015',
};
const regions = await loadRegions(['32']);

function draftOf(changes: Partial<Record<KtpLine, string>>): KtpDraft {
  const lines = Object.entries({ ...CARD, ...changes }).map(([line, text]) => [
    line,
    { text, confidence: null, box: null },
  ]);
  const engine = { name: 'test', version: null, ms: null };
  const reading = { engine, lines: Object.fromEntries(lines), face: null, warnings: [], requestId: null };
  return normalise(reading, { today: '2026-01-31', regions });
}
const t = translator('id');

test.each([
  ['kecamatan', { kecamatan: '' }, 'Usulan ini dari Kel/Desa dan daftar wilayah resmi.'],
  ['kewarganegaraan', { kewarganegaraan: 'INM' }, 'Tulisan tampaknya terbaca terbalik.'],
  ['agama', { agama: 'ATHOLIK' }, 'Kata ini tidak dikenal. Usulan di bawah yang paling mirip.'],
  [
    'nik',
    { nik: '3273014507909999' },
    'Tanggal di NIK berbeda dengan tanggal lahir. Cocokkan keduanya. Usulan ini dicocokkan dengan Tanggal lahir dan Jenis kelamin.',
  ],
  ['kelDesa', { kelDesa: 'XQZW' }, 'Kel/Desa tidak ditemukan di wilayah yang tertulis. Cocokkan dengan KTP.'],
  ['nama', { nama: '' }, 'Tidak terbaca dari foto. Isi sesuai KTP.'],
] as const)('%s of %j says why, and names the fields it means', (name, changes, words) => {
  const field = draftOf(changes).fields[name];
  expect(isDoubtful(reviewOf(field))).toBe(true);
  expect(reasonOf(field, 'id', t)).toBe(words);
});

test('no reason has a hole in it, in either language', () => {
  for (const line of Object.keys(CARD) as KtpLine[]) {
    for (const text of ['', '0', 'XQ ZW', 'LAKEI AKI', '32-13-1990', 'JAWA BARAT', CARD[line].replace(/.$/, '8')]) {
      for (const field of Object.values(draftOf({ [line]: text }).fields)) {
        for (const lang of ['id', 'en'] as const) {
          expect(reasonOf(field, lang, translator(lang))).not.toMatch(/\{|undefined| {2}| \.|\|/);
        }
      }
    }
  }
});

test('a doubt about two fields leads to the other', () => {
  const { fields } = draftOf({ tempatTglLahir: 'BANDUNG, 23-11-1988' });
  expect(otherOf(fields.tanggalLahir)).toBe('nik');
  expect(otherOf(fields.nama)).toBe(null);
});

test('a strip is where the engine says, or about there where the photo is the card', () => {
  const photo = {
    blob: new Blob(),
    mediaType: 'image/jpeg',
    width: 1586,
    height: 1000,
    originalBytes: 1,
    quality: null,
  } as const;
  const field = draftOf({}).fields.agama;
  expect(stripOf('agama', { ...field, box: [1, 2, 30, 4] }, photo)).toEqual({
    box: [1, 2, 30, 4],
    approximate: false,
  });
  const about = stripOf('agama', field, photo);
  expect(about?.approximate).toBe(true);
  const [, y, , height] = about!.box;
  expect([y, y + height].map((end) => end / 1000)).toEqual([expect.closeTo(0.568, 2), expect.closeTo(0.678, 2)]);
  expect(stripOf('agama', field, { ...photo, height: 1200 })).toBe(null);
  expect(stripOf('tanggalTerbit', field, photo)).toBe(null);
  // Cards are not all printed alike: letters of the first and of the last row of the two layouts we know are inside.
  for (const [name, ...middles] of [
    ['nama', 0.27, 0.321],
    ['berlakuHingga', 0.779, 0.827],
  ] as const) {
    const [, top, , high] = stripOf(name, draftOf({}).fields[name], photo)!.box;
    for (const middle of middles) {
      expect(middle - 0.015).toBeGreaterThan(top / 1000);
      expect(middle + 0.015).toBeLessThan((top + high) / 1000);
    }
  }
});
