import { isIsoDate, mendedDate, printedDate, yearsBetween } from '../words/dates.ts';
import type { KtpDraftField, KtpSuggestion } from '../draft.ts';
import type { Facts } from './facts.ts';
import { KTP_FIELDS, type KtpFieldName, REQUIRED_FIELDS } from '../fields.ts';
import { likeness } from '../words/text.ts';
import { type Finding, type Rule, suggestion } from './rule.ts';

/** Below this an engine's own confidence is a reason to look. */
const CLEAR_ENOUGH = 0.8;
/** The API's code for a reflection on the card. */
const GLARE = -9107;
/** How alike a day of the NIK and an unreadable date must be to mean the same. */
const ALIKE = 0.6;
const ADULT = 17;

function isAnswered({ status }: KtpDraftField): boolean {
  return status === 'edited' || status === 'confirmed';
}

/** The days the NIK tells, for somebody old enough to have a card. */
function daysOfNik({ nik, issued, today }: Facts): readonly string[] {
  return nik.ok ? nik.value.birthDates.filter((date) => yearsBetween(date, issued ?? today) >= ADULT) : [];
}

function dateSuggestions(facts: Facts, field: KtpFieldName): readonly KtpSuggestion[] {
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
    id: 'reading',
    inputs: KTP_FIELDS,
    severity: { unread: 'error', glare: 'hint', lowConfidence: 'warn' },
    check: ({ draft, value }) =>
      KTP_FIELDS.flatMap((at) => {
        const found: Finding[] = [];
        const field = draft.fields[at];
        if (at !== 'nik' && value[at] === '' && REQUIRED_FIELDS.includes(at)) found.push({ case: 'unread', at });
        if (isAnswered(field)) return found;
        if (field.value === '' && draft.reading?.warnings.includes(GLARE)) found.push({ case: 'glare', at });
        if (field.value !== '' && (field.confidence ?? 1) < CLEAR_ENOUGH) found.push({ case: 'lowConfidence', at });
        return found;
      }),
  },
  {
    // A record's dates are days: what is none must be mended or cleared.
    id: 'reading',
    inputs: ['tanggalLahir', 'tanggalTerbit'],
    severity: { lowConfidence: 'error' },
    check: (facts) =>
      (['tanggalLahir', 'tanggalTerbit'] as const)
        .filter((at) => facts.value[at] !== '' && !isIsoDate(facts.value[at]))
        .map((at) => ({ case: 'lowConfidence', at, suggestions: dateSuggestions(facts, at) })),
  },
];

/** What the NIK tells of lines that were not read. */
export function offersOfNik(facts: Facts): Readonly<Partial<Record<KtpFieldName, readonly KtpSuggestion[]>>> {
  const { draft, nik, value } = facts;
  if (!nik.ok || draft.reading === null) return {};
  const days = value.tanggalLahir === '' ? daysOfNik(facts) : [];
  return {
    tanggalLahir: days.map((day) => suggestion(day, 1 / days.length, 'cross', ['nik'])),
    jenisKelamin: value.jenisKelamin === '' ? [suggestion(nik.value.sex, 1, 'cross', ['nik'])] : [],
  };
}
