import type { KtpDraftField, KtpFieldName, KtpIssue } from '@ktp-ocr/core';
import { listOf } from '../texts/listOf.ts';
import type { KtpLanguage, Translate } from '../texts/translate.ts';
import { isDoubtful, reviewOf } from './fieldReview.ts';

/** The last are the most telling: date and sex after the places. */
const MOST_NAMED = 2;

/** Names of fields as they are said in a sentence. */
function names(fields: readonly KtpFieldName[], lang: KtpLanguage, t: Translate): string {
  return listOf(
    fields.map((field) => t(`fields.${field}`)),
    lang,
  );
}

/** The words of an issue: its parameters are counts, and fields, which have names. */
function words({ code, params }: KtpIssue, t: Translate): string {
  const key = `rules.${code}`;
  if (!t.has(key)) return '';
  const named = Object.entries(params).map(([name, value]) => {
    const field = `fields.${value}`;
    return [name, t.has(field) ? t(field) : value] as const;
  });
  return t(key, Object.fromEntries(named));
}

/** Where the suggestion comes from, where the issue's own words do not say it. */
function originOf(field: KtpDraftField, worst: KtpIssue | undefined, lang: KtpLanguage, t: Translate): string {
  const [suggestion] = field.suggestions;
  if (!suggestion || worst?.code === 'place.fill' || worst?.code === 'word.suggest') return '';
  const { reason, evidence } = suggestion;
  if (reason === 'cross')
    return evidence.length > 0 ? t('reasons.s.cross', { field: names(evidence.slice(-MOST_NAMED), lang, t) }) : '';
  return reason === 'vocab' && worst ? '' : t(`reasons.s.${reason}`);
}

/** What there is to say of an empty field: only a photo can be blamed that was read. */
function emptyReason(field: KtpDraftField, t: Translate, byHand: boolean): string {
  if (byHand) return '';
  return t(field.before.length > 0 ? 'review.fillIn' : 'rules.reading.unread');
}

/**
 * Why a field wants a look, in words: the worst reason first, then where the suggestion comes from. Empty where there
 * is nothing to say. `byHand`: there was no photo to read from.
 */
export function reasonOf(field: KtpDraftField, lang: KtpLanguage, t: Translate, byHand = false): string {
  const review = reviewOf(field);
  if (!isDoubtful(review)) {
    const hint = field.issues.find(({ severity }) => severity === 'hint');
    return hint ? words(hint, t) : '';
  }
  // Of a field that was not read, a reflection over it or what may stand there says more than that it was not.
  const telling = field.issues.find(
    ({ code }) => (code === 'reading.glare' && field.before.length === 0) || code === 'place.fill',
  );
  const worst = telling ?? field.issues.find(({ severity }) => severity === 'error') ?? field.issues[0];
  if (worst?.code === 'word.suggest' && field.suggestions[0]?.reason === 'rotation') return t('reasons.s.rotation');
  const isEmpty = review === 'missing' && !telling && worst?.code !== 'nik.missing';
  const why = isEmpty ? emptyReason(field, t, byHand) : worst ? words(worst, t) : '';
  return [why, originOf(field, worst, lang, t)].filter(Boolean).join(' ');
}

/** The other field a doubt is about, where one look at both settles it. */
export function otherOf(field: KtpDraftField): KtpFieldName | null {
  const doubt = field.issues.find(({ severity, others }) => severity !== 'hint' && others.length > 0);
  return doubt?.others[0] ?? null;
}
