import type { KtpReading, PreparedPhoto } from '@ktp-ocr/core';
import { drawSpecimen, inventPerson, type SpecimenPerson } from '@ktp-ocr/testing/node';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedEngine, embeddedEngine } from '../node.ts';

let engine: EmbeddedEngine;
beforeAll(async () => {
  engine = embeddedEngine();
  await engine.warm();
});
afterAll(() => engine.close());

const read = (bytes: Uint8Array): Promise<KtpReading> =>
  engine.recognise({ blob: new Blob([new Uint8Array(bytes)]) } as PreparedPhoto, {
    signal: new AbortController().signal,
  });
const specimen = async (person: SpecimenPerson, width = 900): Promise<Buffer> =>
  Buffer.from(await (await drawSpecimen(person, { width })).arrayBuffer());
const codeOf = (reading: Promise<KtpReading>): Promise<unknown> =>
  reading.then(
    (card) => `read ${Object.keys(card.lines).join(' ')}`,
    (error: { code?: string }) => error.code,
  );

/** A page with a column of labels and a column of values, `pitch` pixels from row to row. */
function page(title: string, labels: readonly string[], values: readonly string[], pitch: number): Promise<Buffer> {
  const text = (x: number, y: number, words: string): string =>
    `<text x="${x}" y="${y}" font-size="26" font-family="sans-serif">${words}</text>`;
  const rows = labels.map((label, i) => text(60, 150 + i * pitch, label) + text(340, 150 + i * pitch, values[i] ?? ''));
  const height = 220 + labels.length * pitch;
  const all = `<rect width="1000" height="${height}" fill="#f4f1e8"/>${text(300, 60, title)}${rows.join('')}`;
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="${height}">${all}</svg>`))
    .jpeg()
    .toBuffer();
}

async function onTable(width: number, height: number, cards: readonly (readonly [Buffer, number, number])[]) {
  return sharp({ create: { width, height, channels: 3, background: '#876554' } })
    .composite(cards.map(([input, left, top]) => ({ input, left, top })))
    .jpeg()
    .toBuffer();
}

const NAME = ': CONTOH REKAAN';
const BORN = ': BANDUNG, 17-08-1994';
const STREET = ': JL. REKAAN NO. 4';

describe('a picture that only resembles a KTP', () => {
  test.each<[string, () => Promise<Buffer>]>([
    [
      'a driving licence',
      () =>
        page(
          'SURAT IZIN MENGEMUDI',
          ['Nama', 'Alamat', 'Tempat/Tgl Lahir', 'Tinggi', 'Pekerjaan', 'No. SIM', 'Berlaku s/d'],
          [NAME, STREET, BORN, ': 170 cm', ': KARYAWAN SWASTA', ': 940815169990', ': 17-08-2029'],
          60,
        ),
    ],
    [
      'a form on a screen',
      () =>
        page(
          'Data diri',
          ['Nama', 'NIK', 'Tempat/Tgl Lahir', 'Alamat', 'Agama', 'Pekerjaan', 'No. HP', 'Status Perkawinan'],
          [NAME, ': 3273015708949991', BORN, STREET, ': ISLAM', ': GURU', ': 0812 0000 0000', ': KAWIN'],
          80,
        ),
    ],
    [
      'an empty form with the very labels of a KTP',
      () =>
        page(
          'Formulir',
          ['NIK', 'Nama', 'Tempat/Tgl Lahir', 'Jenis Kelamin', 'Alamat', 'RT/RW', 'Kel/Desa', 'Kecamatan', 'Agama'],
          [],
          44,
        ),
    ],
    [
      'a family card',
      () =>
        page(
          'KARTU KELUARGA',
          ['Nama Kepala Keluarga', 'Alamat', 'RT/RW', 'Desa/Kelurahan', 'Kecamatan', 'NIK'],
          [NAME, STREET, ': 003/004', ': CONTOH', ': PERAGA', ': 3273015708949991'],
          40,
        ),
    ],
  ])('%s is not taken for a KTP, and none of its fields is returned', async (_, draw) => {
    expect(['not-a-ktp', 'no-text', 'card-invalid']).toContain(await codeOf(read(await draw())));
  });

  test('invents no values for a card that shows only its labels', async () => {
    const person = inventPerson(31);
    const nobody = Object.fromEntries(Object.keys(person).map((line) => [line, ''])) as unknown as SpecimenPerson;
    expect(['not-a-ktp', 'ocr-failed']).toContain(await codeOf(read(await specimen({ ...nobody, nik: person.nik }))));
  });

  test('names a card from before the electronic KTP as such', async () => {
    const old = await specimen({ ...inventPerson(32), kabKota: 'KARTU TANDA PENDUDUK' });
    await expect(read(old)).rejects.toMatchObject({
      code: 'card-invalid',
      detail: 'card.old-ktp',
      message: expect.stringContaining('older kind'),
    });
  });
});

test('does not mix two cards into one', async () => {
  const [a, b] = [await specimen(inventPerson(33), 700), await specimen(inventPerson(34), 700)];
  const beside = await onTable(1500, 560, [
    [a, 30, 50],
    [b, 765, 60],
  ]);
  const below = await onTable(800, 1000, [
    [a, 40, 30],
    [b, 60, 520],
  ]);
  for (const photo of [beside, below]) {
    await expect(read(photo)).rejects.toMatchObject({
      code: 'several-cards',
      vendorCode: 'FailedOperation.MultiCardError',
    });
  }
});

describe('a card that is cut off', () => {
  const person = inventPerson(3010);
  const part = async (left: number, top: number, width: number, height: number): Promise<KtpReading> => {
    const whole = sharp(await specimen(person, 1200));
    const size = await whole.metadata();
    const cut = {
      left: Math.round(left * size.width!),
      top: Math.round(top * size.height!),
      width: Math.floor(width * size.width!),
      height: Math.floor(height * size.height!),
    };
    return read(await whole.extract(cut).jpeg().toBuffer());
  };
  const letters = (text: string): string => text.replace(/[^A-Z\d]/g, '');
  /** Lines that were returned with a wrong letter or digit and not doubted. */
  const trustedAndWrong = ({ lines }: KtpReading): string[] =>
    Object.entries(lines)
      .filter(
        ([line, read]) =>
          letters(read!.text) !== letters(person[line as keyof SpecimenPerson]) && read!.confidence! >= 0.8,
      )
      .map(([line]) => line);

  test.each<[string, [number, number, number, number], number]>([
    ['its labels', [0.12, 0, 0.88, 1], 16],
    ['its right end', [0, 0, 0.65, 1], 14],
    ['its lower half', [0, 0, 1, 0.55], 8],
    ['its head', [0, 0.25, 1, 0.75], 13],
  ])('without %s, reads what is left and warns', async (_, cut, least) => {
    const reading = await part(...cut);
    expect(reading.warnings).toContain(-9101);
    expect(Object.keys(reading.lines).length).toBeGreaterThanOrEqual(least);
    expect(trustedAndWrong(reading)).toEqual([]);
  });

  test('trusts nothing that is made of half words', async () => {
    expect(trustedAndWrong(await part(0.3, 0, 0.7, 1))).toEqual([]);
  });
});

test('reads a name on two rows in full', async () => {
  const person = { ...inventPerson(3030), nama: 'RADEN AJENG SITI CONTOHWATI PERMATASARI REKAANNINGRUM' };
  const { lines } = await read(await specimen(person, 1000));
  expect(lines.nama!.text).toBe(person.nama);
  expect(lines.tempatTglLahir!.text).toBe(person.tempatTglLahir);
});

test('reads a dash on every row that has one', async () => {
  const person = { ...inventPerson(3032), rtRw: '-', kelDesa: '-', golDarah: '-' };
  const { lines } = await read(await specimen(person, 1000));
  expect([lines.rtRw?.text, lines.kelDesa?.text, lines.golDarah?.text]).toEqual(['-', '-', '-']);
  expect(lines.kecamatan?.text).toBe(person.kecamatan);
});

test('doubts an address whose first row is covered', async () => {
  const person = { ...inventPerson(3031), alamat: 'JL. KEBUN CONTOH NO. 12 GG. MAWAR DALAM BLOK REKAAN' };
  const whole = sharp(await specimen(person, 1000));
  const cover = await sharp({ create: { width: 440, height: 27, channels: 3, background: '#dde2e5' } })
    .png()
    .toBuffer();
  const { lines } = await read(
    await whole
      .composite([{ input: cover, left: 250, top: 244 }])
      .jpeg()
      .toBuffer(),
  );
  expect(lines.alamat!.text).not.toContain('KEBUN');
  expect(lines.alamat!.confidence).toBeLessThan(0.8);
  expect(lines.rtRw!.confidence).toBeGreaterThan(0.8);
});

test("reads a foreigner's card in its own words", async () => {
  const person: SpecimenPerson = {
    ...inventPerson(3020),
    nama: 'JOHN CONTOH SMITH',
    jenisKelamin: 'MALE',
    agama: 'CHRISTIAN',
    statusPerkawinan: 'MARRIED',
    pekerjaan: 'CONSULTANT',
    kewarganegaraan: 'AUSTRALIA',
    berlakuHingga: '21-06-2028',
  };
  const { lines, warnings } = await read(await specimen(person, 1000));
  expect(Object.fromEntries(Object.entries(lines).map(([line, value]) => [line, value!.text]))).toEqual(person);
  expect(warnings).toEqual([]);
  expect(lines.berlakuHingga!.confidence).toBeGreaterThan(0.8);
});
