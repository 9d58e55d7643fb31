import {
  KTP_FIELDS,
  type KtpFieldName,
  type KtpRequiredField,
  type KtpSensitiveField,
  REQUIRED_FIELDS,
} from './fields.ts';

/** The words of closed fields, as cards print them today, printed them before, or print them for foreign residents. */
export interface KtpWords {
  /** Sex. */
  readonly jenisKelamin: 'LAKI-LAKI' | 'PEREMPUAN' | 'WANITA' | 'MALE' | 'FEMALE';
  /** Blood type; the card prints a dash if it is unknown. */
  readonly golDarah: 'A' | 'B' | 'AB' | 'O' | 'A+' | 'A-' | 'B+' | 'B-' | 'AB+' | 'AB-' | 'O+' | 'O-' | '-';
  /** Religion or belief. */
  readonly agama:
    | ('ISLAM' | 'MUSLIM' | 'MOSLEM')
    | ('KRISTEN' | 'KRISTEN PROTESTAN' | 'PROTESTAN' | 'CHRISTIAN' | 'PROTESTANT')
    | ('KATOLIK' | 'KATHOLIK' | 'CATHOLIC')
    | ('HINDU' | 'HINDUISM')
    | ('BUDDHA' | 'BUDHA' | 'BUDDHIST' | 'BUDDHISM')
    | ('KHONGHUCU' | 'KONGHUCU' | 'CONFUCIUS' | 'CONFUCIANISM' | 'CONFUCIAN')
    | ('KEPERCAYAAN TERHADAP TUHAN YME' | 'KEPERCAYAAN TERHADAP TUHAN YANG MAHA ESA')
    | ('PENGHAYAT KEPERCAYAAN' | 'KEPERCAYAAN' | '-');
  /** Marital status. */
  readonly statusPerkawinan:
    | ('BELUM KAWIN' | 'BELUM MENIKAH' | 'SINGLE' | 'NOT MARRIED')
    | ('KAWIN' | 'KAWIN TERCATAT' | 'MENIKAH' | 'MARRIED' | 'KAWIN BELUM TERCATAT')
    | ('CERAI HIDUP' | 'CERAI HIDUP TERCATAT' | 'CERAI BELUM TERCATAT' | 'CERAI HIDUP BELUM TERCATAT' | 'DIVORCED')
    | ('CERAI MATI' | 'WIDOWED' | 'WIDOW' | 'WIDOWER');
}

/** Closed fields in which a card may really print a word that is in no list. The sex is not one: there are two. */
export const OTHER_FIELDS = [
  'golDarah',
  'agama',
  'statusPerkawinan',
  'kewarganegaraan',
  'berlakuHingga',
] as const satisfies readonly KtpFieldName[];

/** A closed field that `keepOther` applies to. */
export type KtpOtherField = (typeof OTHER_FIELDS)[number];

/** What a record may hold: fields of the card, and the face. */
export type KtpSelection = KtpFieldName | 'foto';

/** The fields of a record by default: all except religion, blood type and marital status. */
export type KtpDefaultField = Exclude<KtpFieldName, KtpSensitiveField>;

/** The fields required by default: eleven of the default selection, and all of any other. */
export type KtpRequiredOf<Select extends KtpSelection> = [Select, KtpDefaultField] extends [KtpDefaultField, Select]
  ? KtpRequiredField
  : Exclude<Select, 'foto'>;

/** The value of a field in a record: a word from its list, or text. */
export type KtpValue<Field extends KtpFieldName> = Field extends 'jenisKelamin'
  ? KtpWords['jenisKelamin']
  : Field extends keyof KtpWords
    ? KtpWords[Field] | ''
    : string;

/** Which fields a record holds, and which of them it must. */
export interface KtpRecordOptions<
  Select extends KtpSelection = KtpSelection,
  Required extends KtpFieldName = KtpFieldName,
> {
  /**
   * The fields of the record, and `foto` for the face photo. Default: all except religion, blood type and marital
   * status.
   */
  readonly select?: readonly Select[] | undefined;
  /**
   * The fields that must not be empty. Default: those that are selected; without a selection NIK, name, place and date
   * of birth, sex, and the address down to the province.
   */
  readonly required?: readonly Required[] | undefined;
}

/**
 * What the application receives: what a person has confirmed, and only the selected fields. Dates are `YYYY-MM-DD`;
 * `rtRw` is `001/002`, or a dash if the card has none; `berlakuHingga` is a date or `SEUMUR HIDUP`; `nik` is 16 digits.
 * A field that the card leaves blank, or that is optional and was not filled in, is an empty string.
 */
export type KtpRecord<
  Select extends KtpSelection = KtpDefaultField,
  Required extends KtpFieldName = KtpRequiredOf<Select>,
> = {
  readonly [Field in Exclude<Select, 'foto'>]: Field extends Required ? KtpValue<Field> : KtpValue<Field> | '';
} & {
  /** The face photo as JPEG bytes, if it was requested and selected. */
  readonly foto?: Uint8Array;
  /**
   * Words of closed fields that are in no list, but which the person says the card prints. The field itself is then
   * empty.
   */
  readonly other?: Readonly<Partial<Record<KtpOtherField, string>>>;
};

/** Any record, whatever was selected. */
export type KtpAnyRecord = Partial<KtpRecord<KtpSelection, never>>;

/** The record of a selection, or any record if the selection is not known. */
export type KtpRecordOf<Select extends KtpSelection, Required extends KtpFieldName> = [KtpSelection] extends [Select]
  ? KtpAnyRecord
  : KtpRecord<Select, Required>;

/** Either the record, or what still blocks it, in the order of the form. */
export type KtpConfirmation<
  Select extends KtpSelection = KtpDefaultField,
  Required extends KtpFieldName = KtpRequiredOf<Select>,
> =
  | {
      /** Nothing blocks it. */
      readonly ok: true;
      /** The selected fields only. */
      readonly record: KtpRecord<Select, Required>;
    }
  | {
      /** Something has to be corrected or answered first. */
      readonly ok: false;
      /**
       * The fields concerned: required ones that are empty, and selected or required ones with an error, a waiting
       * suggestion or a doubt.
       */
      readonly blocking: readonly KtpFieldName[];
    };

/** The fields a record must hold. */
export function requiredOf({ select, required }: KtpRecordOptions): readonly KtpFieldName[] {
  return required ?? (select ? KTP_FIELDS.filter((field) => select.includes(field)) : REQUIRED_FIELDS);
}
