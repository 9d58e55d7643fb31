import { type KtpLine, KtpError, provinces } from '@ktp-ocr/core';
import { project, sameLetters, VOCABULARY } from '@ktp-ocr/core/kit';
import type { FoundLine } from '../find/anchors.ts';
import type { CardRead } from '../read/cardRead.ts';
import { type CardFit, fitCard } from '../find/fitCard.ts';
import { possibleNik } from '../read/readNik.ts';
import { bare, dateAtEnd, editDistance } from '../find/words.ts';

/** Room around a card that still belongs to it, in shares of the card. */
const AROUND = 0.08;
/** Lines of a card that must say something only a KTP says there. */
const LEAST_TELLING = 4;
/** So many labels in their places are no coincidence. */
const SURELY_KTP = 9;
const PROVINCES = provinces.map(({ name }) => name);

/** What is wrong with a photo without a KTP in it. */
export function noCard(lines: readonly FoundLine[]): KtpError {
  if (lines.length === 0) return new KtpError('no-text', { vendorCode: 'FailedOperation.ImageNoText' });
  return new KtpError('not-a-ktp', { vendorCode: 'FailedOperation.ImageNoSpecifiedCard' });
}

function liesOn({ box }: FoundLine, fit: CardFit): boolean {
  const [x, y] = project(fit.toCard, box.cx, box.cy);
  return x > -AROUND && x < 1 + AROUND && y > -AROUND && y < 1 + AROUND;
}

/** The title of the cards printed before the electronic ones; those do not say what they are. */
function isOldTitle({ text }: FoundLine): boolean {
  const title = 'KARTUTANDAPENDUDUK';
  return editDistance(bare(text).slice(0, title.length + 2), title) <= 4;
}

/**
 * Refuses a photo of several cards, and cards of the kind before the electronic one.
 *
 * @throws {KtpError} `several-cards`, `card-invalid`.
 */
export function assertOneKtp(lines: readonly FoundLine[], fit: CardFit): void {
  if (lines.some((line) => liesOn(line, fit) && isOldTitle(line))) {
    throw new KtpError('card-invalid', {
      vendorCode: 'FailedOperation.IdCardInfoIllegal',
      message:
        'This is a KTP of the older kind, without a chip, which is not supported. Photograph the electronic card.',
    });
  }
  if (fitCard(lines.filter((line) => !liesOn(line, fit)))) {
    throw new KtpError('several-cards', { vendorCode: 'FailedOperation.MultiCardError' });
  }
}

function isWord(line: 'jenisKelamin' | 'golDarah' | 'agama' | 'statusPerkawinan' | 'kewarganegaraan', text: string) {
  return sameLetters(text, VOCABULARY[line]!) !== null;
}

/** What a line of a KTP says and no other print: a word of the card, a date, a number of the right shape. */
const TELLS: Readonly<Partial<Record<KtpLine, (text: string) => boolean>>> = {
  provinsi: (text) => sameLetters(text, PROVINCES) !== null,
  nik: possibleNik,
  tempatTglLahir: (text) => dateAtEnd(text) !== null,
  jenisKelamin: (text) => isWord('jenisKelamin', text),
  golDarah: (text) => isWord('golDarah', text),
  rtRw: (text) => /^\d{3}\/\d{3}$/.test(text),
  agama: (text) => isWord('agama', text),
  statusPerkawinan: (text) => isWord('statusPerkawinan', text),
  kewarganegaraan: (text) => isWord('kewarganegaraan', text),
  berlakuHingga: (text) => text === 'SEUMUR HIDUP' || dateAtEnd(text) !== null,
  tanggalTerbit: (text) => dateAtEnd(text) !== null,
};

/**
 * Refuses a reading that says hardly anything a KTP would say: better no field than invented ones.
 *
 * @throws {KtpError} `not-a-ktp`, or `ocr-failed` where so many labels are there that it is one.
 */
export function assertReadable({ values, fit }: CardRead, lines: readonly FoundLine[]): void {
  const telling = Object.entries(TELLS).filter(([line, tells]) => tells(values[line as KtpLine]?.text ?? ''));
  if (telling.length >= LEAST_TELLING) return;
  throw fit.anchors < SURELY_KTP
    ? noCard(lines)
    : new KtpError('ocr-failed', { vendorCode: 'FailedOperation.OcrFailed' });
}
