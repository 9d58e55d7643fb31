import { dateLikeAt, isIsoDate, printedDateAtEnd } from '../words/dates.ts';
import type { KtpFieldName } from '../fields.ts';
import { nikDigits } from '../nik/nikDigits.ts';
import { sameLetters } from '../words/text.ts';
import { VOCABULARY } from '../words/vocabulary.ts';

/** One blank where there were several, one kind of dash, and no traces of the label or of the card's print around a value. */
export function tidy(text: string): string {
  return text
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[ :;.,=·•'"`*]+/, '')
    .replace(/^-+ ?(?=[A-Z\d])/i, '')
    .replace(/[ :;,=·•"`*]+$/, '');
}

/** Place and date of a line that holds both. What is no date, but looks like one misread, stays as read. */
export function splitPlaceAndDate(text: string): { readonly place: string; readonly date: string } {
  const at = dateLikeAt(text);
  if (at >= 0) return { place: text.slice(0, at).replace(/[\s,.;:]+$/, ''), date: isoOr(text.slice(at)) };
  const [place = '', ...rest] = text.split(',');
  return { place: place.trim(), date: rest.join(',').trim() };
}

function isoOr(text: string): string {
  return printedDateAtEnd(text)?.iso ?? text.slice(Math.max(0, dateLikeAt(text))).trim();
}

/** `001/002`, whatever stands between the two numbers. Other numbers of digits are not filled up: that is for a person to see. */
function rtRw(text: string): string {
  const match = /^(\d{3}) ?[/|\\-]? ?(\d{3})$/.exec(text);
  return match ? `${match[1]}/${match[2]}` : text.replace(/ *([/|\\]) */, '/');
}

/**
 * The canonical form of a value: `YYYY-MM-DD`, `001/002`, digits of a NIK, the spelling of a word of the card. Only spaces and
 * punctuation change; what cannot be parsed stays.
 */
export function canonical(field: KtpFieldName, value: string): string {
  const text = tidy(value);
  const word = (written: string): string | null => sameLetters(written, VOCABULARY[field] ?? []);
  switch (field) {
    case 'nik': {
      return tidy(nikDigits(text));
    }
    case 'rtRw': {
      return rtRw(text);
    }
    case 'tanggalLahir':
    case 'tanggalTerbit':
    case 'berlakuHingga': {
      return isIsoDate(text) ? text : (word(text) ?? isoOr(text));
    }
    case 'golDarah': {
      const close = text.replaceAll(' ', '');
      return word(close) ?? close;
    }
    default: {
      return word(text) ?? text;
    }
  }
}
