import type { KtpSuggestion } from '../draft.ts';
import type { Facts } from '../facts.ts';
import type { KtpField } from '../fields.ts';
import { regenciesNamed } from '../places.ts';
import { bareText, likenessTo } from '../text.ts';
import { isEnglish, MEANINGS, meaningOf, MISREADINGS, VOCABULARY } from '../vocabulary.ts';
import { type Finding, type Rule, suggestion } from './rule.ts';

/** How alike a word must be to be suggested, and how much liker than any word of another meaning. */
const LEAST = 0.6;
const LEAST_OCCUPATION = 0.75;
const LEAD = 0.15;
/** Alike enough to be the whole text, with nothing read along. */
const WHOLE = 0.85;

/** The word nearest to a text, where it is clearly nearest. */
function nearestWord(field: KtpField, text: string): readonly KtpSuggestion[] {
  const least = field === 'pekerjaan' ? LEAST_OCCUPATION : LEAST;
  const like = likenessTo(text, least - LEAD);
  const ranked = (MEANINGS[field] ?? [])
    .map((words) =>
      words
        .map((word) => ({ word, score: like(word) }))
        .reduce((best, next) => (next.score > best.score ? next : best)),
    )
    .toSorted((a, b) => b.score - a.score);
  const [first, second] = ranked;
  if (!first || first.score < least || first.score - (second?.score ?? 0) < LEAD) return [];
  return [suggestion(first.word, first.score, 'vocab')];
}

/** The word a text begins or ends with, where the rest was read along. An occupation may have more words than the list. */
function wordWithin(field: KtpField, text: string): readonly KtpSuggestion[] {
  const upper = text.toUpperCase();
  const words = (VOCABULARY[field] ?? []).filter((word) => /[A-Z]/.test(word)).toSorted((a, b) => b.length - a.length);
  const start = words.find((word) => upper.startsWith(`${word} `));
  const rest = start === undefined ? '' : upper.slice(start.length).trim();
  if (start !== undefined && (field !== 'pekerjaan' || /\d{4}$/.test(rest) || regenciesNamed(rest).length > 0)) {
    return [suggestion(start, WHOLE, 'label')];
  }
  const end = field === 'pekerjaan' ? undefined : words.find((word) => upper.endsWith(` ${word}`));
  return end === undefined ? [] : [suggestion(end, WHOLE, 'label')];
}

function wordSuggestions(field: KtpField, text: string): readonly KtpSuggestion[] {
  const turned = MISREADINGS[field]?.[text.toUpperCase()];
  if (turned) return [suggestion(turned, 1, field === 'golDarah' ? 'vocab' : 'rotation')];
  if (field === 'golDarah') return bareText(text) === '' ? [suggestion('-', LEAST, 'vocab')] : [];
  const nearest = nearestWord(field, text);
  if ((nearest[0]?.score ?? 0) >= WHOLE) return nearest;
  const within = wordWithin(field, text);
  return within.length > 0 ? within : nearest;
}

function unknownWord(field: KtpField, value: string): readonly Finding[] {
  if (value === '' || meaningOf(field, value) !== null || value === '-') return [];
  const suggestions = wordSuggestions(field, value);
  return [{ case: suggestions.length > 0 ? 'suggest' : 'unknown', at: field, suggestions }];
}

/** A date or a lifelong card; and a nationality that can be neither WNI nor a country. */
function openWords({ value, validUntil, citizen }: Facts): readonly Finding[] {
  return [
    ...(validUntil === null ? unknownWord('berlakuHingga', value.berlakuHingga) : []),
    ...(citizen === null ? unknownWord('kewarganegaraan', value.kewarganegaraan) : []),
  ];
}

const CLOSED = ['jenisKelamin', 'agama', 'statusPerkawinan'] as const;

/** The words of closed fields. None of them infers one field's word from a name. */
export const WORD_RULES: readonly Rule[] = [
  {
    id: 'V-1',
    inputs: [...CLOSED, 'kewarganegaraan', 'berlakuHingga'],
    severity: { unknown: 'warn', suggest: 'warn' },
    check: (facts) => [...CLOSED.flatMap((field) => unknownWord(field, facts.value[field])), ...openWords(facts)],
  },
  {
    id: 'V-2',
    inputs: ['pekerjaan'],
    severity: { unknown: 'hint' },
    check: ({ value }) => unknownWord('pekerjaan', value.pekerjaan).map((found) => ({ ...found, case: 'unknown' })),
  },
  {
    id: 'V-5',
    inputs: ['golDarah'],
    severity: { unknown: 'hint' },
    check: ({ value }) => unknownWord('golDarah', value.golDarah).map((found) => ({ ...found, case: 'unknown' })),
  },
  {
    id: 'X-11',
    inputs: ['kewarganegaraan', ...CLOSED],
    severity: { wna: 'hint' },
    check: ({ value, citizen }) =>
      citizen === 'wni' && CLOSED.some((field) => isEnglish(value[field]))
        ? [{ case: 'wna', at: 'kewarganegaraan' }]
        : [],
  },
];
