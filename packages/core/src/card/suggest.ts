import type { KtpDraftField, KtpSuggestion } from './draft.ts';
import type { KtpField } from './fields.ts';
import { provinces, regencies } from './regions.ts';
import { likeness } from './text.ts';
import { MISREADINGS, VOCABULARY } from './vocabulary.ts';

/** Least likeness of a word to be suggested, and how much better than the next it must be. */
const LEAST = 0.6;
const LEAD = 0.08;

const NAMES: Readonly<Partial<Record<KtpField, readonly string[]>>> = {
  provinsi: provinces.map(({ name }) => name),
  kabKota: regencies.map(({ name }) => name),
};

/** The nearest word of a list, where one is clearly nearest. */
function nearest(text: string, words: readonly string[], reason: KtpSuggestion['reason']): readonly KtpSuggestion[] {
  const ranked = words
    .map((value) => ({ value, score: likeness(text, value) }))
    .toSorted((a, b) => b.score - a.score || a.value.length - b.value.length);
  const [first, second] = ranked;
  if (!first || first.score < LEAST || first.value === text) return [];
  if (second && first.score - second.score < LEAD && first.score < 1) return [];
  return [{ value: first.value, score: first.score, reason: first.score === 1 ? 'format' : reason, evidence: [] }];
}

/** What a field might be meant to say. Only for closed fields and regions: names and addresses cannot be guessed. */
export function suggest(field: KtpField, { value }: Pick<KtpDraftField, 'value'>): readonly KtpSuggestion[] {
  if (value === '') return [];
  const turned = MISREADINGS[value];
  if (turned) return [{ value: turned, score: 1, reason: 'rotation', evidence: [] }];
  const words = VOCABULARY[field];
  if (words) return words.includes(value) || /^\d{4}-/.test(value) ? [] : nearest(value, words, 'vocab');
  const names = NAMES[field];
  if (names) return names.includes(value) ? [] : nearest(value, names, 'region');
  const parts = field === 'rtRw' ? /^(\d{1,3})\s*[/|\\Il-]\s*(\d{1,3})$/.exec(value) : null;
  const tidy = parts ? `${parts[1]!.padStart(3, '0')}/${parts[2]!.padStart(3, '0')}` : value;
  return tidy === value ? [] : [{ value: tidy, score: 1, reason: 'format', evidence: [] }];
}
