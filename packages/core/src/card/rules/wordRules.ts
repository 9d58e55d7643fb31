import { countryNames, isCountry } from '../words/countries.ts';
import { isDateForm, mendedDate, shortDates } from '../words/dates.ts';
import { isAnswered, type KtpDraft, type KtpDraftField, type KtpSuggestion } from '../draft.ts';
import type { Facts } from './facts.ts';
import { type KtpFieldName, mayBeBlank } from '../fields.ts';
import { beforeIssue } from './issue.ts';
import { asLetters } from '../words/lookAlikes.ts';
import { bareText, likeness, likenessTo, misfit, sameLetters } from '../words/text.ts';
import { isEnglish, MEANINGS, meaningOf, VOCABULARY } from '../words/vocabulary.ts';
import { type Finding, type Rule, suggestion } from './rule.ts';

/** How alike a word must be to be suggested; less will do where it lacks a few letters and has no other. */
const LEAST = 0.6;
const LEAST_CUT = 0.5;
const CUT = 0.9;
const LEAST_OCCUPATION = 0.75;
const LEAST_COUNTRY = 0.7;
const ONE_LETTER_OF_THREE = 0.25;
/**
 * How much better it must fit than words of other meanings: about a letter that was read. `BELUM KAWIN` with less than all of
 * `BELUM` lost is never nearer to `KAWIN`.
 */
const TOLD_APART = 0.95;
/** Long words of work may differ in one letter: `BUMN` and `BUMD`. */
const TOLD_APART_AT_WORK = 0.5;
/** Alike enough to be the whole text, with nothing read along. */
const WHOLE = 0.85;

/** The likest word, where what was read fits no word of another meaning nearly as well. */
function nearestWord(field: KtpFieldName, text: string): readonly KtpSuggestion[] {
  const work = field === 'pekerjaan';
  const like = likenessTo(text, LEAST_CUT);
  const [best] = (VOCABULARY[field] ?? [])
    .map((word) => ({ word, score: like(word) }))
    .toSorted((a, b) => b.score - a.score);
  if (!best) return [];
  const fit = misfit(text, best.word);
  if (best.score < (work ? LEAST_OCCUPATION : fit < CUT ? LEAST_CUT : LEAST)) return [];
  const least = fit + (work ? TOLD_APART_AT_WORK : TOLD_APART);
  const told = MEANINGS[field]?.every(
    (words) => words.includes(best.word) || words.every((w) => misfit(text, w) >= least),
  );
  return told ? [suggestion(best.word, best.score, 'vocab')] : [];
}

/** The word a text begins or ends with, where the rest was read along: place and date of issue after it, its label before it. */
function wordWithin(field: KtpFieldName, text: string): readonly KtpSuggestion[] {
  const upper = text.toUpperCase();
  const words = (VOCABULARY[field] ?? []).toSorted((a, b) => b.length - a.length);
  const labelled = words.find(
    (word) => upper.endsWith(` ${word}`) && likeness(upper.slice(0, -word.length), field) >= LEAST,
  );
  if (labelled !== undefined) return [suggestion(labelled, WHOLE, 'label')];
  // Belu is a regency, and the beginning of a word: `KAWIN BELU`.
  if (words.some((word) => word.startsWith(upper))) return [];
  for (const head of beforeIssue(upper)) {
    const word = sameLetters(head, words) ?? nearestWord(field, head)[0]?.value;
    if (word !== undefined) return [suggestion(word, WHOLE, 'label')];
  }
  return [];
}

/** A blood type read as digits, or as a round letter that is none; no letter at all is the dash of a card that says nothing. */
function bloodType(text: string): readonly KtpSuggestion[] {
  const letters = bareText(text) === '' ? '-' : asLetters(text.toUpperCase()).replace(/[DQ]/, 'O');
  return VOCABULARY.golDarah?.includes(letters) ? [suggestion(letters, LEAST, 'vocab')] : [];
}

/**
 * `WNI`, also upside down: `INM`. So short a word is told by one letter, where no country has such a name; but not where a
 * foreigner's `WNA` is as near.
 */
function citizenship(text: string): readonly KtpSuggestion[] {
  const like = likenessTo(text.replace(/F/gi, 'I'));
  const nearer = (own: string, other: string): number => (like(own) > like(other) ? like(own) : 0);
  const [upright, turned] = [nearer('WNI', 'WNA'), nearer('INM', 'VNM')];
  if (turned > upright) return [suggestion('WNI', turned, 'rotation')];
  return upright >= ONE_LETTER_OF_THREE ? [suggestion('WNI', upright, 'vocab')] : [];
}

/** The country a name was likely misread from. */
function countries(text: string): readonly KtpSuggestion[] {
  const like = likenessTo(text, LEAST_COUNTRY);
  return countryNames()
    .map((name) => suggestion(name, like(name), 'vocab'))
    .filter(({ score }) => score >= LEAST_COUNTRY)
    .toSorted((a, b) => b.score - a.score);
}

function wordSuggestions(field: KtpFieldName, text: string): readonly KtpSuggestion[] {
  if (field === 'golDarah') return bloodType(text);
  const nearest = nearestWord(field, text);
  if ((nearest[0]?.score ?? 0) >= WHOLE) return nearest;
  const within = wordWithin(field, text);
  return within.length > 0 ? within : nearest;
}

/**
 * What a field's text by itself gives rise to, kept as long as nothing changes at the field: words are compared letter by letter, and
 * that again at every key of every other field.
 */
function kept(find: (facts: Facts, field: KtpFieldName) => readonly Finding[]): typeof find {
  const known = new WeakMap<KtpDraftField, readonly Finding[]>();
  return (facts, name) => {
    const field = facts.draft.fields[name];
    const found = known.get(field) ?? find(facts, name);
    known.set(field, found);
    return found;
  };
}

const unknownWord = kept(({ value: values }, field) => {
  const value = values[field];
  const blank = value === '' || (value === '-' && mayBeBlank(field));
  if (blank || meaningOf(field, value) !== null) return [];
  const suggestions = wordSuggestions(field, value);
  return [{ case: suggestions.length > 0 ? 'suggest' : 'unknown', at: field, suggestions }];
});

/** A date or a lifelong card. */
function validity(facts: Facts): readonly Finding[] {
  const {
    value: { berlakuHingga },
    validUntil,
  } = facts;
  // Rule `date` has something to say of them.
  if (validUntil !== null || isDateForm(berlakuHingga) || shortDates(berlakuHingga).length > 0) return [];
  const lifelong = VOCABULARY.berlakuHingga?.find((word) => bareText(berlakuHingga).startsWith(bareText(word)));
  if (lifelong !== undefined && meaningOf('berlakuHingga', berlakuHingga) === null) {
    return [{ case: 'suggest', at: 'berlakuHingga', suggestions: [suggestion(lifelong, WHOLE, 'label')] }];
  }
  const found = unknownWord(facts, 'berlakuHingga');
  if (found.some(({ suggestions = [] }) => suggestions.length > 0)) return found;
  // Behind the date of validity, that of issue may have been read along; never the other way round.
  const dates = [berlakuHingga, ...beforeIssue(berlakuHingga)].map(mendedDate).filter((date) => date !== null);
  const suggestions = dates.slice(0, 1).map((date) => suggestion(date, WHOLE, 'digit'));
  return dates.length > 0 ? [{ case: 'suggest', at: 'berlakuHingga', suggestions }] : found;
}

/** Whose card it is: a citizen's, or that of somebody from a country there is. */
const nationality = kept(({ value: { kewarganegaraan: text }, citizen }) => {
  if (text === '' || citizen === 'wni' || isCountry(text)) return [];
  const found = countries(text);
  const suggestions = citizen ? found : [...wordWithin('kewarganegaraan', text), ...found, ...citizenship(text)];
  if (citizen && found.length === 0) return [];
  return [{ case: suggestions.length > 0 ? 'suggest' : 'unknown', at: 'kewarganegaraan', suggestions }];
});

const CLOSED = ['jenisKelamin', 'agama', 'statusPerkawinan'] as const;

/** What a person has answered must be a word of the list, or said to be another that the card prints. */
function answered(draft: KtpDraft, found: readonly Finding[]): readonly Finding[] {
  return found.flatMap((one): readonly Finding[] => {
    const field = draft.fields[one.at];
    if (field.status === 'other') return [];
    return [isAnswered(field) ? { ...one, case: 'list' } : one];
  });
}

/** The words of closed fields. None of them infers one field's word from a name. */
export const WORD_RULES: readonly Rule[] = [
  {
    id: 'word',
    inputs: [...CLOSED, 'kewarganegaraan', 'berlakuHingga'],
    severity: { unknown: 'warn', suggest: 'warn', list: 'error' },
    check: (facts) =>
      answered(facts.draft, [
        ...CLOSED.flatMap((field) => unknownWord(facts, field)),
        ...validity(facts),
        ...nationality(facts, 'kewarganegaraan'),
      ]),
  },
  {
    // Not the last word: another occupation is worth a look, no more.
    id: 'pekerjaan',
    inputs: ['pekerjaan'],
    severity: { unknown: 'hint' },
    check: (facts) => unknownWord(facts, 'pekerjaan').map((found) => ({ ...found, case: 'unknown' })),
  },
  {
    id: 'golDarah',
    inputs: ['golDarah'],
    severity: { unknown: 'warn', list: 'error' },
    check: (facts) =>
      answered(
        facts.draft,
        unknownWord(facts, 'golDarah').map((found) => ({ ...found, case: 'unknown' })),
      ),
  },
  {
    id: 'language',
    inputs: ['kewarganegaraan', ...CLOSED],
    severity: { wna: 'hint' },
    check: ({ value, citizen }) =>
      citizen === 'wni' && CLOSED.some((field) => isEnglish(value[field]))
        ? [{ case: 'wna', at: 'kewarganegaraan' }]
        : [],
  },
];
