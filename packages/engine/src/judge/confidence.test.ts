import { expect, test } from 'vitest';
import { CONFIDENCE } from './confidence.generated.ts';
import { calibrated, shareRight } from './confidence.ts';

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
  expect(shareRight('nama', 0)).toBe(0);
  expect(shareRight('nama', raw)).toBeCloseTo(right);
  expect(shareRight('nama', raw / 2)).toBeCloseTo(right / 2);
  expect(shareRight('alamat', 1)).toBe(CONFIDENCE.open.at(-1)![1]);
  expect(calibrated({ agama: { text: 'ISLAM', confidence: 1, boxes: [] } }).agama).toMatchObject({
    text: 'ISLAM',
    confidence: CONFIDENCE.closed.at(-1)![1],
  });
});

test('a sure reading stays above what a person is asked about, and a disagreement falls below', () => {
  for (const line of ['nik', 'nama', 'agama', 'rtRw'] as const) expect(shareRight(line, 0.99)).toBeGreaterThan(0.9);
  for (const line of ['nama', 'agama', 'rtRw'] as const) expect(shareRight(line, 0.6)).toBeLessThan(0.6);
});
