import { KtpError } from '@ktp-ocr/core';
import type { FoundLine } from '../find/anchors.ts';
import { bare, partDistance } from '../find/words.ts';

/** Cards and papers that people photograph instead of the KTP. Part of the `detail` of a refusal: `card.kia`. */
export type OtherCard =
  | 'kia'
  | 'old-ktp'
  | 'sim'
  | 'npwp'
  | 'passport'
  | 'bank'
  | 'family'
  | 'bpjs'
  | 'student'
  | 'stay-permit';

/** Text that is on each of them and on no KTP: titles, and labels in case the title is cut off or covered. */
const TITLES: Readonly<Record<OtherCard, readonly string[]>> = {
  kia: ['KARTU IDENTITAS ANAK', 'AKTA KELAHIRAN'],
  'old-ktp': ['KARTU TANDA PENDUDUK'],
  sim: ['SURAT IZIN MENGEMUDI', 'DRIVING LICENSE'],
  npwp: ['NOMOR POKOK WAJIB PAJAK', 'DIREKTORAT JENDERAL PAJAK'],
  passport: ['PASPOR REPUBLIK INDONESIA', 'PASSPORT NO', 'KODE NEGARA COUNTRY CODE', 'KEWARGANEGARAAN NATIONALITY'],
  bank: [],
  family: ['NAMA KEPALA KELUARGA'],
  bpjs: ['KARTU INDONESIA SEHAT', 'BPJS KESEHATAN', 'BPJS KETENAGAKERJAAN'],
  student: ['KARTU TANDA MAHASISWA', 'KARTU MAHASISWA', 'KARTU PELAJAR'],
  'stay-permit': ['IZIN TINGGAL TERBATAS', 'IZIN TINGGAL TETAP', 'PERMIT CARD'],
};
/** All of them. */
export const OTHER_CARDS = Object.keys(TITLES) as readonly OtherCard[];
/** How badly a title may be read, as a share of it. */
const MISREAD = 0.2;
/** Words of a bank card: sixteen digits beside one of them are not a NIK. */
const BANK = /\b(VISA|MASTERCARD|GPN|DEBIT|CREDIT|VALID ?THRU|GOOD ?THRU)\b/;
const BANK_NUMBER = /^[3-6]\d{3} ?\d{4} ?\d{4} ?\d{4}$/;
/** A tax number as printed until 2024, and the last line of a passport. */
const TAX_NUMBER = /\b\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}\b/;
const PASSPORT_LINE = /^P[<K(C]IDN/;

function isTitled(lines: readonly FoundLine[], titles: readonly string[]): boolean {
  return titles.some((title) =>
    lines.some(({ text }) => partDistance(text, title) <= MISREAD && bare(text).length < 2 * bare(title).length),
  );
}

/** Cards recognisable by more than their title. */
function isKnownByNumbers(texts: readonly string[], card: OtherCard): boolean {
  switch (card) {
    case 'bank': {
      return texts.some((text) => BANK.test(text)) && texts.some((text) => BANK_NUMBER.test(text));
    }
    case 'npwp': {
      return texts.some((text) => TAX_NUMBER.test(text));
    }
    case 'passport': {
      return texts.some((text) => PASSPORT_LINE.test(text.replaceAll(' ', '')));
    }
    case 'family': {
      // A child's card has a line for the number of the family card.
      return texts.some((text) => /^KARTU\s?KELUARGA\b/.test(text));
    }
    default: {
      return false;
    }
  }
}

/** The kind of card these lines belong to if they show that it is not an electronic KTP; otherwise `null`. */
export function otherCardIn(lines: readonly FoundLine[]): OtherCard | null {
  const texts = lines.map(({ text }) => text.toUpperCase().trim());
  return OTHER_CARDS.find((card) => isTitled(lines, TITLES[card]) || isKnownByNumbers(texts, card)) ?? null;
}

const NAMES: Readonly<Record<OtherCard, string>> = {
  kia: 'a child identity card (KIA)',
  'old-ktp': 'a KTP of the older kind, without a chip',
  sim: 'a driving licence (SIM)',
  npwp: 'a tax card (NPWP)',
  passport: 'a passport',
  bank: 'a bank card',
  family: 'a family card (KK)',
  bpjs: 'a health or work insurance card (BPJS)',
  student: 'a student card',
  'stay-permit': 'a stay permit (KITAS, KITAP)',
};

/** The refusal of another card, with its kind as `detail`: `card.kia`. */
export function otherCardError(card: OtherCard): KtpError {
  return new KtpError('card-invalid', {
    detail: `card.${card}`,
    message: `This is ${NAMES[card]}, which is not supported. Photograph the electronic KTP.`,
  });
}
