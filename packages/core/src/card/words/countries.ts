import { sameLetters } from './text.ts';

/** Names on cards that the platform's list lacks, and the word for all foreigners. */
const ALSO = ['CINA', 'KOREA', 'RRC', 'WNA'];
const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

let names: readonly string[] | undefined;

/** Countries in Indonesian and English, as the platform knows them (Unicode CLDR): foreigners' cards print one. */
export function countryNames(): readonly string[] {
  names ??= [
    ...new Set(
      ['id', 'en']
        .flatMap((language) => {
          const region = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
          return LETTERS.flatMap((a) => LETTERS.flatMap((b) => region.of(a + b)?.toUpperCase() ?? []));
        })
        .concat(ALSO),
    ),
  ];
  return names;
}

/** Whether a text is the name of a country. */
export function isCountry(text: string): boolean {
  return sameLetters(text, countryNames()) !== null;
}
