import { describe, expect, test } from 'vitest';
import { changedPart, groupNik, shownValue, typedValue } from './fieldControls.ts';

describe('a value in its input', () => {
  test('dates are typed and shown as the card prints them, and kept as ISO', () => {
    expect(shownValue('tanggalLahir', '1994-08-17')).toBe('17-08-1994');
    expect(typedValue('tanggalLahir', '17/8/1994')).toBe('1994-08-17');
    expect(typedValue('tanggalLahir', '31-02-1994')).toBe('31-02-1994');
    expect(typedValue('tanggalLahir', '17-08-19')).toBe('17-08-19');
    expect(typedValue('berlakuHingga', 'seumur hidup')).toBe('SEUMUR HIDUP');
  });
  test('a NIK stands in groups of four at every length', () => {
    expect(['', '3273', '32730', '3273015708949991'].map(groupNik)).toEqual([
      '',
      '3273',
      '3273 0',
      '3273 0157 0894 9991',
    ]);
    expect(typedValue('nik', '3273 0157 0894 9991')).toBe('3273015708949991');
  });
});

test.each([
  ['LAKEI AKI', 'LAKI-LAKI', ['LAK', 'I-L', 'AKI']],
  ['KAWFN', 'KAWIN', ['KAW', 'I', 'N']],
  ['', 'WNI', ['', 'WNI', '']],
  ['A', 'A', ['A', '', '']],
])('from %j to %j the changed letters are found', (written, suggested, parts) =>
  expect(changedPart(written, suggested)).toEqual(parts),
);
