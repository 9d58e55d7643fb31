import { choicesOf, normalise, type KtpLine, type KtpRegions, provinces, regencies } from '@ktp-ocr/core';
import { inventPerson } from '@ktp-ocr/testing/node';
import { pick, type UpTo } from './upTo.ts';

/** A card's texts, line by line, as printed. */
export type Card = Readonly<Record<KtpLine, string>>;

const EMPTY = normalise(null, { today: '2026-01-01' });
/** Today's words, and those that older cards have instead. */
const WORDS = {
  agama: [...choicesOf(EMPTY, 'agama'), 'KATHOLIK', 'BUDHA', 'KONGHUCU'],
  statusPerkawinan: choicesOf(EMPTY, 'statusPerkawinan'),
  pekerjaan: choicesOf(EMPTY, 'pekerjaan'),
};

/** As printed on the cards of foreign residents. */
const SEX_IN_ENGLISH: Readonly<Record<string, string>> = { 'LAKI-LAKI': 'MALE', PEREMPUAN: 'FEMALE' };
const WORDS_IN_ENGLISH = {
  agama: ['CHRISTIAN', 'CATHOLIC', 'MOSLEM', 'BUDDHIST', 'HINDU'],
  statusPerkawinan: ['SINGLE', 'MARRIED', 'DIVORCED', 'WIDOWED'],
  kewarganegaraan: ['ITALIA', 'JEPANG', 'BELANDA', 'KOREA SELATAN', 'AUSTRALIA'],
};

/** One word of each list. */
function oneOfEach<Line extends string>(
  lists: Readonly<Record<Line, readonly string[]>>,
  upTo: UpTo,
): Record<Line, string> {
  const entries = Object.entries<readonly string[]>(lists).map(([line, words]) => [line, pick(words, upTo)]);
  return Object.fromEntries(entries) as Record<Line, string>;
}

/**
 * Any village of the country with its district, regency and province, and a NIK issued there or, for one in ten,
 * somewhere else: censuses find about that many people living in another province than they were born in. On their
 * cards one region is as plausible as another.
 */
function inventHome(nik: string, regions: KtpRegions, upTo: UpTo): Partial<Card> {
  const regency = pick(regencies, upTo)!;
  const districts = regions.districtsOf(regency.code).filter(({ code }) => regions.villagesOf(code).length > 0);
  const district = pick(districts, upTo);
  if (!district) return {};
  const moved = upTo(10) === 0 ? pick(regions.districtsOf(pick(regencies, upTo)!.code), upTo) : undefined;
  return {
    provinsi: provinces.find(({ code }) => district.code.startsWith(code))!.name,
    kabKota: regency.name,
    kecamatan: district.name,
    kelDesa: pick(regions.villagesOf(district.code), upTo)!,
    nik: (moved ?? district).code + nik.slice(6),
  };
}

/**
 * A clean and valid card of an invented person: any place in the country, any word of the closed fields; one in eight
 * has the expiry date of early prints, one in twenty is a foreign resident's.
 */
export function inventCard(seed: number, regions: KtpRegions, upTo: UpTo): Card {
  const person = inventPerson(seed);
  const card = { ...person, ...oneOfEach(WORDS, upTo), ...inventHome(person.nik, regions, upTo) };
  const [day, year] = [person.tanggalTerbit.slice(0, 6), Number(person.tanggalTerbit.slice(6))];
  if (upTo(20) === 0) {
    const jenisKelamin = SEX_IN_ENGLISH[card.jenisKelamin]!;
    return { ...card, ...oneOfEach(WORDS_IN_ENGLISH, upTo), jenisKelamin, berlakuHingga: `${day}2031` };
  }
  return upTo(8) === 0 ? { ...card, berlakuHingga: `${day}${year + 5}` } : card;
}
