import type { KtpFieldName } from '../fields.ts';
import { sameLetters } from './text.ts';

/**
 * The words that the card may print in its closed fields. One meaning per row: today's word; after `=`, words on older
 * cards or in speech (unless only spaces and punctuation differ); after `~`, English words on the cards of foreign
 * residents. Sources: forms F-1.01 of Permendagri 109/2019 (religion, marital status, 99 occupations) and cards as
 * seen. Other words are possible; they deserve a look.
 */
const WORDS: Readonly<Partial<Record<KtpFieldName, string>>> = {
  jenisKelamin: 'LAKI-LAKI~MALE|PEREMPUAN=WANITA~FEMALE',
  golDarah: 'A|B|AB|O|A+|A-|B+|B-|AB+|AB-|O+|O-|-',
  agama:
    'ISLAM=MUSLIM~MOSLEM|KRISTEN=KRISTEN PROTESTAN=PROTESTAN~CHRISTIAN~PROTESTANT|KATOLIK=KATHOLIK~CATHOLIC|HINDU~HINDUISM|' +
    'BUDDHA=BUDHA~BUDDHIST~BUDDHISM|KHONGHUCU=KONGHUCU=CONFUCIUS~CONFUCIANISM~CONFUCIAN|' +
    'KEPERCAYAAN TERHADAP TUHAN YME=KEPERCAYAAN TERHADAP TUHAN YANG MAHA ESA=PENGHAYAT KEPERCAYAAN=KEPERCAYAAN|-',
  statusPerkawinan:
    'BELUM KAWIN=BELUM MENIKAH~SINGLE~NOT MARRIED|KAWIN=KAWIN TERCATAT=MENIKAH~MARRIED|KAWIN BELUM TERCATAT|' +
    'CERAI HIDUP=CERAI HIDUP TERCATAT=CERAI BELUM TERCATAT=CERAI HIDUP BELUM TERCATAT~DIVORCED|CERAI MATI~WIDOWED~WIDOW~WIDOWER',
  pekerjaan:
    'BELUM/TIDAK BEKERJA|MENGURUS RUMAH TANGGA|PELAJAR/MAHASISWA|PENSIUNAN|PEGAWAI NEGERI SIPIL=PEGAWAI NEGERI SIPIL (PNS)=PNS|' +
    'TENTARA NASIONAL INDONESIA=TENTARA NASIONAL INDONESIA (TNI)=TNI|KEPOLISIAN RI=KEPOLISIAN RI (POLRI)=POLRI|PERDAGANGAN|' +
    'PETANI/PEKEBUN|PETERNAK|NELAYAN/PERIKANAN|INDUSTRI|KONSTRUKSI|TRANSPORTASI|KARYAWAN SWASTA=PEGAWAI SWASTA|KARYAWAN BUMN|' +
    'KARYAWAN BUMD|KARYAWAN HONORER|BURUH HARIAN LEPAS|BURUH TANI/PERKEBUNAN|BURUH NELAYAN/PERIKANAN|BURUH PETERNAKAN|' +
    'PEMBANTU RUMAH TANGGA|TUKANG CUKUR|TUKANG LISTRIK|TUKANG BATU|TUKANG KAYU|TUKANG SOL SEPATU|TUKANG LAS/PANDAI BESI|' +
    'TUKANG JAHIT=TUKANG JAIT|TUKANG GIGI|PENATA RIAS|PENATA BUSANA|PENATA RAMBUT|MEKANIK|SENIMAN|TABIB|PARAJI|PERANCANG BUSANA|' +
    'PENTERJEMAH=PENERJEMAH|IMAM MESJID=IMAM MASJID|PENDETA|PASTOR=PASTUR|WARTAWAN|USTADZ/MUBALIGH|JURU MASAK|PROMOTOR ACARA|' +
    'ANGGOTA DPR-RI|ANGGOTA DPD|ANGGOTA BPK|PRESIDEN|WAKIL PRESIDEN|ANGGOTA MAHKAMAH KONSTITUSI|' +
    'ANGGOTA KABINET/KEMENTERIAN|DUTA BESAR|GUBERNUR|WAKIL GUBERNUR|BUPATI|WAKIL BUPATI|WALIKOTA|' +
    'WAKIL WALIKOTA|ANGGOTA DPRD PROVINSI=ANGGOTA DPRD PROP|ANGGOTA DPRD KABUPATEN/KOTA=' +
    'ANGGOTA DPRD KAB./KOTA=ANGGOTA DPRD KABUPATEN|DOSEN|GURU|PILOT|PENGACARA|NOTARIS|ARSITEK|AKUNTAN|' +
    'KONSULTAN|DOKTER|BIDAN|PERAWAT|APOTEKER|PSIKIATER/PSIKOLOG|PENYIAR TELEVISI|PENYIAR RADIO|PELAUT|PENELITI|SOPIR|PIALANG|' +
    'PARANORMAL|PEDAGANG|PERANGKAT DESA|KEPALA DESA|BIARAWATI|WIRASWASTA|ANGGOTA LEMBAGA TINGGI|ARTIS|ATLIT=ATLET|CHEF|MANAJER|' +
    'TENAGA TATA USAHA|OPERATOR|PEKERJA PENGOLAHAN, KERAJINAN|TEKNISI|ASISTEN AHLI|LAINNYA',
  kewarganegaraan: 'WNI=INDONESIA',
  berlakuHingga: 'SEUMUR HIDUP',
};

/** By field, the words of each meaning; today's word comes first. */
export const MEANINGS: Readonly<Partial<Record<KtpFieldName, readonly (readonly string[])[]>>> = Object.fromEntries(
  Object.entries(WORDS).map(([field, words]) => [field, words.split('|').map((meaning) => meaning.split(/[=~]/))]),
);

/** By field, every known word. */
export const VOCABULARY: Readonly<Partial<Record<KtpFieldName, readonly string[]>>> = Object.fromEntries(
  Object.entries(MEANINGS).map(([field, meanings]) => [field, meanings.flat()]),
);

const ENGLISH: ReadonlySet<string> = new Set(
  Object.values(WORDS).flatMap((words) => [...words.matchAll(/~([^=~|]+)/g)].map(([, word = '']) => word)),
);

/** The meaning of a closed field as today's word, or `null` if the word is not known. */
export function meaningOf(field: KtpFieldName, text: string): string | null {
  const word = sameLetters(text, VOCABULARY[field] ?? []);
  return word === null ? null : (MEANINGS[field]?.find((words) => words.includes(word))?.[0] ?? null);
}

/** Whether a word is one that cards print only in English. */
export function isEnglish(text: string): boolean {
  return ENGLISH.has(text.toUpperCase());
}
