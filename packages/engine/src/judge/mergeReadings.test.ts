import { invert } from '@ktp-ocr/core/kit';
import { expect, test } from 'vitest';
import type { CardRead, ReadValue } from '../read/cardRead.ts';
import { mergeReadings } from './mergeReadings.ts';

const toPhoto = [1000, 0, 0, 0, 630, 0, 0, 0, 1] as const;
const box = { cx: 0, cy: 0, width: 10, height: 2, angle: 0 };
const card = (alamat: Partial<ReadValue>): CardRead => ({
  fit: { toPhoto: [...toPhoto], toCard: invert([...toPhoto]), wraps: 0, anchors: 12 },
  values: { alamat: { text: '', confidence: 0.9, boxes: [box], ...alamat } },
});
const alamat = (a: Partial<ReadValue>, b: Partial<ReadValue>) => mergeReadings(card(a), card(b)).values.alamat!;

test('keeps a reading of both rows over a surer one of the second row alone', () => {
  const both = { text: 'JL. KEBUN NO. 12 GG. MAWAR', boxes: [box, box], confidence: 0.8 };
  const second = { text: 'MAWAR', confidence: 0.99 };
  expect(alamat(both, second).text).toBe(both.text);
  expect(alamat(second, both).text).toBe(both.text);
  expect(alamat(second, both).confidence).toBeLessThan(0.8);
  expect(alamat({ ...second, missing: true }, { text: 'JL. KEB0N', confidence: 0.7 }).text).toBe('JL. KEB0N');
});

test('takes the surer of two readings of the same print', () => {
  expect(alamat({ text: 'KEBUM', confidence: 0.7 }, { text: 'KEBUN', confidence: 0.9 }).text).toBe('KEBUN');
  expect(alamat({ text: 'KEBUN', confidence: 0.9 }, { text: 'KEBUM', confidence: 0.91 }).text).toBe('KEBUN');
});
