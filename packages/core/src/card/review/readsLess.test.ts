import { describe, expect, test } from 'vitest';
import { KTP_LINES, type KtpLine } from '../fields.ts';
import { isWorthAnotherReading, readsLess } from './readsLess.ts';

type Texts = Readonly<Partial<Record<KtpLine, string>>>;

function readingOf(texts: Texts, confidence: number | null = 0.9) {
  const lines = Object.fromEntries(
    Object.entries(texts).map(([line, text]) => [line, { text, confidence, box: null }]),
  );
  return { lines };
}

const ALL: Texts = { ...Object.fromEntries(KTP_LINES.map((line) => [line, 'CONTOH'])), nik: '3273015708949991' };
const without = (...left: readonly KtpLine[]): Texts =>
  Object.fromEntries(Object.entries(ALL).filter(([line]) => !left.includes(line as KtpLine)));

describe('a reading says less than another of the same card', () => {
  test.each<[string, Texts, Texts, boolean]>([
    ['with a line less', without('alamat'), ALL, true],
    ['with a line that holds nothing', { ...ALL, alamat: ' ' }, ALL, true],
    ['with a digit less in its NIK', { ...ALL, nik: '327301570894999' }, ALL, true],
    ['without a NIK, though it has three lines more', without('nik'), without('alamat', 'rtRw', 'agama'), true],
    ['with a line more', ALL, without('alamat'), false],
    ['with the same lines', ALL, ALL, false],
  ])('%s', (_, reading, other, less) => {
    expect(readsLess(readingOf(reading), readingOf(other))).toBe(less);
  });

  test('with the same lines in more doubt, while a small difference is chance', () => {
    expect(readsLess(readingOf(ALL, 0.5), readingOf(ALL, 0.9))).toBe(true);
    expect(readsLess(readingOf(ALL, 0.89), readingOf(ALL, 0.9))).toBe(false);
  });

  test('trusts an engine that gives no confidence', () => {
    expect(readsLess(readingOf(without('alamat'), null), readingOf(ALL, null))).toBe(true);
    expect(readsLess(readingOf(ALL, null), readingOf(ALL, null))).toBe(false);
  });
});

describe('another reading, of the whole photo, is worthwhile', () => {
  const few = readingOf({ nik: '3273015708949991', nama: 'CONTOH' });
  test.each([
    ['where the card that was cut out was refused', null, true, true],
    ['where it has no NIK', readingOf(without('nik')), true, true],
    ['where hardly anything was read', few, true, true],
    ['on a device only, where two lines are missing', readingOf(without('alamat', 'agama')), true, false],
    ['nowhere, where one line is missing', readingOf(without('golDarah')), false, false],
    ['nowhere, where all was read', readingOf(ALL), false, false],
  ])('%s', (_, reading, device, server) => {
    expect(isWorthAnotherReading(reading, 'device')).toBe(device);
    expect(isWorthAnotherReading(reading, 'server')).toBe(server);
  });
});
