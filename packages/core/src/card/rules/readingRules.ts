import { mendedDate, printedDate, yearsBetween } from '../dates.ts';
import type { KtpDraft, KtpSuggestion } from '../draft.ts';
import type { Facts } from '../facts.ts';
import { KTP_FIELDS, type KtpField, REQUIRED_FIELDS } from '../fields.ts';
import { likeness } from '../text.ts';
import { type Finding, type Rule, suggestion } from './rule.ts';

/** Below this an engine's own confidence is a reason to look. */
const CLEAR_ENOUGH = 0.8;
/** The API's code for a reflection on the card. */
const GLARE = -9107;
/** How alike a day of the NIK and an unreadable date must be to mean the same. */
const ALIKE = 0.6;
const ADULT = 17;

function isAnswered(draft: KtpDraft, field: KtpField): boolean {
  return draft.fields[field].status === 'edited' || draft.fields[field].status === 'confirmed';
}

/** The days the NIK tells, for somebody old enough to have a card. */
function daysOfNik({ nik, issued, today }: Facts): readonly string[] {
  return nik.ok ? nik.value.birthDates.filter((date) => yearsBetween(date, issued ?? today) >= ADULT) : [];
}

function dateSuggestions(facts: Facts, field: KtpField): readonly KtpSuggestion[] {
  const text = facts.value[field];
  const mended = mendedDate(text);
  const found = mended ? [suggestion(mended, likeness(text, printedDate(mended)), 'digit')] : [];
  const days = field === 'tanggalLahir' ? daysOfNik(facts) : [];
  const near = days
    .filter((day) => day !== mended)
    .map((day) => suggestion(day, likeness(text, printedDate(day)), 'cross', ['nik']));
  return [...found, ...near.filter(({ score }) => score >= ALIKE)].toSorted((a, b) => b.score - a.score);
}

/** What was read badly or not at all. */
export const READING_RULES: readonly Rule[] = [
  {
    id: 'reasons',
    inputs: REQUIRED_FIELDS,
    severity: { unread: 'error' },
    check: ({ value }) =>
      REQUIRED_FIELDS.filter((field) => field !== 'nik' && value[field] === '').map((at) => ({ case: 'unread', at })),
  },
  {
    id: 'reasons',
    inputs: KTP_FIELDS,
    severity: { glare: 'hint' },
    check: ({ draft }) =>
      KTP_FIELDS.filter((at) => draft.reading?.warnings.includes(GLARE) && draft.fields[at].value === '')
        .filter((at) => !isAnswered(draft, at))
        .map((at) => ({ case: 'glare', at })),
  },
  {
    // A record's dates are days: what is none must be mended or cleared.
    id: 'reasons',
    inputs: ['tanggalLahir', 'tanggalTerbit'],
    severity: { lowConfidence: 'error' },
    check: (facts): readonly Finding[] => {
      const unread: KtpField[] = [];
      if (facts.born === null && facts.value.tanggalLahir !== '') unread.push('tanggalLahir');
      if (facts.issued === null && facts.value.tanggalTerbit !== '') unread.push('tanggalTerbit');
      return unread.map((at) => ({ case: 'lowConfidence', at, suggestions: dateSuggestions(facts, at) }));
    },
  },
  {
    id: 'reasons',
    inputs: KTP_FIELDS,
    severity: { lowConfidence: 'warn' },
    check: ({ draft }) =>
      KTP_FIELDS.filter((at) => draft.fields[at].value !== '' && (draft.fields[at].confidence ?? 1) < CLEAR_ENOUGH)
        .filter((at) => !isAnswered(draft, at))
        .map((at) => ({ case: 'lowConfidence', at })),
  },
];

/** What the NIK tells of lines that were not read. */
export function offersOfNik(facts: Facts): Readonly<Partial<Record<KtpField, readonly KtpSuggestion[]>>> {
  const { draft, nik, value } = facts;
  if (!nik.ok || draft.reading === null) return {};
  const days = value.tanggalLahir === '' ? daysOfNik(facts) : [];
  return {
    tanggalLahir: days.map((day) => suggestion(day, 1 / days.length, 'cross', ['nik'])),
    jenisKelamin: value.jenisKelamin === '' ? [suggestion(nik.value.sex, 1, 'cross', ['nik'])] : [],
  };
}
