import { invert } from '@ktp-ocr/core/kit';
import { describe, expect, test } from 'vitest';
import type { FoundLine } from '../find/anchors.ts';
import type { CardFit } from '../find/fitCard.ts';
import { PROVINCE_Y, REGENCY_Y, ROWS, VALUE_X } from '../find/template.ts';
import { ends } from '../image/textBox.ts';
import type { Infer, Models } from '../models/infer.ts';
import type { Pass } from '../models/pass.ts';
import { CLASSES, cutWidth } from '../models/readLine.ts';
import { assignFields, joinParts } from './assignFields.ts';
import { readHeader } from './readHeader.ts';
import { readValue } from './readValue.ts';

const [WIDTH, HEIGHT] = [1000, 630];
const toPhoto = [WIDTH, 0, 0, 0, HEIGHT, 0, 0, 0, 1] as const;
const fit: CardFit = { toPhoto: [...toPhoto], toCard: invert([...toPhoto]), wraps: 0, anchors: 12 };
const image = { width: WIDTH, height: HEIGHT, data: new Uint8Array(WIDTH * HEIGHT * 3).fill(230) };

/** A reader that sees the same text in every picture. */
const says =
  (text: string, sure = 0.95): Infer =>
  () => {
    const steps = [...text].flatMap((letter) => [CLASSES.indexOf(letter), 0]);
    const data = new Float32Array(steps.length * CLASSES.length);
    steps.forEach((c, i) => (data[i * CLASSES.length + c] = sure));
    return Promise.resolve({ data, dims: [1, steps.length, CLASSES.length] });
  };
const nothing: Infer = () => Promise.reject(new Error('not asked'));
const passWith = (first: string, second = first): Pass => {
  const readers = { read: says(first), readAgain: says(second) };
  const models: Models = { detect: nothing, detectAgain: nothing, skim: nothing, ...readers };
  return { models, image, signal: new AbortController().signal };
};

/** A line as the quick reader found it, with letters evenly spaced; both ends are in fractions of the card. */
function found(text: string, [from, to]: readonly [number, number], y: number, confidence = 0.95): FoundLine {
  const box = { cx: ((from + to) / 2) * WIDTH, cy: y * HEIGHT, width: (to - from) * WIDTH, height: 26, angle: 0 };
  const positions = [...text].map((_, i) => ((i + 0.5) / text.length) * cutWidth(box));
  return { text, confidence, positions, box, how: 'quickly' };
}

test('a value read together with its label begins after the colon that was read, not where the template ends labels', () => {
  const { at } = ROWS.find(({ line }) => line === 'statusPerkawinan')!;
  // Twenty-four evenly spaced characters: the colon is the eighteenth, and is right of the template's.
  const line = found('Status Perkawinan: KAWIN', [0.03, 0.335], at[1]);
  const colon = 0.03 + (17.5 / 24) * (0.335 - 0.03);
  expect(colon).toBeGreaterThan(VALUE_X + 0.01);
  const [piece] = assignFields([line], fit);
  expect(piece!.line).toBe('statusPerkawinan');
  expect(ends(piece!.box)[0][0] / WIDTH).toBeCloseTo(colon + 0.006, 3);
});

describe('the header', () => {
  const header = (province: string, regency: string) =>
    Promise.all([
      readHeader(passWith(province), [found(province, [0.3, 0.7], PROVINCE_Y)], fit),
      readHeader(passWith(regency), [found(regency, [0.35, 0.65], REGENCY_Y)], fit),
    ]).then(([{ provinsi }, { kabKota }]) => [provinsi?.text, kabKota?.text]);

  test('loses its title, even a misread one', async () => {
    expect(await header('PROVINSI JAWA BARAT', 'KOTA BANDUNG')).toEqual(['JAWA BARAT', 'KOTA BANDUNG']);
    expect(await header('PR0VTNSIJAWA BARAT', 'KOTA BANDUNG')).toEqual(['JAWA BARAT', 'KOTA BANDUNG']);
    expect(await header('PROVTNSI JAWA BARAI', 'KOTA BANDUNG')).toEqual(['JAWA BARAI', 'KOTA BANDUNG']);
  });

  test('is spelled officially if the letters agree, and as read otherwise', async () => {
    expect((await header('PROVINSI JAWABARAT', 'KOTABANDUNG'))[0]).toBe('JAWA BARAT');
    expect((await header('PROVINSI JAWA BARAT', 'K O T A B A N D U N G'))[1]).toBe('KOTA BANDUNG');
    expect((await header('PROVINSI JAWA BARAT', 'KOTA BAMDUNG'))[1]).toBe('KOTA BAMDUNG');
  });
});

describe('a date', () => {
  const box = found('', [0.25, 0.4], 0.78).box;
  const until = (quick: string, first: string, second: string) =>
    readValue(passWith(first, second), box, 'berlakuHingga', { ...found(quick, [0.25, 0.4], 0.78), confidence: 0.99 });

  test('is what two readers see, never what the quick one alone sees', async () => {
    const two = await until('17-08-2918', '17-08-2018', '17-08-2018');
    expect(two.text).toBe('17-08-2018');
    expect(two.confidence).toBeLessThan(0.9);
    expect((await until('17-08-2018', '17-08-2018', '17-08-2018')).confidence).toBeGreaterThan(0.9);
  });

  test('is doubted if only one reader saw it', async () => {
    expect((await until('17-08-2918', 'XX', 'YY')).confidence).toBeLessThan(0.6);
  });
});

test('a known word of the card wins over a place of issue or a stamp on its row', () => {
  const part = (text: string) => ({ text, confidence: 0.9, box: found('', [0.2, 0.3], 0.5).box, cutOff: false });
  expect(joinParts([part('SEUMUR HIDUP'), part('BANDUNG')], 'berlakuHingga')!.text).toBe('SEUMUR HIDUP');
  expect(joinParts([part('CERAI'), part('HIDUP')], 'statusPerkawinan')!.text).toBe('CERAI HIDUP');
  expect(joinParts([part('BUDI'), part('CONTOH')], 'nama')!.text).toBe('BUDI CONTOH');
});

test("doubts a value with a stamp's letters after it or a neighbour's label in it", () => {
  const part = (text: string, from: number, to: number, y = 0.5, more = {}) => {
    const { box } = found(text, [from, to], y);
    return { text, confidence: 0.98, box: { ...box, ...more }, cutOff: false };
  };
  const sure = (parts: Parameters<typeof joinParts>[0], line: Parameters<typeof joinParts>[1]): number =>
    joinParts(parts, line)!.confidence;
  const village = part('PRINGGOKUSUMAN', 0.25, 0.45);
  expect(sure([village, part('NTOH', 0.52, 0.6)], 'kelDesa')).toBeLessThan(0.8);
  expect(sure([village, part('NTOH', 0.455, 0.52, 0.5, { height: 44 })], 'kelDesa')).toBeLessThan(0.8);
  expect(sure([village, part('NTOH', 0.455, 0.52, 0.5, { angle: -0.3 })], 'kelDesa')).toBeLessThan(0.8);
  expect(sure([village, part('O NTOH', 0.52, 0.6)], 'kelDesa')).toBeLessThan(0.8);
  expect(sure([village, part('II', 0.455, 0.47)], 'kelDesa')).toBe(0.98);
  expect(sure([village, part('LOR', 0.25, 0.3, 0.546)], 'alamat')).toBe(0.98);
  expect(sure([part('GG', 0.25, 0.28), part('LOR', 0.34, 0.4, 0.546)], 'alamat')).toBe(0.98);
  expect(sure([part('GOL. DARAH AB JL. KEBUN NO. 2', 0.25, 0.6)], 'alamat')).toBeLessThan(0.6);
  expect(sure([part('JL. KEBUN NO. 101 020/015', 0.25, 0.6)], 'alamat')).toBeLessThan(0.6);
});

test('keeps an apostrophe before a name if both readers see it, and doubts it if only one does', async () => {
  const box = found('', [0.25, 0.4], 0.27).box;
  const name = (quick: string, first: string) =>
    readValue(passWith(first), box, 'nama', found(quick, [0.25, 0.4], 0.27));
  const both = await name(": 'AIN CONTOH", "'AIN CONTOH");
  expect(both.text).toBe("'AIN CONTOH");
  const one = await name('AIN CONTOH', "'AIN CONTOH");
  expect(one.text).toBe('AIN CONTOH');
  expect(one.confidence).toBeLessThan(both.confidence * 0.8);
});

test('asks the best reader only if the two cheap ones differ in letters or marks', async () => {
  const box = found('', [0.25, 0.4], 0.41).box;
  const asked = async (quick: string, second: string): Promise<boolean> => {
    let best = false;
    const read: Infer = (...input) => {
      best = true;
      return says('JL. KEBUN 4')(...input);
    };
    const pass = passWith('', second);
    const models = { ...pass.models, read };
    const { text } = await readValue({ ...pass, models }, box, 'alamat', found(quick, [0.25, 0.4], 0.41));
    expect(text).toBe('JL. KEBUN 4');
    return best;
  };
  expect(await asked('JL. KEBUN 4', 'JL. KEBUN 4')).toBe(false);
  expect(await asked('JL. KEBUN 4', 'JL KEBUN 4')).toBe(true);
  expect(await asked('JL. KEBUN 4', 'JL. KE8UN 4')).toBe(true);
});
