import { expect, test } from 'vitest';
import { CONFIDENCE } from './confidence.generated.ts';
import { calibrated, kindOf, shareRight } from './confidence.ts';

test('measured shares rise with the raw confidence and lie between 0 and 1', () => {
  for (const points of Object.values(CONFIDENCE)) {
    expect(points[0]).toEqual([0, 0]);
    expect(points.length).toBeGreaterThan(1);
    for (const [i, [raw, right]] of points.entries()) {
      expect(right).toBeLessThan(1);
      if (i === 0) continue;
      expect(raw).toBeGreaterThan(points[i - 1]![0]);
      expect(right).toBeGreaterThanOrEqual(points[i - 1]![1]);
    }
  }
});

test('interpolates between two points and stays level beyond the last', () => {
  const [, [raw, right]] = CONFIDENCE.open as [unknown, readonly [number, number]];
  expect(shareRight('open', 0)).toBe(0);
  expect(shareRight('open', raw)).toBeCloseTo(right);
  expect(shareRight('open', raw / 2)).toBeCloseTo(right / 2);
  expect(shareRight('open', 1)).toBe(CONFIDENCE.open.at(-1)![1]);
  expect(calibrated({ agama: { text: 'ISLAM', confidence: 1, boxes: [] } }).agama).toMatchObject({
    text: 'ISLAM',
    confidence: CONFIDENCE.word.at(-1)![1],
  });
});

test('believes a line sooner if its text fits what the line should say', () => {
  const kinds = (line: Parameters<typeof kindOf>[0], texts: readonly string[]) => texts.map((t) => kindOf(line, t));
  expect(kinds('kabKota', ['KOTA BANDUNG', 'KOTA BAMDUNG'])).toEqual(['listed', 'odd']);
  expect(kinds('tempatTglLahir', ['BANDUNG, 17-08-1994', 'BANDUNC, 17-08-1994', 'BANDUNG, 17-08-199'])).toEqual([
    'listed',
    'open',
    'odd',
  ]);
  expect(kinds('berlakuHingga', ['SEUMUR HIDUP', '17-08-2017', 'SEUMUR HIDUPOU'])).toEqual(['word', 'number', 'odd']);
  expect(kinds('rtRw', ['004/011', '04/011'])).toEqual(['number', 'odd']);
  expect(kinds('pekerjaan', ['WIRASWASTA', 'WIRASMASTA', 'PENGEMUDI OJEK'])).toEqual(['word', 'odd', 'open']);
  expect(kinds('nama', ['BUDI CONTOH'])).toEqual(['open']);
  for (const raw of [0.85, 0.95]) expect(shareRight('listed', raw)).toBeGreaterThan(shareRight('odd', raw));
});

test('keeps a sure reading above the limit for asking a person, and a disagreement below it', () => {
  for (const kind of ['nik', 'open', 'word', 'number'] as const) expect(shareRight(kind, 0.99)).toBeGreaterThan(0.9);
  for (const kind of ['open', 'odd'] as const) expect(shareRight(kind, 0.6)).toBeLessThan(0.6);
});
