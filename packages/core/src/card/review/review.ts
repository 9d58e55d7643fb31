import { canonical, rtAndRw } from '../rules/canonical.ts';
import type { KtpDraft, KtpDraftField, KtpFieldStatus } from '../draft.ts';
import { KTP_FIELDS, type KtpFieldName, LONGEST_LINE, mayBeBlank, SENSITIVE_FIELDS } from '../fields.ts';
import { hasError, judge } from '../rules/judge.ts';
import { nikDigits } from '../nik/nikDigits.ts';
import { asSeen } from '../words/text.ts';
import {
  type KtpConfirmation,
  type KtpDefaultField,
  type KtpRecord,
  type KtpRecordOptions,
  type KtpRequiredOf,
  type KtpSelection,
  OTHER_FIELDS,
  requiredOf,
} from '../record.ts';

function change(draft: KtpDraft, name: KtpFieldName, value: string, status: KtpFieldStatus): KtpDraft {
  const field = draft.fields[name];
  if (field.value === value && field.status === status) return draft;
  // Text typed back to what it was has not been changed: its doubts return.
  if (status === 'edited' && field.status === 'edited' && field.before[0]?.value === value) return undo(draft, name);
  // A run of keystrokes is one change: undo restores the value from before the run.
  const before =
    field.status === 'edited' && status === 'edited'
      ? field.before
      : [{ value: field.value, status: field.status }, ...field.before];
  return judge({ ...draft, fields: { ...draft.fields, [name]: { ...field, value, status, before } } });
}

/** A full date typed as the card prints it becomes `YYYY-MM-DD`; an incomplete one stays as typed. */
function typed(field: KtpFieldName, value: string): string {
  if (field === 'nik') return nikDigits(value);
  const text = asSeen(value);
  return /^\d{2}-\d{2}-\d{4}$/.test(text) ? canonical(field, text) : text;
}

/**
 * Writes what the person typed, without invisible characters. A NIK loses the spaces and dots between its digits. At
 * most 150 characters are taken: no line of the card has that many.
 */
export function setField(draft: KtpDraft, field: KtpFieldName, value: string): KtpDraft {
  return change(draft, field, typed(field, value.slice(0, LONGEST_LINE)), 'edited');
}

/** Takes a suggestion, by default the best. Without suggestions, nothing changes. */
export function accept(draft: KtpDraft, field: KtpFieldName, suggestion = 0): KtpDraft {
  const taken = draft.fields[field].suggestions[suggestion];
  return taken ? change(draft, field, taken.value, 'confirmed') : draft;
}

/** The person has looked and keeps the value, even if it is blank. */
export function keep(draft: KtpDraft, field: KtpFieldName): KtpDraft {
  return change(draft, field, draft.fields[field].value, 'confirmed');
}

/**
 * The person says that the card really prints the text of a closed field although it is in no list: the record holds it
 * separately, under `other`. In any other field, and for a word in the list, this is the same as `keep`.
 */
export function keepOther(draft: KtpDraft, field: KtpFieldName): KtpDraft {
  const kept = keep(draft, field);
  const isUnknown = kept.fields[field].issues.some(({ code }) => code.endsWith('.list'));
  const mayBe = OTHER_FIELDS.some((one) => one === field);
  return isUnknown && mayBe ? change(draft, field, draft.fields[field].value, 'other') : kept;
}

/** Restores the value, with its doubts, from before the last change to a field. */
export function undo(draft: KtpDraft, name: KtpFieldName): KtpDraft {
  const field = draft.fields[name];
  const [last, ...before] = field.before;
  if (!last) return draft;
  return judge({ ...draft, fields: { ...draft.fields, [name]: { ...field, ...last, before } } });
}

/** Fields the person should look at, in the order of the form. They include blank ones, which do not block. */
export function openFields(draft: KtpDraft): readonly KtpFieldName[] {
  return KTP_FIELDS.filter((name) => {
    const field = draft.fields[name];
    // If the person types everything, an empty field is not a doubt.
    return blocks(field) || (draft.reading !== null && field.status === 'missing');
  });
}

function blocks({ issues, status }: KtpDraftField): boolean {
  return hasError(issues) || status === 'suggested' || status === 'check';
}

/** A value in the record's format: `1/2`, as a person may type it, becomes `001/002`. */
function recorded(name: KtpFieldName, value: string): string {
  const text = canonical(name, value);
  return (name === 'rtRw' && rtAndRw(text)) || text;
}

const DEFAULT_SELECTION: readonly KtpFieldName[] = KTP_FIELDS.filter((field) => !SENSITIVE_FIELDS.includes(field));

/** Whether a field is empty and the person has not said that the card leaves it blank. */
function isUnfilled(name: KtpFieldName, { value, status }: KtpDraftField): boolean {
  return value.trim() === '' && !(mayBeBlank(name) && status === 'confirmed');
}

/**
 * Makes the record of a reviewed draft, or says what still blocks it: required fields must not be empty, errors must be
 * fixed, and each doubt needs an answer (edited, kept or a suggestion taken). Other blank fields, hints, and fields
 * that are neither required nor selected need none.
 */
export function confirm<
  const Select extends KtpSelection = KtpDefaultField,
  const Required extends KtpFieldName = KtpRequiredOf<Select>,
>(draft: KtpDraft, options: KtpRecordOptions<Select, Required> = {}): KtpConfirmation<Select, Required> {
  const selected: readonly KtpSelection[] = options.select ?? DEFAULT_SELECTION;
  const required = requiredOf(options);
  const blocking = KTP_FIELDS.filter((name) => {
    const field = draft.fields[name];
    if (required.includes(name) && isUnfilled(name, field)) return true;
    return (selected.includes(name) || required.includes(name)) && field.value !== '' && blocks(field);
  });
  if (blocking.length > 0) return { ok: false, blocking };
  const handedOver = KTP_FIELDS.filter((name) => selected.includes(name));
  const entries = handedOver.map((name) => [name, recorded(name, draft.fields[name].value)] as const);
  const isOther = ([name]: (typeof entries)[number]): boolean => draft.fields[name].status === 'other';
  const others = entries.filter(isOther);
  const face = selected.includes('foto') ? draft.reading?.face : null;
  const record = {
    ...Object.fromEntries(entries.map(([name, value]) => [name, others.some(([one]) => one === name) ? '' : value])),
    ...(others.length > 0 ? { other: Object.fromEntries(others) } : {}),
    ...(face ? { foto: face } : {}),
  };
  // The rules have checked every value against the words of its list, which no type can express.
  return { ok: true, record: record as KtpRecord<Select, Required> };
}
