import { alike, bareText } from '../words/text.ts';

/** Names this alike count as the same place, spelled differently. */
const ALIKE = 0.85;

/**
 * The name of a place without the differences between its spellings: spaces, punctuation, doubled consonants, the
 * orthography before 1972 and common abbreviations. Only for comparing.
 */
export function nameKey(name: string): string {
  const long = name
    .toUpperCase()
    .replace(/\bKEP\b/g, 'KEPULAUAN')
    .replace(/\bTJ\b/g, 'TANJUNG')
    .replace(/\bSEI\b/g, 'SUNGAI');
  return bareText(long)
    .replaceAll('OE', 'U')
    .replaceAll('DJ', 'J')
    .replaceAll('TJ', 'C')
    .replace(/([B-DF-HJ-NP-TV-Z])\1+/g, '$1');
}

/** Whether two names may be spellings of one place. Loose: districts were renamed and respelled over the years. */
export function sameName(a: string, b: string): boolean {
  const [x, y] = [nameKey(a), nameKey(b)];
  return x !== '' && (x === y || alike(x, y, ALIKE));
}
