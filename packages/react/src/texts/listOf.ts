import type { KtpLanguage } from './translate.ts';

const AND: Readonly<Record<KtpLanguage, string>> = { id: 'dan', en: 'and' };

/**
 * `A, B, dan C`, as both languages write it. Written by hand: the first use of `Intl.ListFormat` blocks a slow phone
 * for a tenth of a second.
 */
export function listOf(items: readonly string[], lang: KtpLanguage): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  return `${items.slice(0, -1).join(', ')}${items.length > 2 ? ',' : ''} ${AND[lang]} ${last}`;
}
