import {
  isDateForm,
  isIsoDate,
  mendedDate,
  printedDate,
  printedDateAtEnd,
  shortDates,
  yearsBetween,
} from '../words/dates.ts';
import { isAnswered, type KtpSuggestion } from '../draft.ts';
import type { Facts } from './facts.ts';
import { KTP_FIELDS, type KtpFieldName, mayBeBlank } from '../fields.ts';
import { tidy } from './canonical.ts';
import { withoutLabel } from '../words/printedLabels.ts';
import { likeness } from '../words/text.ts';
import { type Finding, type Rule, suggestion } from './rule.ts';

/** Below this, the engine's own confidence is a reason to look. */
const CLEAR_ENOUGH = 0.8;
/** The API's code for a reflection on the card. */
const GLARE = -9107;
/** How alike a date of the NIK and an unreadable date must be to mean the same. */
const ALIKE = 0.6;
const ADULT = 17;
const DAYS = ['tanggalLahir', 'tanggalTerbit'] as const;
const DATES = [...DAYS, 'berlakuHingga'] as const;
type DateField = (typeof DATES)[number];
/** Lines with place and date of issue beside them. */
const BESIDE_ISSUE = ['berlakuHingga', 'kewarganegaraan', 'pekerjaan'] as const;

/** The dates the NIK allows, for someone old enough to have a card. */
function daysOfNik({ nik, issued, today }: Facts): readonly string[] {
  return nik.ok ? nik.value.birthDates.filter((date) => yearsBetween(date, issued ?? today) >= ADULT) : [];
}

function dateSuggestions(facts: Facts, field: DateField): readonly KtpSuggestion[] {
  const text = facts.value[field];
  const mended = mendedDate(text);
  const found = mended ? [suggestion(mended, likeness(text, printedDate(mended)), 'digit')] : [];
  // Cards print all four digits of a year. For an expiry date, 2021 and 2031 are equally likely, and a reading with two
  // digits may have lost any two.
  const mayBeShort = field !== 'berlakuHingga' || isAnswered(facts.draft.fields[field]);
  const short = mayBeShort ? shortDates(text).filter((day) => isLikely(facts, field, day)) : [];
  if (short.length > 0) return short.map((day) => suggestion(day, 1 / short.length, 'format'));
  const days = field === 'tanggalLahir' ? daysOfNik(facts) : [];
  const near = days
    .filter((day) => day !== mended)
    .map((day) => suggestion(day, likeness(text, printedDate(day)), 'cross', ['nik']));
  return [...found, ...near.filter(({ score }) => score >= ALIKE)].toSorted((a, b) => b.score - a.score);
}

/** Dates without a century: holders of a card are adults, and e-KTPs belong to this century. */
function isLikely({ today }: Facts, field: DateField, day: string): boolean {
  return field === 'tanggalLahir' ? yearsBetween(day, today) >= ADULT : day >= '2000';
}

/**
 * Why a text is not a date: the day does not exist, or it is written in another form. The expiry may also be a word.
 */
function dateFinding(facts: Facts, at: DateField): readonly Finding[] {
  const text = facts.value[at];
  if (text === '' || isIsoDate(text)) return [];
  const suggestions = dateSuggestions(facts, at);
  if (isDateForm(text)) return [{ case: 'none', at, suggestions }];
  const typed = at !== 'berlakuHingga' && isAnswered(facts.draft.fields[at]);
  const otherForm = typed || suggestions[0]?.reason === 'format';
  return otherForm ? [{ case: 'form', at, suggestions }] : [];
}

/** Lines that were read badly or not at all. */
export const READING_RULES: readonly Rule[] = [
  {
    id: 'reading',
    inputs: KTP_FIELDS,
    severity: { unread: 'error', glare: 'hint', lowConfidence: 'warn' },
    check: ({ draft, value }) =>
      KTP_FIELDS.flatMap((at) => {
        const found: Finding[] = [];
        const field = draft.fields[at];
        const isBlank = mayBeBlank(at) && field.status === 'confirmed';
        if (at !== 'nik' && value[at] === '' && draft.required.includes(at) && !isBlank)
          found.push({ case: 'unread', at });
        if (isAnswered(field)) return found;
        if (field.value === '' && draft.reading?.warnings.includes(GLARE)) found.push({ case: 'glare', at });
        if (field.value !== '' && (field.confidence ?? 1) < CLEAR_ENOUGH) found.push({ case: 'lowConfidence', at });
        return found;
      }),
  },
  {
    // A record's dates are real days: anything else must be corrected or cleared.
    id: 'reading',
    inputs: DAYS,
    severity: { lowConfidence: 'error' },
    check: (facts) =>
      DAYS.filter((at) => facts.value[at] !== '' && !isIsoDate(facts.value[at]))
        .filter((at) => dateFinding(facts, at).length === 0)
        .map((at) => ({ case: 'lowConfidence', at, suggestions: dateSuggestions(facts, at) })),
  },
  {
    id: 'date',
    inputs: DATES,
    severity: { none: 'error', form: 'error' },
    check: (facts) => DATES.flatMap((at) => dateFinding(facts, at)),
  },
];

/** The date of issue, if it was not read by itself but at the end of a line beside it. */
function issueReadAlong({ draft, value }: Facts): readonly KtpSuggestion[] {
  if (value.tanggalTerbit !== '') return [];
  return BESIDE_ISSUE.flatMap((line) => {
    const text = tidy(withoutLabel(line, tidy(draft.fields[line].raw)));
    const date = printedDateAtEnd(text);
    return date && date.index > 0 ? [suggestion(date.iso, 1, 'cross', [line])] : [];
  });
}

/** Suggestions from other lines for those that were not read. */
export function offersOfOthers(facts: Facts): Readonly<Partial<Record<KtpFieldName, readonly KtpSuggestion[]>>> {
  const { draft, nik, value } = facts;
  if (draft.reading === null) return {};
  const tanggalTerbit = issueReadAlong(facts);
  if (!nik.ok) return { tanggalTerbit };
  const days = value.tanggalLahir === '' ? daysOfNik(facts) : [];
  return {
    tanggalTerbit,
    tanggalLahir: days.map((day) => suggestion(day, 1 / days.length, 'cross', ['nik'])),
    jenisKelamin: value.jenisKelamin === '' ? [suggestion(nik.value.sex, 1, 'cross', ['nik'])] : [],
  };
}
