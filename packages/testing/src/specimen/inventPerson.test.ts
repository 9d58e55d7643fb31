import { KTP_LINES, parseNik, provinces, regencies } from '@ktp-ocr/core';
import { VOCABULARY } from '@ktp-ocr/core/kit';
import { expect, test } from 'vitest';
import { inventPerson } from './inventPerson.ts';
import { fitsRow, wrapRows } from './layout.ts';
import { SAMPLE_PERSON } from './samplePerson.ts';

const people = Array.from({ length: 200 }, (_, seed) => inventPerson(seed));
const today = '2026-01-01';

test('the same seed gives the same person, another seed another person', () => {
  expect(Array.from({ length: 200 }, (_, seed) => inventPerson(seed))).toEqual(people);
  expect(new Set(people.map(({ nik, nama }) => nik + nama)).size).toBe(people.length);
});

/** All of them, and the sample person; a failure names the seed. */
const everyone = [
  ...people.map((person, seed) => [`seed ${seed}`, person] as const),
  ['sample', SAMPLE_PERSON] as const,
];

/** `YYYY-MM-DD` of a printed date. */
const iso = (printed: string): string => printed.replace(/^.*?(\d\d)-(\d\d)-(\d{4})$/, '$3-$2-$1');

test('every NIK agrees with birthday, sex and region, and is marked as invented', () => {
  for (const [who, person] of everyone) {
    const parsed = parseNik(person.nik, { today });
    if (!parsed.ok) throw new Error(`${who}: ${parsed.problem}`);
    expect(parsed.value.serial, who).toMatch(/^999\d$/);
    expect(parsed.value.birthDates, who).toContain(iso(person.tempatTglLahir));
    expect(parsed.value.sex, who).toBe(person.jenisKelamin);
    expect(provinces.find(({ code }) => code === parsed.value.province)?.name, who).toBe(person.provinsi);
    expect(regencies.find(({ code }) => code === parsed.value.regency)?.name, who).toBe(person.kabKota);
  }
});

test('everyone was at least seventeen on the date of issue, a valid date that is not in the future', () => {
  for (const [who, person] of everyone) {
    const issued = iso(person.tanggalTerbit);
    expect(new Date(issued).toISOString().slice(0, 10), who).toBe(issued);
    const born = iso(person.tempatTglLahir);
    expect(issued >= `${Number(born.slice(0, 4)) + 17}${born.slice(4)}`, who).toBe(true);
    expect(issued < today, who).toBe(true);
  }
});

test("values come from the card's vocabulary", () => {
  for (const [who, person] of everyone) {
    for (const field of ['jenisKelamin', 'golDarah', 'agama', 'statusPerkawinan', 'pekerjaan'] as const) {
      expect(VOCABULARY[field], who).toContain(person[field]);
    }
    expect(person.rtRw, who).toMatch(/^\d{3}\/\d{3}$/);
    for (const line of KTP_LINES) expect(person[line].trim(), `${who} ${line}`).not.toBe('');
  }
});

test('everything fits between the colon and the photo', () => {
  for (const [who, person] of everyone) {
    const { alamat, provinsi: _headerAbove, kabKota: _headerBelow, ...others } = person;
    const rows = [...wrapRows(alamat), ...Object.values(others)];
    expect(
      rows.filter((text) => !fitsRow(text)),
      who,
    ).toEqual([]);
  }
});

test('people differ in what makes cards hard to read', () => {
  const share = (holds: (person: (typeof people)[number]) => boolean): number => people.filter(holds).length / 200;
  expect(share(({ jenisKelamin }) => jenisKelamin === 'PEREMPUAN')).toBeGreaterThan(0.35);
  expect(share(({ jenisKelamin }) => jenisKelamin === 'LAKI-LAKI')).toBeGreaterThan(0.35);
  expect(share(({ nama }) => !nama.includes(' '))).toBeGreaterThan(0.02);
  expect(share(({ nama }) => nama.split(' ').length > 3)).toBeGreaterThan(0.02);
  expect(share(({ alamat }) => wrapRows(alamat).length === 2)).toBeGreaterThan(0.1);
  expect(share(({ golDarah }) => golDarah === '-')).toBeGreaterThan(0.1);
  expect(new Set(people.map(({ provinsi }) => provinsi)).size).toBeGreaterThan(15);
  expect(new Set(people.map(({ pekerjaan }) => pekerjaan)).size).toBeGreaterThan(10);
});

test("a name of more than one word cannot be a real person's", () => {
  const marked = /(CONTOHAN|SPESIMEN|REKAAN|UJICOBA|PERAGA|KHAYALAN|MISALAN)$/;
  expect(people.filter(({ nama }) => nama.includes(' ') && !marked.test(nama))).toEqual([]);
});
