import type { KtpRegions } from '../regions/atlas.ts';
import { canonical, splitPlaceAndDate } from '../rules/canonical.ts';
import type { KtpDraft, KtpDraftField } from '../draft.ts';
import { KTP_FIELDS, type KtpFieldName, lineOf } from '../fields.ts';
import { judge } from '../rules/judge.ts';
import { asRead, textsOf } from './lines.ts';
import { withOfficialNames } from './officialNames.ts';
import type { KtpReading } from '../reading.ts';
import { type KtpRecordOptions, requiredOf } from '../record.ts';

/** What `normalise` needs besides the reading. */
export interface NormaliseOptions extends KtpRecordOptions {
  /** `YYYY-MM-DD`: the rules have no clock of their own. */
  readonly today: string;
  /** Names of districts and villages from `loadRegions`; without them fewer places can be checked. */
  readonly regions?: KtpRegions | undefined;
}

function fieldsOf(reading: KtpReading | null): KtpDraft['fields'] {
  const texts = reading && textsOf(reading);
  const birth = splitPlaceAndDate(texts?.tempatTglLahir ?? '');
  const entries = KTP_FIELDS.map((field): [KtpFieldName, KtpDraftField] => {
    const line = reading?.lines[lineOf(field)];
    const text =
      field === 'tempatLahir' ? birth.place : field === 'tanggalLahir' ? birth.date : (texts?.[lineOf(field)] ?? '');
    return [
      field,
      {
        raw: reading ? asRead(reading, lineOf(field)) : '',
        value: canonical(field, text),
        status: 'ok',
        confidence: line?.confidence ?? null,
        box: line?.box ?? null,
        suggestions: [],
        issues: [],
        before: [],
      },
    ];
  });
  return Object.fromEntries(entries) as KtpDraft['fields'];
}

/**
 * Turns what an engine read into a draft for review: dates become `YYYY-MM-DD`, place and date of birth are separated,
 * labels and colons are removed, and every field is judged. Letters are never changed; likely corrections are
 * suggestions. Without a reading the draft is empty, and the person types everything.
 */
export function normalise(reading: KtpReading | null, options: NormaliseOptions): KtpDraft {
  const { today, regions } = options;
  const required = requiredOf(options);
  return judge(withOfficialNames({ fields: fieldsOf(reading), reading, issues: [], required, today, regions }));
}

/** The same draft for a record that must hold other fields. */
export function withRequired(draft: KtpDraft, options: KtpRecordOptions): KtpDraft {
  const required = requiredOf(options);
  return required.join() === draft.required.join() ? draft : judge({ ...draft, required });
}

/** The same draft, judged with the names of districts and villages, for when they arrive after the reading. */
export function withRegions(draft: KtpDraft, regions: KtpRegions): KtpDraft {
  return judge(withOfficialNames({ ...draft, regions }));
}
