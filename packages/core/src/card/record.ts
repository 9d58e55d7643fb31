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
  /** Blood type; the card prints a dash where it is not known. */
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

/** Closed fields in which a card may really print what no list has. Of sexes there are two. */
export const OTHER_FIELDS = [
  'golDarah',
  'agama',
  'statusPerkawinan',
  'kewarganegaraan',
  'berlakuHingga',
] as const satisfies readonly KtpFieldName[];

/** A closed field that `keepOther` is for. */
export type KtpOtherField = (typeof OTHER_FIELDS)[number];

/** What a record may hold: fields of the card, and the face. */
export type KtpSelection = KtpFieldName | 'foto';

/** The fields a record holds unless told otherwise: all but religion, blood type and marital status. */
export type KtpDefaultField = Exclude<KtpFieldName, KtpSensitiveField>;

/** The fields that are required unless told otherwise: of the default selection eleven, of any other all. */
export type KtpRequiredOf<Select extends KtpSelection> = [Select, KtpDefaultField] extends [KtpDefaultField, Select]
  ? KtpRequiredField
  : Exclude<Select, 'foto'>;

/** What stands in a field of a record: a word of its list, or text. */
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
   * The fields handed over, and `foto` for the face photo. Default: all but religion, blood type and marital status.
   */
  readonly select?: readonly Select[] | undefined;
  /**
   * The fields that must not be empty. Default: those that are selected; without a selection NIK, name, place and date
   * of birth, sex, and the address down to the province.
   */
  readonly required?: readonly Required[] | undefined;
}

/**
 * What the application receives: what a person has confirmed, and only the fields that were selected. Dates are
 * `YYYY-MM-DD`, `rtRw` is `001/002`, or a dash where the card has none, `berlakuHingga` is a date or `SEUMUR HIDUP`,
 * `nik` is 16 digits. A field the card leaves blank, and one that is not required and was not filled in, is an empty
 * string.
 */
export type KtpRecord<
  Select extends KtpSelection = KtpDefaultField,
  Required extends KtpFieldName = KtpRequiredOf<Select>,
> = {
  readonly [Field in Exclude<Select, 'foto'>]: Field extends Required ? KtpValue<Field> : KtpValue<Field> | '';
} & {
  /** The face photo as JPEG bytes, only where it was asked for and selected. */
  readonly foto?: Uint8Array;
  /**
   * What the card prints in closed fields though no list has it, as a person has said of each. In its own place the
   * field is empty then.
   */
  readonly other?: Readonly<Partial<Record<KtpOtherField, string>>>;
};

/** Any record, whatever was selected. */
export type KtpAnyRecord = Partial<KtpRecord<KtpSelection, never>>;

/** The record of a selection, or any where it is not known which. */
export type KtpRecordOf<Select extends KtpSelection, Required extends KtpFieldName> = [KtpSelection] extends [Select]
  ? KtpAnyRecord
  : KtpRecord<Select, Required>;

/** Either the record, or what still stands in its way, in the order of the form. */
export type KtpConfirmation<
  Select extends KtpSelection = KtpDefaultField,
  Required extends KtpFieldName = KtpRequiredOf<Select>,
> =
  | {
      /** Nothing stands in the way. */
      readonly ok: true;
      /** The selected fields only. */
      readonly record: KtpRecord<Select, Required>;
    }
  | {
      /** Something has to be mended or answered first. */
      readonly ok: false;
      /**
       * The fields it is about: required ones that are empty, and selected or required ones with an error, a waiting
       * suggestion or a doubt.
       */
      readonly blocking: readonly KtpFieldName[];
    };

/** The fields a record must hold. */
export function requiredOf({ select, required }: KtpRecordOptions): readonly KtpFieldName[] {
  return required ?? (select ? KTP_FIELDS.filter((field) => select.includes(field)) : REQUIRED_FIELDS);
}
