import { yearsBetween } from '../words/dates.ts';
import { meaningOf } from '../words/vocabulary.ts';
import type { Rule } from './rule.ts';

/** No one gets a KTP earlier, unless married (UU 24/2013 article 63). */
const ADULT = 17;
/** The first e-KTPs were issued in this year. */
const FIRST_YEAR = '2011';

/** Dates compared with each other. A past expiry date on a citizen's card has no effect (UU 24/2013 article 64). */
export const DATE_RULES: readonly Rule[] = [
  {
    id: 'issued',
    inputs: ['tanggalLahir', 'tanggalTerbit', 'statusPerkawinan'],
    severity: { order: 'warn', age: 'warn' },
    check: ({ born, issued, value }) => {
      if (!born || !issued) return [];
      if (issued <= born) return [{ case: 'order', at: 'tanggalTerbit', others: ['tanggalLahir'] }];
      const status = meaningOf('statusPerkawinan', value.statusPerkawinan) ?? 'BELUM KAWIN';
      const young = yearsBetween(born, issued) < ADULT && status === 'BELUM KAWIN';
      return young ? [{ case: 'age', at: 'tanggalTerbit', others: ['tanggalLahir'] }] : [];
    },
  },
  {
    id: 'expiry',
    inputs: ['berlakuHingga', 'kewarganegaraan'],
    severity: { wni: 'hint', wna: 'warn' },
    check: ({ validUntil, citizen, today }) =>
      validUntil && validUntil < today && citizen ? [{ case: citizen, at: 'berlakuHingga' }] : [],
  },
  {
    id: 'validity',
    inputs: ['berlakuHingga', 'tanggalTerbit', 'kewarganegaraan'],
    severity: { order: 'warn', wna: 'warn' },
    check: ({ validUntil, issued, citizen, value }) => {
      if (validUntil && issued && validUntil <= issued) {
        return [{ case: 'order', at: 'berlakuHingga', others: ['tanggalTerbit'] }];
      }
      const lifelong = meaningOf('berlakuHingga', value.berlakuHingga) !== null;
      return lifelong && citizen === 'wna' ? [{ case: 'wna', at: 'berlakuHingga', others: ['kewarganegaraan'] }] : [];
    },
  },
  {
    id: 'issued',
    inputs: ['tanggalTerbit'],
    severity: { future: 'warn', old: 'hint' },
    check: ({ issued, today }) => {
      if (!issued) return [];
      if (issued > today) return [{ case: 'future', at: 'tanggalTerbit' }];
      return issued < FIRST_YEAR ? [{ case: 'old', at: 'tanggalTerbit' }] : [];
    },
  },
];
