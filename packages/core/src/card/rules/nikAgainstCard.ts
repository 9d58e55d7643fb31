import { yearsBetween } from '../words/dates.ts';
import type { KtpSuggestion } from '../draft.ts';
import type { Facts } from './facts.ts';
import { twinsOf } from '../words/lookAlikes.ts';
import { regencyToday } from '../regions/regions.ts';
import { nikSuggestions } from './nikRules.ts';
import { type Rule, suggestion } from './rule.ts';

const MOST_TWINS = 2;
/** No one gets a KTP earlier, unless married. */
const ADULT = 17;
/** How much surer of one field the engine must be to doubt the other. */
const SURER = 0.02;

/** How many digits of two dates are mistaken for each other, or `Infinity` if some cannot be. */
function twins(a: string, b: string): number {
  return Array.from(a).reduce((sum, sign, i) => {
    const other = b[i] ?? '';
    return sum + (sign === other ? 0 : twinsOf(sign).includes(other) && other !== '' ? 1 : Infinity);
  }, 0);
}

/** The dates of the NIK that the printed date may be a misreading of. */
function dateSuggestions({ born, nik, today }: Facts): readonly KtpSuggestion[] {
  if (!born || !nik.ok) return [];
  return nik.value.birthDates
    .filter((date) => twins(born, date) <= MOST_TWINS && yearsBetween(date, today) >= ADULT)
    .map((date) => suggestion(date, 1 - twins(born, date) / 8, 'cross', ['nik']));
}

/**
 * Whether the printed date is more likely misread than the NIK. The NIK is set in OCR-A, which engines misread more.
 */
function dateIsDoubtful({ draft, born, issued, today }: Facts): boolean {
  const [nik, date] = [draft.fields.nik.confidence, draft.fields.tanggalLahir.confidence];
  if (nik !== null && date !== null && Math.abs(nik - date) > SURER) return date < nik;
  return born !== null && yearsBetween(born, issued ?? today) < ADULT;
}

function agreesWithDate(facts: Facts): boolean {
  return !facts.nik.ok || facts.born === null || facts.nik.value.birthDates.includes(facts.born);
}

/**
 * The NIK that agrees with the printed date, if look-alikes explain the difference and the NIK is more likely misread.
 */
function misreadNik(facts: Facts): readonly KtpSuggestion[] {
  if (agreesWithDate(facts) || (dateIsDoubtful(facts) && dateSuggestions(facts).length > 0)) return [];
  return nikSuggestions(facts).filter(({ evidence }) => evidence.includes('tanggalLahir'));
}

/**
 * The NIK compared with the rest of the card. It is never issued again, so a difference is a reason to look, never to
 * refuse.
 */
export const NIK_AGAINST_CARD: readonly Rule[] = [
  {
    id: 'birth',
    inputs: ['nik', 'tanggalLahir'],
    severity: { differs: 'warn', nikSide: 'warn' },
    check: (facts) => {
      if (agreesWithDate(facts)) return [];
      const repairs = misreadNik(facts);
      return repairs.length > 0
        ? [{ case: 'nikSide', at: 'nik', others: ['tanggalLahir'], suggestions: repairs }]
        : [{ case: 'differs', at: 'tanggalLahir', others: ['nik'], suggestions: dateSuggestions(facts) }];
    },
  },
  {
    id: 'sex',
    inputs: ['nik', 'jenisKelamin'],
    severity: { differs: 'warn' },
    check: (facts) => {
      const { nik, sex } = facts;
      if (!nik.ok || !sex || nik.value.sex === sex) return [];
      // One misread digit can cause both a wrong date and the wrong sex: one question is enough.
      if (misreadNik(facts).some(({ evidence }) => evidence.includes('jenisKelamin'))) return [];
      return [{ case: 'differs', at: 'jenisKelamin', others: ['nik'] }];
    },
  },
  {
    id: 'area',
    inputs: ['nik', 'provinsi', 'kabKota', 'kecamatan'],
    severity: { differs: 'hint' },
    check: ({ nik, province, regencies, districts }) => {
      if (!nik.ok) return [];
      const regency = regencyToday(nik.value.regency);
      if (regency === null) return [];
      const elsewhere =
        regencies.length > 0
          ? !regencies.some(({ code }) => code === regency)
          : province !== null && !regency.startsWith(province.code);
      if (elsewhere) return [{ case: 'differs', at: 'nik', others: [regencies.length > 0 ? 'kabKota' : 'provinsi'] }];
      const moved =
        districts.length > 0 &&
        nik.value.region === 'known' &&
        !districts.some(({ code }) => code === nik.value.district);
      return moved ? [{ case: 'differs', at: 'nik', others: ['kecamatan'] }] : [];
    },
  },
];
