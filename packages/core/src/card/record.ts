import type { KtpField } from './fields.ts';

/**
 * What the application receives: what a person has confirmed, and only the fields that were selected.
 * Dates are `YYYY-MM-DD`, `rtRw` is `001/002`, `berlakuHingga` is a date or `SEUMUR HIDUP`, `nik` is 16 digits.
 * A field the card leaves blank is an empty string.
 */
export type KtpRecord = Readonly<Partial<Record<KtpField, string>>> & {
  /** The face photo as JPEG bytes, only where it was asked for and selected. */
  readonly foto?: Uint8Array;
};

/** Either the record, or what still stands in its way, in the order of the form. */
export type KtpConfirmation =
  | { readonly ok: true; readonly record: KtpRecord }
  | { readonly ok: false; readonly blocking: readonly KtpField[] };
