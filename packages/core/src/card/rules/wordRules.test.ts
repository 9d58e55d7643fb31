import { describe, expect, test } from 'vitest';
import { CLEAN, readingOf, TODAY } from '../../../fixtures/cards.ts';
import type { KtpLine } from '../fields.ts';
import { normalise } from '../review/normalise.ts';
import { likeness } from '../words/text.ts';
import { MEANINGS, meaningOf } from '../words/vocabulary.ts';

function offered(line: KtpLine & keyof typeof MEANINGS, text: string): readonly string[] {
  const draft = normalise(readingOf({ ...CLEAN, [line]: text }), { today: TODAY });
  return draft.fields[line].suggestions.map(({ value }) => value);
}

describe('a damaged word is never offered as its opposite', () => {
  test.each([
    ['LUM KAWIN', ['BELUM KAWIN']],
    ['BLM KAWIN', ['BELUM KAWIN']],
    ['UM KAWIN', []],
    ['BEU KAWIN', ['BELUM KAWIN']],
    ['JM KAWIN', []],
    ['M KAWIN', []],
    ['I KAWIN', []],
    ['TIDAK KAWIN', []],
    ['KAWIN BELUM', []],
    ['CERAI', []],
    ['CERAI I', []],
    ['CERAI MAT', ['CERAI MATI']],
    ['KAWI', ['KAWIN']],
    ['KAWIN KOTA BANDUNG 15-05-2015', ['KAWIN']],
    ['STATUS PERKAWINAN KAWIN', ['KAWIN']],
    ['STATUS PERKAWINAN BELUM KAWIN', ['BELUM KAWIN']],
  ])('statusPerkawinan %s', (text, words) => expect(offered('statusPerkawinan', text)).toEqual(words));

  test.each(['WN', 'WNH', 'WNR', 'WNB', 'NA', 'VNM', 'NM'])('kewarganegaraan %s', (text) =>
    expect(offered('kewarganegaraan', text)).not.toContain('WNI'),
  );

  // Written alike in both languages: one country all the same.
  test.each([
    ['AUSTRLIA', ['AUSTRALIA']],
    ['KOREASELATAN', []],
  ])('kewarganegaraan %s', (text, words) => expect(offered('kewarganegaraan', text)).toEqual(words));

  test.each(['LAKI', 'LAKI-', 'LAKEI AKI', 'LELAKI', 'AKI-LAKI'])('jenisKelamin %s', (text) =>
    expect(offered('jenisKelamin', text)).toEqual(['LAKI-LAKI']),
  );

  test.each(['KRISTEN KATOLIK', 'KRISTEN KATHOL'])('agama %s', (text) => expect(offered('agama', text)).toEqual([]));
});

test("a country's name keeps the spaces it has in the list", () => {
  const reading = readingOf({ ...CLEAN, kewarganegaraan: 'KOREASELATAN', berlakuHingga: '05-01-2030' });
  expect(normalise(reading, { today: TODAY }).fields.kewarganegaraan.value).toBe('KOREA SELATAN');
});

test('WNA is a foreigner, and no question', () => {
  const reading = readingOf({ ...CLEAN, kewarganegaraan: 'WNA', berlakuHingga: '05-01-2030' });
  expect(normalise(reading, { today: TODAY }).fields.kewarganegaraan).toMatchObject({ status: 'ok', suggestions: [] });
});

describe.each(['jenisKelamin', 'agama', 'statusPerkawinan', 'kewarganegaraan', 'berlakuHingga'] as const)(
  'one to four letters cut anywhere out of %s',
  (line) => {
    test.each((MEANINGS[line] ?? []).flat())('%s', (word) => {
      for (let at = 0; at < word.length; at += 1) {
        for (let cut = 1; cut <= 4; cut += 1) {
          const text = word.slice(0, at) + word.slice(at + cut);
          if (text === '') continue;
          const [first, ...more] = offered(line, text);
          if (first === undefined || more.length > 0) continue;
          const same = meaningOf(line, first) === meaningOf(line, word);
          expect(same || likeness(text, first) > likeness(text, word), `${text}: ${first}`).toBe(true);
        }
      }
    });
  },
);

/** A text with one to four consecutive letters cut out, covered, or misread as look-alikes, at every place. */
function* damaged(text: string): Generator<string> {
  const looks = (sign: string): string =>
    'H8CDFPGHIJXLNNDFQPSTVUVXVZ'['ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(sign)] ?? sign;
  for (let at = 0; at < text.length; at += 1) {
    for (let length = 1; length <= 4 && at + length <= text.length; length += 1) {
      const hit = text.slice(at, at + length);
      for (const instead of ['', ' ', '#'.repeat(length), Array.from(hit, looks).join('')]) {
        yield text.slice(0, at) + instead + text.slice(at + length);
      }
    }
  }
}

describe('letters cut, covered or misread anywhere', () => {
  test.each(['WNI', 'ITALIA', 'AUSTRALIA', 'JEPANG', 'NIGER', 'INDIA', 'AUSTRIA', 'BELANDA'])(
    'nationality %s',
    (word) => {
      for (const text of damaged(word)) {
        const [first = word] = offered('kewarganegaraan', text);
        const isCitizen = meaningOf('kewarganegaraan', first) !== null;
        expect(isCitizen, `${text}: ${first}`).toBe(word === 'WNI');
      }
    },
  );

  test.each([
    ['SUMATERA UTARA', 'KABUPATEN SAMOSIR'],
    ['SUMATERA UTARA', 'KABUPATEN TOBA SAMOSIR'],
    ['SUMATERA UTARA', 'KABUPATEN BATU BARA'],
    ['SUMATERA UTARA', 'KABUPATEN PADANG LAWAS UTARA'],
    ['JAWA BARAT', 'KABUPATEN BANDUNG BARAT'],
    ['PAPUA', 'KABUPATEN WAROPEN'],
    ['SUMATERA SELATAN', 'KABUPATEN BANYUASIN'],
    ['BANTEN', 'KABUPATEN SERANG'],
  ])('regency of %s: %s', (provinsi, kabKota) => {
    for (const text of damaged(kabKota)) {
      const draft = normalise(readingOf({ ...CLEAN, provinsi, kabKota: text }), { today: TODAY });
      const [first = kabKota] = draft.fields.kabKota.suggestions.map(({ value }) => value);
      expect(first, text).toBe(kabKota);
    }
  });
});
