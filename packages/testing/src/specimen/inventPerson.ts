import { seededRandom } from '../random.ts';
import { fitsRow, wrapRows } from './layout.ts';
import type { SpecimenPerson } from './person.ts';
import { SPECIMEN_PLACES } from './places.ts';
import * as words from './words.ts';

const two = (n: number): string => String(n).padStart(2, '0');
const three = (n: number): string => String(n).padStart(3, '0');

/** A number from 0 to below `n`. */
type UpTo = (n: number) => number;

function pick<T>(list: readonly T[], upTo: UpTo): T {
  return list[upTo(list.length)]!;
}

/** Occasionally one word, mostly two to four; the middle name is dropped if the row is too short. */
function inventName(woman: boolean, upTo: UpTo): string {
  const first = pick(woman ? words.WOMEN : words.MEN, upTo);
  const middle = pick(woman ? words.WOMEN_MIDDLE : words.MEN_MIDDLE, upTo);
  const last = pick(words.LAST, upTo);
  if (upTo(12) === 0) return first;
  const full = [first, middle, last].filter(Boolean).join(' ');
  return fitsRow(full) ? full : `${first} ${last}`;
}

/** A street and a number; one in four is long enough to take two rows, never more. */
function inventAddress(upTo: UpTo): string {
  const street = `${pick(words.STREETS, upTo)} NO. ${1 + upTo(120)}`;
  const at = upTo(words.ESTATES.length);
  const estate = words.ESTATES[at]!;
  const other = words.ESTATES[(at + 1 + upTo(words.ESTATES.length - 1)) % words.ESTATES.length]!;
  if (upTo(4) > 0) return street;
  const full = `${street} ${estate} ${other}`;
  return wrapRows(full).every(fitsRow) ? full : `${street} ${estate}`;
}

function inventJob(born: number, upTo: UpTo): string {
  const job = pick(words.JOBS, upTo);
  const outOfAge = (job === 'PELAJAR/MAHASISWA' && born < 1996) || (job === 'PENSIUNAN' && born > 1962);
  return outOfAge ? 'KARYAWAN SWASTA' : job;
}

/**
 * An invented person, the same for the same seed: a name made of common words, a real place, and a NIK whose region,
 * date and sex agree with the rest and whose serial is 9990 to 9999, which marks it as a specimen.
 */
export function inventPerson(seed: number): SpecimenPerson {
  const random = seededRandom(seed * 2_654_435_761 + 1);
  const upTo: UpTo = (n) => Math.floor(random() * n);
  const place = pick(SPECIMEN_PLACES, upTo);
  const elsewhere = pick(SPECIMEN_PLACES, upTo);
  const woman = upTo(2) === 0;
  const year = 1955 + upTo(50);
  const month = 1 + upTo(12);
  const day = 1 + upTo(new Date(Date.UTC(year, month, 0)).getUTCDate());
  // Cards of this kind exist since 2011, and nobody gets one before turning 17.
  const issued = Math.max(year + 17, 2012) + 1 + upTo(3);
  return {
    provinsi: place.provinsi,
    kabKota: place.kabKota,
    nik: `${place.code}${two(woman ? day + 40 : day)}${two(month)}${two(year % 100)}999${upTo(10)}`,
    nama: inventName(woman, upTo),
    tempatTglLahir: `${upTo(4) === 0 ? elsewhere.town : place.town}, ${two(day)}-${two(month)}-${year}`,
    jenisKelamin: woman ? 'PEREMPUAN' : 'LAKI-LAKI',
    golDarah: pick(words.BLOOD, upTo),
    alamat: inventAddress(upTo),
    rtRw: `${three(1 + upTo(20))}/${three(1 + upTo(20))}`,
    kelDesa: place.kelDesa,
    kecamatan: place.kecamatan,
    agama: pick(words.RELIGIONS, upTo),
    statusPerkawinan: pick(words.MARITAL, upTo),
    pekerjaan: inventJob(year, upTo),
    kewarganegaraan: 'WNI',
    berlakuHingga: 'SEUMUR HIDUP',
    tanggalTerbit: `${two(1 + upTo(28))}-${two(1 + upTo(12))}-${issued}`,
  };
}
