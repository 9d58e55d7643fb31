import { describe, expect, test } from 'vitest';
import type { InferOutput } from '../models/infer.ts';
import { CLASSES, decodeCtc } from '../models/readLine.ts';
import { possibleNik, voteNik } from './readNik.ts';
import { trimValue } from './readValue.ts';
import { seesDash } from './seesDash.ts';
import { takeSpaces, withGapsSeen } from './takeSpaces.ts';
import { tidy } from './tidy.ts';
import { dateAtEnd, startDistance } from '../find/words.ts';

describe('CTC', () => {
  const classes = CLASSES.length;
  const steps = (...letters: number[]): InferOutput => {
    const data = new Float32Array(letters.length * classes);
    letters.forEach((letter, i) => (data[i * classes + letter] = 0.9));
    return { data, dims: [1, letters.length, classes] };
  };
  test("drops blanks and repeats, and gives each letter's position", () => {
    const read = decodeCtc(steps(0, 18, 18, 0, 18, 19), 60);
    expect(read).toMatchObject({ text: 'AAB', positions: [15, 45, 55] });
    expect(read.confidence).toBeCloseTo(0.9);
  });
  test('makes nothing of nothing', () =>
    expect(decodeCtc(steps(0, 0), 20)).toEqual({ text: '', confidence: 0, positions: [] }));
});

describe('a NIK', () => {
  const nik = '3273015708949991';
  test('takes what most readings saw, and is as sure as its weakest digit', () => {
    expect(voteNik([nik, nik, '3273015708949990', nik])).toMatchObject({ text: nik, agreement: 0.75 });
    expect(voteNik([nik, '327301570894999'])).toMatchObject({ text: nik, agreement: 0.75 });
    expect(voteNik(['32', ''])).toBeNull();
  });
  test.each([
    [nik, true],
    ['3273019908949991', false],
    ['3273015713949991', false],
    ['3273015708949999', true],
    ['0273015708949991', false],
  ])('knows whether %s can be one: %s', (text, possible) => expect(possibleNik(text)).toBe(possible));
});

describe('spaces', () => {
  test('takes spaces from the reader that sees them better, and keeps letters as read', () => {
    expect(takeSpaces('EKOPRASETY0', 'EKO PRASETYO')).toBe('EKO PRASETY0');
    expect(takeSpaces('D A G O', 'DAGO')).toBe('DAGO');
    expect(takeSpaces('BUDI PUTRA', 'XXXXXXX')).toBeNull();
  });
  test('takes the space after a full stop from the picture, because offices differ', () => {
    expect(withGapsSeen('JL. KEBUN NO. 9', 'J L.KEBUN NO.9')).toBe('JL.KEBUN NO.9');
    expect(withGapsSeen('JL.KEBUN A-2', 'JL. KE BUN A- 2')).toBe('JL. KEBUN A-2');
  });
  test('takes the space between a number and a word from the picture too', () => {
    expect(withGapsSeen('NO. 11KAV. 21', 'N O. 11 KAV. 2 1')).toBe('NO. 11 KAV. 21');
  });
});

describe('the dash of an unknown blood type', () => {
  const width = 120;
  const cut = (...black: readonly (readonly [x: number, y: number, w: number, h: number])[]) => {
    const data = new Uint8Array(width * 48 * 3).map((_, i) =>
      i % 3 === 2 ? 235 : Math.floor(i / (3 * width)) % 6 < 2 ? 90 : 200,
    );
    for (const [x, y, w, h] of black) {
      for (let row = y; row < y + h; row += 1) data.fill(30, (row * width + x) * 3, (row * width + x + w) * 3);
    }
    return { data, width, height: 48 };
  };
  const dash = [30, 22, 16, 5] as const;
  const colon = [
    [8, 14, 5, 5],
    [8, 28, 5, 5],
  ] as const;
  test('is seen over a coloured pattern and beside the frame of the photo', () =>
    expect(seesDash(cut(...colon, dash, [112, 0, 8, 48]))).toBe(true));
  test('is not confused with the sign after a letter', () =>
    expect(seesDash(cut(...colon, [24, 10, 14, 28], [44, 22, 14, 5]))).toBe(false));
  test('is not seen where nothing is printed', () => expect(seesDash(cut())).toBe(false));
});

describe('values', () => {
  test.each([
    ['tempatTglLahir', 'BANDUNG,17-08-1994', 'BANDUNG, 17-08-1994'],
    ['tempatTglLahir', 'BANDUNG, 1 7-08- 1994', 'BANDUNG, 17-08-1994'],
    ['tempatTglLahir', 'BANDUNG', 'BANDUNG'],
    ['rtRw', '004 / 011', '004/011'],
    ['rtRw', '004011', '004/011'],
    ['golDarah', ': O', 'O'],
    ['golDarah', '0', 'O'],
    ['golDarah', 'XY', ''],
    ['golDarah', '–', '-'],
    ['golDarah', 'h: B', 'B'],
    ['golDarah', 'h:O-', 'O-'],
    ['berlakuHingga', 'SEUMUR HIDUP', 'SEUMUR HIDUP'],
    ['nama', 'S1TI', 'S1TI'],
    ['alamat', 'JL .KEBUN CONTOH NO.7', 'JL.KEBUN CONTOH NO.7'],
    ['alamat', 'JL. KEBUN N O. 7 BLOK C', 'JL. KEBUN NO. 7 BLOK C'],
    ['alamat', 'DUSUN CONTOHNO. 7', 'DUSUN CONTOHNO. 7'],
    ['tempatTglLahir', 'BANDUNG, 17-08 -199 4', 'BANDUNG, 17-08-1994'],
    ['tanggalTerbit', '02-12 -201 1', '02-12-2011'],
    ['tanggalTerbit', '04-05,2012', '04-05-2012'],
    ['golDarah', '-/-', '-/-'],
    ['alamat', 'DUSUN MERANO', 'DUSUN MERANO'],
  ] as const)('%s %j is tidied to %j', (line, read, set) => expect(tidy(line, read)).toBe(set));
  test('lose the traces of their label, and nothing else', () => {
    expect(trimValue(': - BANDUNG ')).toBe('BANDUNG');
    expect(trimValue("O'NEIL-CONTOH")).toBe("O'NEIL-CONTOH");
    expect(trimValue(": 'AIN CONTOH")).toBe("'AIN CONTOH");
    expect(trimValue("' AIN CONTOH '")).toBe('AIN CONTOH');
  });
  test('hold a date only at the end, and only a possible one', () => {
    expect(dateAtEnd('X 17-08-1994')?.date).toBe('17-08-1994');
    expect(dateAtEnd('41-08-1994')).toBeNull();
    expect(dateAtEnd('17-08-1994 X')).toBeNull();
  });
  test('are told from labels by how labels begin', () => {
    expect(startDistance('Kewarganegaraan: WNI', 'Kewarganegaraan')).toBe(0);
    expect(startDistance('Kewarganegarean: WNI', 'Kewarganegaraan')).toBeLessThan(0.1);
    expect(startDistance('Pekerjaan', 'Agama')).toBeGreaterThan(0.5);
  });
});
