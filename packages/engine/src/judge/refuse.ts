import { KTP_LINES, type KtpLine, KtpError, provinces } from '@ktp-ocr/core';
import { project, sameLetters, VOCABULARY } from '@ktp-ocr/core/kit';
import type { FoundLine } from '../find/anchors.ts';
import type { CardRead } from '../read/cardRead.ts';
import { type CardFit, fitCard } from '../find/fitCard.ts';
import { possibleNik } from '../read/readNik.ts';
import { dateAtEnd } from '../find/words.ts';
import { otherCardError, otherCardIn } from './otherCards.ts';
import { isHeader, seesKtp } from './seesKtp.ts';
import { noCard, type Sight, unreadable } from './whyUnread.ts';

/** Margin around a card that still belongs to it, in shares of the card. */
const AROUND = 0.08;
/** Least number of lines whose text occurs only on a KTP. */
const LEAST_TELLING = 4;
/** The same for a card whose titles show that it is a KTP: what little can be read is returned. */
const LEAST_GIVEN = 2;
const DOUBT = 0.5;
/** This many labels in their places cannot be a coincidence. */
const SURELY_KTP = 9;
const PROVINCES = provinces.map(({ name }) => name);

function liesOn({ box }: FoundLine, fit: CardFit): boolean {
  const [x, y] = project(fit.toCard, box.cx, box.cy);
  return x > -AROUND && x < 1 + AROUND && y > -AROUND && y < 1 + AROUND;
}

/**
 * Refuses a photo of another card that is laid out much like a KTP, and one of several cards.
 *
 * @throws {KtpError} `card-invalid`, `several-cards`.
 */
export function assertOneKtp(lines: readonly FoundLine[], fit: CardFit): void {
  const other = otherCardIn(lines.filter((line) => liesOn(line, fit)));
  if (other) throw otherCardError(other);
  if (fitCard(lines.filter((line) => !liesOn(line, fit)))) {
    throw new KtpError('several-cards', { vendorCode: 'FailedOperation.MultiCardError' });
  }
}

function isWord(line: 'jenisKelamin' | 'golDarah' | 'agama' | 'statusPerkawinan' | 'kewarganegaraan', text: string) {
  return sameLetters(text, VOCABULARY[line]!) !== null;
}

/** Text that only a KTP has on that line: a word of the card, a date, a number of the right shape. */
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
 * A reading fit to be returned: unchanged or, if it says little, with everything doubted except what only a KTP says.
 *
 * @throws {KtpError} if it says hardly anything a KTP would say, since no field is better than an invented one: the
 * error of `noCard`, or of `unreadable` if there are so many labels that it must be a KTP.
 */
export function assertReadable(card: CardRead, sight: Sight): CardRead {
  const { values, fit } = card;
  const telling = new Set(KTP_LINES.filter((line) => TELLS[line]?.(values[line]?.text ?? '')));
  if (telling.size >= LEAST_TELLING) return card;
  const seen = seesKtp(sight.lines);
  if (!seen && fit.anchors < SURELY_KTP) throw noCard(sight);
  const titles = sight.lines.some(isHeader) && !telling.has('provinsi') ? 1 : 0;
  if (!seen || telling.size + titles < LEAST_GIVEN) throw unreadable(sight);
  const doubted = Object.entries(values).map(([line, value]) => {
    const told = telling.has(line as KtpLine);
    return [line, told ? value : { ...value, confidence: value.confidence * DOUBT }];
  });
  return { fit, values: Object.fromEntries(doubted) };
}
