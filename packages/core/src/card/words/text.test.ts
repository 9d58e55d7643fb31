import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDigits, asLetters, digitsLike, twinsOf } from './lookAlikes.ts';
import { nameKey, sameName } from '../regions/names.ts';
import { plainName, provinceNamed, regenciesNamed } from '../regions/places.ts';
import { alike, likeness, sameLetters } from './text.ts';

// The same cases in every run.
fc.configureGlobal({ seed: 2026 });

describe('likeness', () => {
  test.each([
    ['ATHOLIK', 'KATHOLIK', 0.875],
    ['ATHOLIK', 'KATOLIK', 5 / 7],
    ['KAWFN', 'KAWIN', 0.8],
    ['LAKI LAKI', 'LAKI-LAKI', 1],
    ['', 'KAWIN', 0],
    ['KAWIN', '', 0],
    ['', '', 0],
  ])('of %s and %s is %d', (a, b, score) => expect(likeness(a, b)).toBeCloseTo(score));

  test('counts look-alike letters as smaller differences', () => {
    expect(likeness('1SLAM', 'ISLAM')).toBeGreaterThan(likeness('XSLAM', 'ISLAM'));
    expect(likeness('KAVVIN', 'KAWIN')).toBeGreaterThan(0.9);
  });

  test('is 1 for the text itself, and between 0 and 1 for anything', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const score = likeness(a, b);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        if (/[a-z0-9]/i.test(a)) expect(likeness(a, a)).toBe(1);
        expect(alike(a, b, 0.5)).toBe(alike(b, a, 0.5));
      }),
    );
  });

  test('stays defined for a text longer than any word', () =>
    expect(likeness('K'.repeat(500), 'KAWIN')).toBeCloseTo(1 / 500));
});

describe('sameLetters', () => {
  const words = ['A', 'A+', 'LAKI-LAKI', 'LAKILAKI'];

  test('prefers the exact word to one with the same letters', () => {
    expect(sameLetters('a+', words)).toBe('A+');
    expect(sameLetters('A', words)).toBe('A');
    expect(sameLetters('LAKI LAKI', words)).toBe('LAKI-LAKI');
  });

  test('finds no word for a text without letters', () => {
    expect(sameLetters('', words)).toBe(null);
    expect(sameLetters('-', words)).toBe(null);
    expect(sameLetters('LAKI', words)).toBe(null);
  });
});

describe('look-alikes', () => {
  test('cover every character of OCR-A that is taken for a digit', () => {
    expect(asDigits('b?DLeO|l')).toBe('67012011');
    expect(asDigits('MN-/Ж🙂')).toBe('MN-/Ж🙂');
    expect(digitsLike('T')).toBe('17');
    expect(digitsLike('M')).toBe('');
  });

  test('twins go both ways', () => {
    for (const digit of '0123456789') {
      for (const twin of twinsOf(digit)) expect(twinsOf(twin)).toContain(digit);
      expect(twinsOf(digit)).not.toContain(digit);
    }
    expect(twinsOf('8')).toBe('360');
  });

  test('reads digits in names as letters', () => expect(asLetters('5IT1 N0R8AYA 9')).toBe('SITI NORBAYA 9'));
});

describe('names of places', () => {
  test.each([
    ['LABUHAN HAJI', 'LABUHANHAJI'],
    ["MINASATE'NE", 'MINASA TENE'],
    ['SALUPPUTTI', 'SALUPUTI'],
    ['KEP. BALA BALAKANG', 'KEPULAUAN BALA BALAKANG'],
    ['DJATINEGARA', 'JATINEGARA'],
  ])('make %s and %s comparable', (a, b) => expect(nameKey(a)).toBe(nameKey(b)));

  test.each([
    ['SUKAMAJU', 'SUKARAJA'],
    ['TAMPAN', 'BINAWIDYA'],
    ['', ''],
    ['SUKASARI', 'SUKAJADI'],
  ])('%s is not %s', (a, b) => expect(sameName(a, b)).toBe(false));

  test('tells districts apart by numbers in their names', () =>
    expect(nameKey('ILIR BARAT I')).not.toBe(nameKey('ILIR BARAT II')));

  test('PALEMBAYAN and PELEMBAYAN may be the same', () => expect(sameName('PALEMBAYAN', 'PELEMBAYAN')).toBe(true));

  test.each([
    ['DKI JAKARTA', '31'],
    ['Daerah Khusus Ibukota Jakarta', '31'],
    ['D.I. YOGYAKARTA', '34'],
    ['DIY', '34'],
    ['BANGKA BELITUNG', '19'],
    ['NANGGROE ACEH DARUSSALAM', '11'],
    ['YOGYAKARTA', undefined],
    ['', undefined],
  ])('takes %s for the province %s', (text, code) => expect(provinceNamed(text)?.code).toBe(code));

  test.each([
    ['KOTA BANDUNG', ['3273']],
    ['KABUPATEN BANDUNG', ['3204']],
    ['KAB. BANDUNG', ['3204']],
    ['BANDUNG', ['3204', '3273']],
    ['JAKARTA BARAT', ['3173']],
    ['KOTA ADMINISTRASI JAKARTA BARAT', ['3173']],
    ['KOTA ADM. JAKARTA BARAT', ['3173']],
    ['KABUPATEN ADM. KEPULAUAN SERIBU', ['3101']],
    ['KOTABARU', ['6302']],
    ['KOTA BARU', ['6302']],
    ['KABUPATEN KOTAWARINGIN BARAT', ['6201']],
    ['DKI JAKARTA', []],
    ['', []],
  ])('takes %s for %s', (text, codes) => expect(regenciesNamed(text).map(({ code }) => code)).toEqual(codes));

  test('returns a name without its title', () => {
    expect(plainName('KOTA BANDUNG')).toBe('BANDUNG');
    expect(plainName('JAKARTA BARAT')).toBe('JAKARTA BARAT');
    expect(plainName('KOTABARU')).toBe('KOTABARU');
  });
});
