import { printedDateAtEnd } from './dates.ts';
import type { KtpDraft, KtpDraftField } from './draft.ts';
import { KTP_FIELDS, type KtpField, lineOf } from './fields.ts';
import type { KtpReading } from './reading.ts';
import { judge } from './judge.ts';

/** Blanks, colons and quotes around a value: traces of the label and of the card's print. */
function trim(text: string): string {
  return text
    .replace(/^[\s:;.,=·•'"`]+/, '')
    .replace(/[\s:;,=·•'"`]+$/, '')
    .replace(/\s+/g, ' ');
}

function splitBirth(text: string): { place: string; date: string } {
  const found = printedDateAtEnd(text);
  if (found) return { place: trim(text.slice(0, found.index)).replace(/[.,\s]+$/, ''), date: found.iso };
  const [place = '', ...rest] = text.split(',');
  return { place: trim(place), date: trim(rest.join(',')) };
}

function rtRw(text: string): string {
  const match = /^(\d{1,3})\s*[/|\\-]\s*(\d{1,3})$/.exec(text) ?? /^(\d{3})(\d{3})$/.exec(text);
  return match ? `${match[1]!.padStart(3, '0')}/${match[2]!.padStart(3, '0')}` : text;
}

/** The canonical form of what was read. Parsed and trimmed, never corrected: what cannot be parsed stays as read. */
function valueOf(field: KtpField, raw: string): string {
  const text = trim(raw);
  switch (field) {
    case 'nik': {
      return text.replace(/[\s.-]/g, '');
    }
    case 'tempatLahir': {
      return splitBirth(text).place;
    }
    case 'tanggalLahir': {
      return splitBirth(text).date;
    }
    case 'rtRw': {
      return rtRw(text);
    }
    case 'berlakuHingga':
    case 'tanggalTerbit': {
      return printedDateAtEnd(text)?.iso ?? text;
    }
    case 'provinsi': {
      return text.replace(/^PROVINSI\s+/, '');
    }
    default: {
      return text;
    }
  }
}

function fieldsOf(reading: KtpReading | null): Record<KtpField, KtpDraftField> {
  const entries = KTP_FIELDS.map((field): [KtpField, KtpDraftField] => {
    const line = reading?.lines[lineOf(field)];
    const raw = line?.text ?? '';
    return [
      field,
      {
        raw,
        value: valueOf(field, raw),
        status: 'ok',
        confidence: line?.confidence ?? null,
        box: line?.box ?? null,
        suggestions: [],
        issues: [],
        before: null,
      },
    ];
  });
  return Object.fromEntries(entries) as Record<KtpField, KtpDraftField>;
}

/**
 * Makes a draft to review out of what an engine read: dates become `YYYY-MM-DD`, place and date of birth are taken apart,
 * every field is judged. Letters are never changed; what might be meant is a suggestion.
 *
 * @param options.today `YYYY-MM-DD`: the rules have no clock of their own.
 */
export function normalise(reading: KtpReading, options: { readonly today: string }): KtpDraft {
  return judge({ fields: fieldsOf(reading), reading, issues: [], today: options.today });
}

/** A draft without a reading: the person types everything. */
export function emptyDraft(options: { readonly today: string }): KtpDraft {
  return judge({ fields: fieldsOf(null), reading: null, issues: [], today: options.today });
}
