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

/** How alike a word must be to be suggested; less is enough if the text only lacks a few letters and has no others. */
const LEAST = 0.6;
const LEAST_CUT = 0.5;
const CUT = 0.9;
const LEAST_OCCUPATION = 0.75;
const LEAST_COUNTRY = 0.7;
/** How many consecutive letters may be lost. */
const MOST_LOST = 4;
/**
 * How much better a word must fit than words of other meanings: about one letter that was read. `BELUM KAWIN` that has
 * lost less than all of `BELUM` is never nearer to `KAWIN`.
 */
const TOLD_APART = 0.95;
/** Long occupations may differ in one letter: `BUMN` and `BUMD`. */
const TOLD_APART_AT_WORK = 0.5;
/** Alike enough to be the whole text, with no other print read along with it. */
const WHOLE = 0.85;

/**
 * Whether a text begins like one word and is not the end of another word with a different beginning: if all of that
 * other beginning were lost, the rest would have to be misread as well. `MARRFED` is MARRIED, although NOT MARRIED ends
 * that way.
 */
function beginsApart(text: string, word: string, other: string): boolean {
  const [bare, ending] = [bareText(text), bareText(other)];
  const start = bare.slice(0, 2);
  return bareText(word).startsWith(start) && !ending.startsWith(start) && !ending.endsWith(bare);
}

/** The most similar word, if the text fits no word of another meaning nearly as well. */
function nearestWord(field: KtpFieldName, text: string): readonly KtpSuggestion[] {
  const work = field === 'pekerjaan';
  const like = likenessTo(text, LEAST_CUT);
  const [likest] = (VOCABULARY[field] ?? [])
    .map((word) => ({ word, score: like(word) }))
    .toSorted((a, b) => b.score - a.score);
  if (!likest) return [];
  const fit = misfit(text, likest.word);
  if (likest.score < (work ? LEAST_OCCUPATION : fit < CUT ? LEAST_CUT : LEAST)) return [];
  const least = fit + (work ? TOLD_APART_AT_WORK : TOLD_APART);
  const isTold = (other: string): boolean => {
    const cost = misfit(text, other);
    return cost >= least || (cost > fit && beginsApart(text, likest.word, other));
  };
  const told = MEANINGS[field]?.every((words) => words.includes(likest.word) || words.every(isTold));
  return told ? [suggestion(likest.word, likest.score, 'vocab')] : [];
}

/**
 * The word at the beginning or end of a text whose rest was read along with it: place and date of issue after it, or
 * its label before it.
 */
function wordWithin(field: KtpFieldName, text: string): readonly KtpSuggestion[] {
  const upper = text.toUpperCase();
  const words = (VOCABULARY[field] ?? []).toSorted((a, b) => b.length - a.length);
  const labelled = words.find(
    (word) => upper.endsWith(` ${word}`) && likeness(upper.slice(0, -word.length), field) >= LEAST,
  );
  if (labelled !== undefined) return [suggestion(labelled, WHOLE, 'label')];
  // Belu is a regency, and also the beginning of a word: `KAWIN BELU`.
  if (words.some((word) => word.startsWith(upper))) return [];
  for (const head of beforeIssue(upper)) {
    const word = sameLetters(head, words) ?? nearestWord(field, head)[0]?.value;
    if (word !== undefined) return [suggestion(word, WHOLE, 'label')];
  }
  return [];
}

/**
 * A blood type read as digits, or as a round letter that is not a blood type; no letter at all is the dash of a card
 * without one.
 */
function bloodType(text: string): readonly KtpSuggestion[] {
  const letters = bareText(text) === '' ? '-' : asLetters(text.toUpperCase()).replace(/[DQ]/, 'O');
  return VOCABULARY.golDarah?.includes(letters) ? [suggestion(letters, LEAST, 'vocab')] : [];
}

/**
 * `WNI`, even upside down: `INM`. One letter is enough to recognise so short a word if no country has such a name, but
 * not if a foreigner's `WNA` is equally near.
 */
function citizenship(text: string): readonly KtpSuggestion[] {
  const bare = bareText(text);
  const isHalf = (name: string): boolean => bare.length * 2 >= name.length;
  if (
    countryNames()
      .map(bareText)
      .some((name) => isHalf(name) && isCutOf(bare, name))
  )
    return [];
  const like = likenessTo(text.replace(/[F|!]/gi, 'I'));
  const nearer = (own: string, other: string): number => (like(own) > like(other) ? like(own) : 0);
  const [upright, turned] = [nearer('WNI', 'WNA'), nearer('INM', 'VNM')];
  if (turned > upright) return turned >= LEAST ? [suggestion('WNI', turned, 'rotation')] : [];
  return upright >= LEAST ? [suggestion('WNI', upright, 'vocab')] : [];
}

/** Whether a text is a name that has lost a few consecutive letters. */
function isCutOf(text: string, name: string): boolean {
  const lost = name.length - text.length;
  const whole = Array.from(text).findIndex((sign, at) => sign !== name[at]);
  const at = whole < 0 ? text.length : whole;
  return lost > 0 && lost <= MOST_LOST && name.endsWith(text.slice(at));
}

/** The country whose name was probably misread: the only one the text is part of, or otherwise the most similar. */
function countries(text: string): readonly KtpSuggestion[] {
  const bare = bareText(text);
  // `WNA` is the word for all of them: it is very close to `WNI`, and never offered.
  const names = countryNames().filter((name) => name !== 'WNA');
  const cut = names.filter((name) => isCutOf(bare, bareText(name)));
  if (cut.length > 1) return [];
  const like = likenessTo(text, cut.length > 0 ? 0 : LEAST_COUNTRY);
  return (cut.length > 0 ? cut : names)
    .map((name) => suggestion(name, like(name), 'vocab'))
    .filter(({ score }) => score >= (cut.length > 0 ? LEAST_CUT : LEAST_COUNTRY))
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
 * Findings that depend on a field's text only, kept until the field changes: words are compared letter by letter, and
 * would be again at every keystroke in any other field.
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
  // Rule `date` deals with these.
  if (validUntil !== null || isDateForm(berlakuHingga) || shortDates(berlakuHingga).length > 0) return [];
  const lifelong = VOCABULARY.berlakuHingga?.find((word) => bareText(berlakuHingga).startsWith(bareText(word)));
  if (lifelong !== undefined && meaningOf('berlakuHingga', berlakuHingga) === null) {
    return [{ case: 'suggest', at: 'berlakuHingga', suggestions: [suggestion(lifelong, WHOLE, 'label')] }];
  }
  const found = unknownWord(facts, 'berlakuHingga');
  if (found.some(({ suggestions = [] }) => suggestions.length > 0)) return found;
  // The date of issue may have been read along after the expiry date, never the other way round.
  const dates = [berlakuHingga, ...beforeIssue(berlakuHingga)].map(mendedDate).filter((date) => date !== null);
  const suggestions = dates.slice(0, 1).map((date) => suggestion(date, WHOLE, 'digit'));
  return dates.length > 0 ? [{ case: 'suggest', at: 'berlakuHingga', suggestions }] : found;
}

/** The nationality: Indonesian, or that of an existing country. */
const nationality = kept(({ value: { kewarganegaraan: text }, citizen }) => {
  if (text === '' || citizen === 'wni' || isCountry(text)) return [];
  const found = countries(text);
  const suggestions = citizen ? found : [...wordWithin('kewarganegaraan', text), ...found, ...citizenship(text)];
  return [{ case: suggestions.length > 0 ? 'suggest' : 'unknown', at: 'kewarganegaraan', suggestions }];
});

/** The sex from the NIK, if a damaged word is most like it but its own letters do not rule out the opposite: `NALE`. */
function sexOfNik({ nik, value: { jenisKelamin: text } }: Facts): readonly KtpSuggestion[] {
  const like = likenessTo(text, LEAST);
  const [best] = (VOCABULARY.jenisKelamin ?? [])
    .map((word) => ({ word, score: like(word) }))
    .toSorted((a, b) => b.score - a.score);
  const agrees = nik.ok && best && best.score >= LEAST && meaningOf('jenisKelamin', best.word) === nik.value.sex;
  return agrees ? [suggestion(best.word, best.score, 'cross', ['nik'])] : [];
}

/** The words of a closed field; for the sex, the NIK is used too. */
function closed(facts: Facts, field: KtpFieldName): readonly Finding[] {
  const found = unknownWord(facts, field);
  const told = found.every(({ suggestions = [] }) => suggestions.length > 0);
  if (field !== 'jenisKelamin' || told) return found;
  const suggestions = sexOfNik(facts);
  return suggestions.length > 0 ? [{ case: 'suggest', at: field, others: ['nik'], suggestions }] : found;
}

const CLOSED = ['jenisKelamin', 'agama', 'statusPerkawinan'] as const;

/** What a person has answered must be a word from the list, or confirmed as another word that the card prints. */
function answered(draft: KtpDraft, found: readonly Finding[]): readonly Finding[] {
  return found.flatMap((one): readonly Finding[] => {
    const field = draft.fields[one.at];
    if (field.status === 'other') return [];
    return [isAnswered(field) ? { ...one, case: 'list' } : one];
  });
}

/** The words of closed fields. None of them infers a field's word from a name. */
export const WORD_RULES: readonly Rule[] = [
  {
    id: 'word',
    inputs: [...CLOSED, 'kewarganegaraan', 'berlakuHingga', 'nik'],
    severity: { unknown: 'warn', suggest: 'warn', list: 'error' },
    check: (facts) =>
      answered(facts.draft, [
        ...CLOSED.flatMap((field) => closed(facts, field)),
        ...validity(facts),
        ...nationality(facts, 'kewarganegaraan'),
      ]),
  },
  {
    // Not conclusive: an unlisted occupation deserves a look, no more.
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
