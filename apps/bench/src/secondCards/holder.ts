import { choicesOf, type KtpLine, type KtpRegions, normalise, provinces, regencies } from '@ktp-ocr/core';
import { type Dice, diceOf } from './dice.ts';

/** What a card prints, line by line. */
export type Holder = Readonly<Record<KtpLine, string>>;

type Words = readonly [string, ...string[]];

const words = (text: string): Words => {
  const [first = '', ...rest] = text.split(' ');
  return [first, ...rest];
};

const FIRST = {
  woman: words(
    "NENG YULIA ENDANG TITIK MARYAM NI'MAH WAYAN LUSIANA HALIMAH TUTI CICILIA FEBRIANI UMI KHOIRUNISA MEGA ROSDIANA",
  ),
  man: words(
    "WAHID TEGUH ICHSAN PONIMAN MADE ANDREAS SYAFI'I IMAM GUNAWAN ROBERTUS LUTHFI ASEP JUNAEDI KADEK FERDINAN UJANG",
  ),
};
const MIDDLE = {
  woman: words('HANDAYANI KURNIAWATI OKTAVIANI SUSANTI NINGRUM MARGARETHA WIJAYANTI AZZAHRA PANGESTUTI JUWITA'),
  man: words('WIBISONO KURNIAWAN SAPUTRA HERMAWAN ABDILLAH NUGRAHA SITOHANG PRAKOSO MUTTAQIN ALFARIZI'),
};
/** The last word of every name says that it is made up, so that no real person can have it. */
const LAST = words('ANDAIAN TIRUAN KARANGAN UMPAMA FIKSIANA BUATAN RAGAAN DUMIAN IMAJINER SEANDAINYA');
const ALONE = { woman: words('UMPAMAWATI FIKSIYAH BUATANI'), man: words('TIRUANTO ANDAIWAN KARANGANTO') };
const TITLES = words('S.PD SE S.KOM S.H A.MD ST');
const ROADS = words('JL. JL JALAN JLN GG. DSN KP. DUSUN LINGK. PERUM JORONG LR.');
const ROAD_NAMES = words('UMPAMA ANDAIAN TIRUAN KARANGAN FIKSI MISAL RAGAAN BUATAN KHAYAL DUMMY');
const ROAD_TAILS = ['RAYA', 'BARAT', 'INDAH', 'II', 'III', 'IV', 'NO. 7', 'DALAM', 'KM. 4', 'SATU'] as const;
const BLOCKS = ['BLOK A3 NO.12', 'BLK C', 'KAV. 9', 'NO 118', 'NO.5A', 'BLOK F/27', 'GG. IV NO. 2', 'RT 3'] as const;
const ESTATES = ['PERUM GRIYA UMPAMA ASRI', 'KOMPLEK TIRUAN PERMAI', 'TAMAN KARANGAN INDAH', 'PONDOK ANDAIAN'] as const;
const BLOOD = ['A', 'B', 'AB', 'O', 'O', '-', '-', 'A+', 'B+', 'O+', 'AB-', 'O-'] as const;
const COMMON_JOBS = [
  'KARYAWAN SWASTA',
  'WIRASWASTA',
  'MENGURUS RUMAH TANGGA',
  'PELAJAR/MAHASISWA',
  'BELUM/TIDAK BEKERJA',
  'PETANI/PEKEBUN',
] as const;
/** Longer than a row of most cards. */
const LONG_JOBS = [
  'KARYAWAN HONORER DAN TENAGA HARIAN',
  'ANGGOTA DPRD KABUPATEN/KOTA TINGKAT II',
  'PEMBANTU RUMAH TANGGA DAN PENJAGA ANAK',
] as const;

const EMPTY = normalise(null, { today: '2026-01-01' });
const JOBS = words('GURU');
const ALL_JOBS: Words = [JOBS[0], ...choicesOf(EMPTY, 'pekerjaan')];

const digits = (n: number, length: number): string => String(n).padStart(length, '0');

/** The most rows of a card that may wrap: with more, the last row would run off the card. */
const MOST_WRAPPED = 2;

function inventName(dice: Dice, woman: boolean, long: boolean): string {
  const kind = woman ? 'woman' : 'man';
  if (!long && dice.chance(0.08)) return dice.pick(ALONE[kind]);
  const parts = [dice.pick(FIRST[kind]), dice.pick(MIDDLE[kind])];
  if (long) parts.splice(1, 0, dice.pick(FIRST[kind]), dice.pick(MIDDLE[kind]));
  if (!long && dice.chance(0.35)) parts.pop();
  const name = [...parts, dice.pick(LAST)].join(' ');
  if (dice.chance(0.06)) return `${name}, ${dice.pick(TITLES)}`;
  return dice.chance(0.04) ? `H. ${name}` : name;
}

function inventAddress(dice: Dice, long: boolean): string {
  const road = `${dice.pick(ROADS)} ${dice.pick(ROAD_NAMES)}`;
  const tail = dice.chance(0.6) ? ` ${dice.pick(ROAD_TAILS)}` : '';
  const block = dice.chance(0.6) ? ` ${dice.pick(BLOCKS)}` : '';
  const street = road + tail + block;
  // Some offices typed the kind of road in lower case.
  const typed = dice.chance(0.06)
    ? street.replace(/^J(ALAN|LN|L)/, (word) => `J${word.slice(1).toLowerCase()}`)
    : street;
  return long ? `${typed} ${dice.pick(ESTATES)}` : typed;
}

interface Place {
  readonly district: string;
  readonly kecamatan: string;
  readonly kelDesa: string;
  readonly kabKota: string;
  readonly provinsi: string;
  readonly town: string;
}

const bareTown = (name: string): string => name.replace(/^(KABUPATEN|KOTA ADM\.|KOTA|JAKARTA) /, '');

/** Any village of the country. */
function inventPlace(dice: Dice, regions: KtpRegions): Place {
  const regency = regencies[dice.upTo(regencies.length)];
  const districts = regency ? regions.districtsOf(regency.code) : [];
  const district = districts[dice.upTo(districts.length)];
  const villages = district ? regions.villagesOf(district.code) : [];
  if (!regency || !district || villages.length === 0) return inventPlace(dice, regions);
  return {
    district: district.code,
    kecamatan: district.name,
    kelDesa: villages[dice.upTo(villages.length)] ?? '',
    kabKota: regency.name,
    provinsi: provinces.find(({ code }) => district.code.startsWith(code))?.name ?? '',
    town: regency.code.startsWith('31') ? 'JAKARTA' : bareTown(regency.name),
  };
}

interface Dates {
  readonly born: readonly [day: number, month: number, year: number];
  readonly issued: string;
  readonly validUntil: string;
}

const printed = (day: number, month: number, year: number): string =>
  `${digits(day, 2)}-${digits(month, 2)}-${digits(year, 4)}`;

/** Cards of the first years are valid until a birthday. */
function inventDates(dice: Dice): Dates {
  const [day, month, year] = [1 + dice.upTo(28), 1 + dice.upTo(12), 1948 + dice.upTo(58)];
  const first = Math.max(2012, year + 17);
  const issuedYear = first + dice.upTo(dice.chance(0.5) ? 3 : Math.max(1, 2025 - first));
  const issued = printed(1 + dice.upTo(28), 1 + dice.upTo(12), issuedYear);
  const dated = issuedYear < 2016 && dice.chance(0.7);
  return {
    born: [day, month, year],
    issued,
    validUntil: dated ? printed(day, month, issuedYear + 5) : 'SEUMUR HIDUP',
  };
}

function inventJob(dice: Dice, long: boolean): string {
  if (long) return dice.pick(LONG_JOBS);
  return dice.chance(0.55) ? dice.pick(COMMON_JOBS) : dice.pick(ALL_JOBS);
}

/**
 * An invented person: a name that says it is made up, any village of the country, and a NIK whose serial, 9990 to 9999,
 * marks a specimen. One in three has a value longer than its row, one in twelve has two.
 */
export function inventHolder(seed: number, regions: KtpRegions): Holder {
  const dice = diceOf(seed);
  const place = inventPlace(dice, regions);
  const elsewhere = dice.chance(0.3) ? inventPlace(dice, regions) : place;
  const woman = dice.chance(0.5);
  const { born, issued, validUntil } = inventDates(dice);
  const [day, month, year] = born;
  const serial = 9990 + dice.upTo(10);
  const long = new Set<string>();
  const wrapped = dice.chance(0.33) ? 1 + Number(dice.chance(0.25)) : 0;
  while (long.size < Math.min(wrapped, MOST_WRAPPED)) long.add(dice.pick(['alamat', 'alamat', 'nama', 'pekerjaan']));
  const religions = ['ISLAM', 'ISLAM', 'KRISTEN', 'KATHOLIK', 'KATOLIK', 'HINDU', 'BUDHA', 'KONGHUCU'] as const;
  return {
    provinsi: place.provinsi,
    kabKota: place.kabKota,
    nik: place.district + [woman ? day + 40 : day, month, year % 100].map((n) => digits(n, 2)).join('') + serial,
    nama: inventName(dice, woman, long.has('nama')),
    tempatTglLahir: `${elsewhere.town}, ${printed(day, month, year)}`,
    jenisKelamin: woman ? 'PEREMPUAN' : 'LAKI-LAKI',
    golDarah: dice.pick(BLOOD),
    alamat: inventAddress(dice, long.has('alamat')),
    rtRw: `${digits(dice.upTo(25), 3)}/${digits(dice.upTo(18), 3)}`,
    kelDesa: place.kelDesa,
    kecamatan: place.kecamatan,
    agama: dice.pick(religions),
    statusPerkawinan: dice.pick(['BELUM KAWIN', 'KAWIN', 'KAWIN', 'CERAI HIDUP', 'CERAI MATI']),
    pekerjaan: inventJob(dice, long.has('pekerjaan')),
    kewarganegaraan: 'WNI',
    berlakuHingga: validUntil,
    tanggalTerbit: issued,
  };
}
