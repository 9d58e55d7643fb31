import { KTP_FIELDS, type KtpFieldName } from '../fields.ts';
import type { KtpDraft } from '../draft.ts';
import {
  type KtpAnyRecord,
  type KtpDefaultField,
  type KtpRecord,
  type KtpRecordOptions,
  type KtpRequiredOf,
  type KtpSelection,
  OTHER_FIELDS,
} from '../record.ts';
import { normalise } from './normalise.ts';
import { confirm, keep, keepOther, setField } from './review.ts';

/** What `ktpRecordSchema` needs to know. */
export interface KtpRecordSchemaOptions<
  Select extends KtpSelection = KtpSelection,
  Required extends KtpFieldName = KtpFieldName,
> extends KtpRecordOptions<Select, Required> {
  /** `YYYY-MM-DD`: no birth or date of issue may be later. There is no clock here. */
  readonly today: string;
}

/** Why a value is not a record. */
export interface KtpRecordIssue {
  /**
   * What was found, as the code of an issue: `nik.length`, or `reading.unread` for an empty required field. Never a
   * value.
   */
  readonly message: string;
  /** The name of the field. Empty if the value is not an object. */
  readonly path: readonly string[];
}

/** What `validate` of a schema returns: the value as a record, or why it is not one. */
export type KtpRecordResult<Record> =
  | {
      /** The record, tidied, without fields that were not selected. */
      readonly value: Record;
      /** There are no issues. */
      readonly issues?: undefined;
    }
  | {
      /** Every field that blocks the record, in the order of the form. */
      readonly issues: readonly KtpRecordIssue[];
    };

/**
 * A schema of records that implements Standard Schema 1 (standardschema.dev), so form libraries, validators and routers
 * accept it directly.
 */
export interface KtpRecordSchema<Record> {
  /** The part that Standard Schema requires. */
  readonly '~standard': {
    /** Version of Standard Schema. */
    readonly version: 1;
    /** The schema's vendor. */
    readonly vendor: 'ktp-ocr';
    /** Tells a record from anything else. */
    readonly validate: (value: unknown) => KtpRecordResult<Record>;
    /** For the compiler only. */
    readonly types?:
      | {
          /** What goes in. */
          readonly input: Record;
          /** What comes out. */
          readonly output: Record;
        }
      | undefined;
  };
}

function isObject(value: unknown): value is Readonly<Partial<Record<string, unknown>>> {
  return typeof value === 'object' && value !== null;
}

/** The face in a record, if it was selected. */
function faceOf(
  { foto }: Readonly<Partial<Record<string, unknown>>>,
  { select }: KtpRecordOptions,
): Pick<KtpAnyRecord, 'foto'> {
  return select?.includes('foto') && foto instanceof Uint8Array ? { foto } : {};
}

/** The draft of a record that was confirmed before: every field in it is answered. */
export function draftOfRecord(record: KtpAnyRecord, options: KtpRecordSchemaOptions): KtpDraft {
  const others: Readonly<Partial<Record<string, unknown>>> = isObject(record.other) ? record.other : {};
  return KTP_FIELDS.reduce(
    (draft, field) => {
      const value: unknown = record[field];
      const other = OTHER_FIELDS.some((one) => one === field) ? others[field] : undefined;
      if (typeof other === 'string' && other !== '') return keepOther(setField(draft, field, other), field);
      // An empty string is a field the card leaves blank; a missing one has not been asked.
      return typeof value === 'string' ? keep(setField(draft, field, value), field) : draft;
    },
    normalise(null, options),
  );
}

/**
 * A schema that tells a record from anything else, by the rules of the review: nothing required is empty, NIK and dates
 * are possible, closed fields hold words from their lists. Use it on the server that receives a record, and in forms
 * that take one.
 *
 * @example
 * ```ts
 * import { ktpRecordSchema } from '@ktp-ocr/core';
 *
 * const schema = ktpRecordSchema({ select: ['nik', 'nama'], today: '2026-11-23' });
 * const result = schema['~standard'].validate(await request.json());
 * ```
 */
export function ktpRecordSchema<
  const Select extends KtpSelection = KtpDefaultField,
  const Required extends KtpFieldName = KtpRequiredOf<Select>,
>(options: KtpRecordSchemaOptions<Select, Required>): KtpRecordSchema<KtpRecord<Select, Required>> {
  return {
    '~standard': {
      version: 1,
      vendor: 'ktp-ocr',
      validate(value) {
        if (!isObject(value)) return { issues: [{ message: 'record.object', path: [] }] };
        const draft = draftOfRecord(value, options);
        const result = confirm<Select, Required>(draft, options);
        if (result.ok) return { value: { ...result.record, ...faceOf(value, options) } };
        const messageOf = (name: KtpFieldName): string => draft.fields[name].issues[0]?.code ?? 'reading.unread';
        return { issues: result.blocking.map((name) => ({ message: messageOf(name), path: [name] })) };
      },
    },
  };
}
