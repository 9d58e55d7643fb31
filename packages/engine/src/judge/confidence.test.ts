import { expect, test } from 'vitest';
import { CONFIDENCE } from './confidence.generated.ts';
import { calibrated, kindOf, shareRight } from './confidence.ts';

test('the measured shares rise with the raw confidence, and are shares', () => {
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

test('between two points lies a straight line, and beyond the last its own share', () => {
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

test('a line that says what such a line says is believed sooner than one that does not', () => {
  const kinds = (line: Parameters<typeof kindOf>[0], texts: readonly string[]) => texts.map((t) => kindOf(line, t));
  expect(kinds('kabKota', ['KOTA BANDUNG', 'KOTA BAMDUNG'])).toEqual(['listed', 'odd']);
  expect(kinds('tempatTglLahir', ['BANDUNG, 17-08-1994', 'BANDUNC, 17-08-1994', 'BANDUNG, 17-08-199'])).toEqual([
    'listed',
    'open',
    'odd',
  ]);
  expect(kinds('berlakuHingga', ['SEUMUR HIDUP', '17-08-2017', 'SEUMUR HIDUPOU'])).toEqual(['word', 'number', 'odd']);
  expect(kinds('rtRw', ['004/011', '04/011'])).toEqual(['number', 'odd']);
  expect(kinds('nama', ['BUDI CONTOH'])).toEqual(['open']);
  for (const raw of [0.85, 0.95]) expect(shareRight('listed', raw)).toBeGreaterThan(shareRight('odd', raw));
});

test('a sure reading stays above what a person is asked about, and a disagreement falls below', () => {
  for (const kind of ['nik', 'open', 'word', 'number'] as const) expect(shareRight(kind, 0.99)).toBeGreaterThan(0.9);
  for (const kind of ['open', 'odd'] as const) expect(shareRight(kind, 0.6)).toBeLessThan(0.6);
});
