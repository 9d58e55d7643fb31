// Cards for fitting confidences that look different to a reader from the specimen: typeface, spacing, positions of rows
// and columns, background, damage. No bench or test draws them, and they share nothing with the second generator.
import type { KtpLine } from '@ktp-ocr/core';
import { inventPerson, seededRandom, type SpecimenPerson } from '@ktp-ocr/testing/node';
import sharp from 'sharp';

const WIDTH = 1100;
const HEIGHT = 694;
const FACES = [
  'Arimo',
  'DejaVu Sans',
  'DejaVu Sans Condensed',
  'Carlito',
  'FreeSans',
  'Cabin',
  'Karla',
  'Clear Sans',
  'Inter',
];
const NIK_FACES = ['Cousine', 'DejaVu Sans Mono', 'Inconsolata', 'B612 Mono', 'Hack'];
const LABELS: readonly (readonly [KtpLine, string])[] = [
  ['nama', 'Nama'],
  ['tempatTglLahir', 'Tempat/Tgl Lahir'],
  ['jenisKelamin', 'Jenis kelamin'],
  ['alamat', 'Alamat'],
  ['rtRw', 'RT/RW'],
  ['kelDesa', 'Kel/Desa'],
  ['kecamatan', 'Kecamatan'],
  ['agama', 'Agama'],
  ['statusPerkawinan', 'Status Perkawinan'],
  ['pekerjaan', 'Pekerjaan'],
  ['kewarganegaraan', 'Kewarganegaraan'],
  ['berlakuHingga', 'Berlaku Hingga'],
];
const INDENTED: ReadonlySet<KtpLine> = new Set(['rtRw', 'kelDesa', 'kecamatan'] as const);

/** Random numbers, and choices made with them. */
class Dice {
  readonly #random: () => number;
  constructor(seed: number) {
    this.#random = seededRandom(seed * 7919 + 13);
  }
  within(from: number, to: number): number {
    return from + this.#random() * (to - from);
  }
  happens(share: number): boolean {
    return this.#random() < share;
  }
  among<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)]!;
  }
}

/** An invented person whose lines may also look like none of the specimen's people's. */
function person(seed: number, dice: Dice): SpecimenPerson {
  const one = inventPerson(seed);
  const names = inventPerson(seed + 500_000).nama;
  const change: Partial<Record<KtpLine, string>> = {};
  if (dice.happens(0.25)) change.nama = `${one.nama} ${names}`;
  if (dice.happens(0.1)) change.nama = `${one.nama}, ${dice.among(['S.PD', 'SE', 'S.KOM', 'ST'])}`;
  if (dice.happens(0.3))
    change.alamat = `${one.alamat} ${dice.among(['GG. II', 'BLOK C/12', 'RT 04', 'KAV. 7', 'NO.12A'])}`;
  if (dice.happens(0.25))
    change.alamat = (change.alamat ?? one.alamat).replace('NO. ', dice.among(['NO.', 'NO ', 'No.']));
  if (dice.happens(0.2)) change.golDarah = dice.among(['A+', 'O-', 'AB', '-', 'B']);
  if (dice.happens(0.35)) {
    change.berlakuHingga = `${one.tempatTglLahir.slice(-10, -4)}${dice.among(['2016', '2017', '2018', '2019'])}`;
  }
  return { ...one, ...change };
}

function rowsOf(text: string, most: number): string[] {
  const rows = [''];
  for (const word of text.split(' ')) {
    const longer = `${rows.at(-1)} ${word}`.trim();
    if (longer.length > most && rows.at(-1) !== '') rows.push(word);
    else rows[rows.length - 1] = longer;
  }
  return rows;
}

/** Fine coloured waves all over the card, like those on banknotes and cards. */
function waves(dice: Dice): string {
  const lines = Array.from({ length: Math.round(dice.within(20, 70)) }, (_, i) => {
    const y = (i / 45) * HEIGHT;
    const [a, b] = [dice.within(-40, 40), dice.within(-40, 40)];
    return `<path d="M0 ${y}C${WIDTH / 3} ${y + a} ${WIDTH / 1.5} ${y + b} ${WIDTH} ${y}"/>`;
  });
  const colour = dice.among(['#8fb4c9', '#a9c7b0', '#c4a7b5', '#9aa7cf']);
  const width = dice.within(0.8, 2.2);
  return `<g fill="none" stroke="${colour}" stroke-opacity="${dice.within(0.3, 0.9)}" stroke-width="${width}">${lines.join('')}</g>`;
}

interface Setting {
  readonly person: SpecimenPerson;
  readonly dice: Dice;
}

interface Print {
  readonly svg: string;
  /** What is printed: less than intended if a value is longer than two rows. */
  readonly printed: SpecimenPerson;
}

/** Everything printed on the card. */
function print({ person: one, dice }: Setting): Print {
  const printed: Record<KtpLine, string> = { ...one };
  const [face, nikFace] = [dice.among(FACES), dice.among(NIK_FACES)];
  const [size, spacing] = [dice.within(22, 27), dice.among([0, 0, 0.4, 1, 1.8, 3])];
  const [labelSize, pitch] = [dice.within(20, 24), HEIGHT * dice.within(0.0445, 0.048)];
  const [labelX, colonX] = [WIDTH * dice.within(0.024, 0.038), WIDTH * dice.within(0.228, 0.241)];
  const valueX = colonX + dice.within(14, 24);
  const ink = dice.among(['#1d1d1d', '#262a33', '#3a3a3a']);
  const set = (text: string, x: number, y: number, rest: string): string =>
    `<text x="${x}" y="${y}" ${rest}>${text.replaceAll('&', '&amp;')}</text>`;
  const value = (text: string, x: number, y: number): string =>
    set(text, x, y, `font-size="${size}" letter-spacing="${spacing}"`);
  const middle = `text-anchor="middle" font-size="${dice.within(28, 34)}"`;
  const all = [
    set(`PROVINSI ${one.provinsi}`, WIDTH * 0.5, HEIGHT * 0.07, middle),
    set(one.kabKota, WIDTH * 0.5, HEIGHT * 0.123, middle),
    set('NIK', labelX, HEIGHT * 0.2, `font-size="34"`),
    set(`: ${one.nik}`, WIDTH * 0.2, HEIGHT * 0.2, `font-size="36" font-family="${nikFace}" font-weight="bold"`),
  ];
  const perRow = Math.floor((WIDTH * 0.69 - valueX) / (size * 0.66 + spacing));
  let y = HEIGHT * dice.within(0.276, 0.29);
  for (const [line, label] of LABELS) {
    all.push(
      set(label, labelX + (INDENTED.has(line) ? WIDTH * 0.048 : 0), y, `font-size="${labelSize}"`),
      value(':', colonX, y),
    );
    if (line === 'jenisKelamin') {
      all.push(
        set('Gol. Darah :', WIDTH * 0.497, y, `font-size="${labelSize}"`),
        value(one.golDarah, WIDTH * 0.645, y),
      );
    }
    const rows = line === 'nama' || line === 'alamat' ? rowsOf(one[line], perRow).slice(0, 2) : [one[line]];
    printed[line] = rows.join(' ');
    rows.forEach((row, i) => all.push(value(row, valueX, y + i * pitch)));
    y += rows.length * pitch;
  }
  const small = `text-anchor="middle" font-size="21"`;
  all.push(set(one.kabKota.replace(/^(KABUPATEN|KOTA) /, ''), WIDTH * 0.818, HEIGHT * 0.7, small));
  all.push(set(one.tanggalTerbit, WIDTH * 0.818, HEIGHT * 0.738, small));
  const svg = `<g fill="${ink}" font-family="${face}" font-weight="${dice.among(['normal', 'normal', 'bold'])}">${all.join('')}</g>`;
  return { svg, printed };
}

/** A stamp that says what this is, scattered over the rows like a copy's stamp. */
function stamp(dice: Dice): string {
  const [x, y, turn] = [dice.within(300, 700), dice.within(250, 550), dice.within(-30, 30)];
  const light = dice.within(0.1, 0.35);
  return `<text x="${x}" y="${y}" transform="rotate(${turn} ${x} ${y})" text-anchor="middle" font-family="Arimo" font-size="${dice.within(60, 170)}" fill="#7a2a24" fill-opacity="${light}">CONTOH</text>`;
}

/** From hardly any damage to more than can be read: confidences matter between the two. */
async function damaged(card: Buffer, dice: Dice): Promise<Buffer> {
  const harm = dice.within(0, 1);
  const width = Math.round(dice.within(1100, 1100 - 850 * harm));
  let picture = sharp(card).resize(width);
  if (dice.happens(0.5))
    picture = sharp(await picture.toBuffer()).blur(0.3 + harm * dice.within(0.2, 2.2) * (width / 1000));
  if (dice.happens(0.3)) picture = picture.linear(dice.within(0.35, 1), dice.within(0, 60));
  if (dice.happens(0.2)) picture = picture.greyscale();
  if (dice.happens(0.4))
    picture = sharp(await picture.toBuffer()).rotate(dice.within(-9, 9), { background: '#5b5048' });
  const noise = { type: 'gaussian', mean: 128, sigma: dice.within(1, 4 + 16 * harm) } as const;
  const { data, info } = await picture.removeAlpha().toColourspace('srgb').png().toBuffer({ resolveWithObject: true });
  const grain = await sharp({
    create: { width: info.width, height: info.height, channels: 3, background: '#888', noise },
  })
    .png()
    .toBuffer();
  return sharp(data)
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: Math.round(dice.within(30, 92) - 22 * harm) })
    .toBuffer();
}

/** An invented person's card, drawn and photographed unlike any specimen; the same seed gives the same card. */
export async function variedCard(seed: number): Promise<{ readonly person: SpecimenPerson; readonly photo: Blob }> {
  const dice = new Dice(seed);
  const one = person(seed, dice);
  const ground = dice.among(['#d5e3ea', '#dfe7e0', '#e6dfe3', '#c9dbe8']);
  const face = `<rect x="${WIDTH * 0.702}" y="${HEIGHT * 0.195}" width="${WIDTH * 0.23}" height="${HEIGHT * 0.47}" fill="#a8443c"/>`;
  const { svg: rows, printed } = print({ person: one, dice });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="${ground}"/>${waves(dice)}${face}${rows}${stamp(dice)}</svg>`;
  const card = await sharp(Buffer.from(svg)).png().toBuffer();
  return { person: printed, photo: new Blob([new Uint8Array(await damaged(card, dice))], { type: 'image/jpeg' }) };
}
