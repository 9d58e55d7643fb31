import type { KtpFieldName } from './fields.ts';

/**
 * What the application receives: what a person has confirmed, and only the fields that were selected.
 * Dates are `YYYY-MM-DD`, `rtRw` is `001/002`, `berlakuHingga` is a date or `SEUMUR HIDUP`, `nik` is 16 digits.
 * A field the card leaves blank is an empty string.
 */
export type KtpRecord = Readonly<Partial<Record<KtpFieldName, string>>> & {
  /** The face photo as JPEG bytes, only where it was asked for and selected. */
  readonly foto?: Uint8Array;
};

/** Either the record, or what still stands in its way, in the order of the form. */
export type KtpConfirmation =
  | {
      /** Nothing stands in the way. */
      readonly ok: true;
      /** The selected fields only. */
      readonly record: KtpRecord;
    }
  | {
      /** Something has to be mended or answered first. */
      readonly ok: false;
      /** The fields it is about: selected or required ones with an error, a waiting suggestion or a doubt. */
      readonly blocking: readonly KtpFieldName[];
    };
