import { countryNames } from '../words/countries.ts';
import { dateLikeAt, isIsoDate, printedDateAtEnd } from '../words/dates.ts';
import { withoutLabel } from '../words/printedLabels.ts';
import type { KtpFieldName } from '../fields.ts';
import { nikDigits } from '../nik/nikDigits.ts';
import { asSeen, sameLetters } from '../words/text.ts';
import { VOCABULARY } from '../words/vocabulary.ts';

/**
 * One blank instead of several, one kind of dash, no invisible characters, and no traces of the label or of the print
 * around a value.
 */
export function tidy(text: string): string {
  return asSeen(text)
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^(?:[ :;.,=·•"`*]|'(?![A-Z]))+/i, '')
    .replace(/^-+ ?(?=[A-Z\d])/i, '')
    .replace(/[ :;,=·•"`*]+$/, '');
}

/** Place and date from a line that holds both. Text that looks like a misread date stays as read. */
export function splitPlaceAndDate(text: string): { readonly place: string; readonly date: string } {
  const at = dateLikeAt(text);
  if (at >= 0) return { place: placeOf(text.slice(0, at)), date: isoOr(text.slice(at)) };
  const [place = '', ...rest] = text.split(',');
  return { place: placeOf(place), date: rest.join(',').trim() };
}

/**
 * A place without the separator between it and the date. A dash alone is what a card prints if the birthplace is
 * unknown.
 */
function placeOf(text: string): string {
  return text.replace(/[^\p{L}\d)'"]+$/u, '') || (text.includes('-') ? '-' : '');
}

function isoOr(text: string): string {
  return printedDateAtEnd(text)?.iso ?? text.slice(Math.max(0, dateLikeAt(text))).trim();
}

/**
 * Two numbers of up to three digits, or dashes instead of them, however people write them: `RT 001 RW 002`, `1/2`,
 * `-/-`.
 */
const RT_RW = /^(?:RT\W*(?:RW\W*)?)?(\d{1,3}|-)(?:\W*RW\W*| ?[/|\\.,-] ?| )(\d{1,3}|-)$/i;

/** RT and RW as printed, three digits each, or `null` if a text is not exactly these two. */
export function rtAndRw(text: string): string | null {
  const [, rt, rw] = RT_RW.exec(text) ?? /^(\d{3})(\d{3})$/.exec(text) ?? [];
  if (!rt || !rw) return null;
  const printed = [rt, rw].map((part) => (part === '-' ? part : part.padStart(3, '0'))).join('/');
  return printed === '-/-' ? '-' : printed;
}

/** `001/002`, without any text before or between the two. Fewer digits are not padded: a person has to see them. */
function rtRw(text: string): string {
  const printed = rtAndRw(text);
  const filledUp = printed !== null && printed.replace(/\D/g, '') !== text.replace(/\D/g, '');
  if (printed !== null && !filledUp) return printed;
  return /^-+$/.test(text) ? '-' : text.replace(/ *([/|\\]) */, '/');
}

/** A day with nothing before it. Anything more was read together with it, and the date may belong to something else. */
function dayAlone(text: string): string {
  const date = printedDateAtEnd(text);
  return date?.index === 0 ? date.iso : text;
}

/**
 * The canonical form of a value: `YYYY-MM-DD`, `001/002`, digits of a NIK, the spelling of a word of the card. Only
 * spaces and punctuation change; text that cannot be parsed stays.
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
    case 'tanggalTerbit': {
      return isIsoDate(text) ? text : isoOr(text);
    }
    case 'berlakuHingga': {
      return isIsoDate(text) ? text : (word(text) ?? dayAlone(text));
    }
    case 'provinsi': {
      return tidy(withoutLabel('provinsi', text));
    }
    case 'golDarah': {
      const close = text.replaceAll(' ', '');
      return word(close) ?? close;
    }
    case 'kewarganegaraan': {
      return word(text) ?? sameLetters(text, countryNames()) ?? text;
    }
    default: {
      return word(text) ?? text;
    }
  }
}
