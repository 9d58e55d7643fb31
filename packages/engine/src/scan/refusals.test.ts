import type { KtpReading, PreparedPhoto } from '@ktp-ocr/core';
import { drawSpecimen, inventPerson, type SpecimenOptions } from '@ktp-ocr/testing/node';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedEngine, embeddedEngine } from '../node.ts';

let engine: EmbeddedEngine;
beforeAll(async () => {
  engine = embeddedEngine();
  await engine.warm();
});
afterAll(() => engine.close());

const read = (blob: Blob): Promise<KtpReading> =>
  engine.recognise({ blob } as PreparedPhoto, { signal: new AbortController().signal });
const outcome = (blob: Blob): Promise<string> =>
  read(blob).then(
    (card) => `read ${Object.keys(card.lines).join(' ')}`,
    (error: { code: string; detail: string | null }) => [error.code, error.detail].filter(Boolean).join(' '),
  );

type Row = readonly [label: string, value: string];

/** A card with centred titles and rows of a label and a value, like most Indonesian cards. */
async function drawn(titles: readonly string[], rows: readonly Row[], size = 1000): Promise<Blob> {
  const text = (x: number, y: number, words: string, rest = ''): string =>
    `<text x="${x}" y="${y}" font-size="24" font-family="sans-serif" ${rest}>${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`;
  const head = titles.map((title, i) => text(500, 45 + i * 34, title, 'text-anchor="middle" font-weight="bold"'));
  const top = 60 + titles.length * 34;
  const body = rows.map(([label, value], i) => {
    const y = top + i * 31;
    return text(40, y, label) + (value === '' ? '' : text(320, y, label === '' ? value : `: ${value}`));
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="630"><rect width="1000" height="630" fill="#e8eef2"/>${head.join('')}${body.join('')}</svg>`;
  const jpeg = await sharp(Buffer.from(svg)).resize(size).jpeg().toBuffer();
  return new Blob([new Uint8Array(jpeg)]);
}

const PLACE = ['PROVINSI JAWA BARAT', 'KOTA BANDUNG'];
const NIK: Row = ['NIK', '3273015708149991'];
const PERSON: readonly Row[] = [
  ['Nama', 'CONTOH REKAAN'],
  ['Tempat/Tgl Lahir', 'BANDUNG, 17-08-2014'],
  ['Jenis Kelamin', 'PEREMPUAN'],
];
const HOME: readonly Row[] = [
  ['Alamat', 'JL. REKAAN NO. 4'],
  ['RT/RW', '003/004'],
  ['Kel/Desa', 'CONTOH'],
  ['Kecamatan', 'COBLONG'],
];

describe('another card is refused by name', () => {
  test.each<[string, readonly string[], readonly Row[]]>([
    [
      'kia',
      [...PLACE, 'KARTU IDENTITAS ANAK'],
      [
        NIK,
        ...PERSON,
        ['No. Kartu Keluarga', '3273010101109990'],
        ['Nama Kepala Keluarga', 'CONTOH REKAAN'],
        ['No. Akta Kelahiran', '3273-LU-01012014-9990'],
        ['Agama', 'ISLAM'],
        ['Kewarganegaraan', 'WNI'],
        ...HOME,
        ['Berlaku Hingga', '17-08-2031'],
      ],
    ],
    // Its title is cut off, and the rest is laid out like a KTP.
    ['kia', PLACE, [NIK, ...PERSON, ['No. Akta Kelahiran', '3273-LU-9990'], ...HOME, ['Agama', 'ISLAM']]],
    ['old-ktp', [...PLACE, 'KARTU TANDA PENDUDUK'], [NIK, ...PERSON, ...HOME, ['Agama', 'ISLAM']]],
    [
      'sim',
      ['SURAT IZIN MENGEMUDI', 'DRIVING LICENSE'],
      [
        ['1. Nama', 'CONTOH REKAAN'],
        ['2. Alamat', 'JL. REKAAN NO. 4'],
        ['3. Tempat & Tgl Lahir', 'BANDUNG, 17-08-1994'],
      ],
    ],
    [
      'npwp',
      ['KEMENTERIAN KEUANGAN REPUBLIK INDONESIA', 'DIREKTORAT JENDERAL PAJAK'],
      [
        ['NPWP', '09.999.999.9-999.000'],
        ['', 'CONTOH REKAAN'],
        NIK,
        ['', 'JL. REKAAN NO. 4'],
        ['Tanggal Terdaftar', '17-08-2014'],
      ],
    ],
    [
      'passport',
      ['REPUBLIK INDONESIA', 'PASPOR'],
      [
        ['Jenis/Type P', ''],
        ['NAMA LENGKAP/FULL NAME', ''],
        ['CONTOH REKAAN', ''],
        ['P<IDNREKAAN<<CONTOH<<<<<<<<<<<<<<<<<<<<<<<<<<', ''],
        ['X9990000<4IDN9408175F2908177<<<<<<<<<<<<<<04', ''],
      ],
    ],
    [
      'bank',
      ['BANK REKAAN', 'DEBIT'],
      [
        ['', ''],
        ['', '5999 0000 1234 9990'],
        ['', 'VALID THRU 08/29'],
        ['', 'CONTOH REKAAN'],
      ],
    ],
    [
      'family',
      ['KARTU KELUARGA'],
      [
        ['No. 3273010101109990', ''],
        ['Nama Kepala Keluarga', 'CONTOH'],
        ...HOME,
        ['Kabupaten/Kota', 'KOTA BANDUNG'],
        ['Provinsi', 'JAWA BARAT'],
      ],
    ],
    [
      'bpjs',
      ['KARTU INDONESIA SEHAT'],
      [['Nomor Kartu', '0009990009990'], ['Nama', 'CONTOH REKAAN'], ['Alamat', 'REKAAN'], NIK],
    ],
    [
      'student',
      ['UNIVERSITAS REKAAN', 'KARTU TANDA MAHASISWA'],
      [
        ['NIM', '99900099'],
        ['Nama', 'CONTOH REKAAN'],
      ],
    ],
  ])('%s', async (card, titles, rows) => {
    expect(await outcome(await drawn(titles, rows))).toBe(`card-invalid card.${card}`);
  });

  test('reads a KTP that lies on another card', async () => {
    const ktp = await sharp(Buffer.from(await (await drawSpecimen(inventPerson(3101), { width: 760 })).arrayBuffer()));
    const paper = Buffer.from(await (await drawn(['KARTU KELUARGA'], HOME, 1600)).arrayBuffer());
    const both = await sharp(paper)
      .extend({ bottom: 560, background: '#fff' })
      .composite([{ input: await ktp.toBuffer(), left: 300, top: 960 }])
      .jpeg()
      .toBuffer();
    expect(await outcome(new Blob([new Uint8Array(both)]))).toMatch(/^read .*nik/);
  });
});

describe('a KTP that is mostly or wholly unreadable is never called something else', () => {
  const photographed = (options: SpecimenOptions): Promise<Blob> =>
    drawSpecimen(inventPerson(3102), { ...options, seed: 3102 });

  test.each<[string, SpecimenOptions, string]>([
    ['far off', { margin: 1.6, scaledTo: 760 }, 'card-too-small'],
    ['small', { scaledTo: 130 }, 'card-too-small'],
    ['blurred', { blur: 6, margin: 0.05 }, 'image-blurry'],
  ])('%s: %j is %s', async (_, options, code) => {
    expect(await outcome(await photographed(options))).toBe(code);
  });

  test('returns clear titles and a clear NIK, and doubts whatever else was read', async () => {
    const person = inventPerson(3103);
    const sharpest = sharp(Buffer.from(await (await drawSpecimen(person, { width: 1000 })).arrayBuffer()));
    const top = await sharpest.clone().extract({ left: 0, top: 0, width: 1000, height: 140 }).toBuffer();
    const smeared = sharp(await sharpest.blur(5).toBuffer());
    const photo = await smeared
      .composite([{ input: top, left: 0, top: 0 }])
      .jpeg()
      .toBuffer();
    const { lines } = await read(new Blob([new Uint8Array(photo)]));
    expect(lines.nik?.text).toBe(person.nik);
    expect(lines.provinsi?.text).toBe(person.provinsi);
    const rest = Object.entries(lines).filter(([line]) => !['nik', 'provinsi', 'kabKota'].includes(line));
    expect(rest.filter(([, value]) => value!.confidence! >= 0.8)).toEqual([]);
  });
});
