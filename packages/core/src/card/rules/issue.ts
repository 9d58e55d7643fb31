import { regenciesNamed } from '../regions/places.ts';
import { dateLikeAt } from '../words/dates.ts';

/**
 * Whether a text is only the place and date of issue, which are beside the last lines of the card and may be read along
 * with them.
 */
export function isIssue(text: string): boolean {
  const at = dateLikeAt(text);
  const place = text.slice(0, at < 0 ? text.length : at).replace(/^\W+|[\W\d]+$/g, '');
  return place === '' || regenciesNamed(place).length > 0;
}

/**
 * Blanks in the longest place and date of issue: a regency of four words with its title, and a date with blanks around
 * its dashes.
 */
const MOST_BLANKS = 12;

/** The beginnings of a text that are followed only by place or date of issue, longest first. */
export function beforeIssue(text: string): readonly string[] {
  const blanks = Array.from(text.matchAll(/\s+/g), ({ index }) => index);
  return blanks
    .slice(-MOST_BLANKS)
    .toReversed()
    .filter((at) => isIssue(text.slice(at)))
    .map((at) => text.slice(0, at));
}
