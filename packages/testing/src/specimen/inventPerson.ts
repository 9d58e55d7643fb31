import { seededRandom } from '../random.ts';
import type { SpecimenPerson } from './person.ts';
import { SPECIMEN_PLACES } from './places.ts';

// Words out of which names are put together. Any resemblance is chance; the serial of the NIK marks them as invented.
const WOMEN = ['SITI', 'RATNA', 'DEWI', 'AYU', 'WULAN', 'KARTIKA', 'MELATI', 'INDAH', 'LESTARI', 'NURUL'];
const MEN = ['BUDI', 'AGUS', 'JOKO', 'RIZKI', 'HENDRA', 'FAJAR', 'DIMAS', 'YUSUF', 'BAYU', 'ARIF'];
const SECOND = [
  'PERMATA',
  'CAHYA',
  'KUSUMA',
  'PUTRA UTAMA',
  'MAHARANI',
  'SETIA',
  'NUGROHO JATI',
  'ANGGRAINI',
  'HALIM',
  '',
];
const LAST = ['CONTOHAN', 'SPESIMEN', 'REKAAN', 'UJICOBA', 'PERAGA', ''];
const STREETS = ['JL. KEBUN CONTOH', 'JL. MAWAR REKAAN', 'KP. UJI COBA', 'DUSUN PERAGA', 'JL. GANG SPESIMEN'];
const ESTATES = ['BLOK C2', 'GG. ANGGREK DALAM', 'PERUM GRIYA RIMBA', 'KAV. 21'];
const RELIGIONS = ['ISLAM', 'KRISTEN', 'KATHOLIK', 'HINDU', 'BUDHA', 'KONGHUCU'];
const MARITAL = ['BELUM KAWIN', 'KAWIN', 'CERAI HIDUP', 'CERAI MATI'];
const JOBS = [
  'KARYAWAN SWASTA',
  'MENGURUS RUMAH TANGGA',
  'PELAJAR/MAHASISWA',
  'WIRASWASTA',
  'PEGAWAI NEGERI SIPIL',
  'PETANI/PEKEBUN',
  'BURUH HARIAN LEPAS',
  'GURU',
  'BELUM/TIDAK BEKERJA',
  'SOPIR',
];
const BLOOD = ['A', 'B', 'AB', 'O', '-'];

const two = (n: number): string => String(n).padStart(2, '0');
const three = (n: number): string => String(n).padStart(3, '0');

/**
 * An invented person, the same for the same seed: names put together from common words, a real place, and a NIK whose
 * region, date and sex agree with the rest and whose serial is 9990 to 9999, which marks it as a specimen.
 */
export function inventPerson(seed: number): SpecimenPerson {
  const random = seededRandom(seed * 2_654_435_761 + 1);
  const upTo = (n: number): number => Math.floor(random() * n);
  const one = <T>(list: readonly T[]): T => list[upTo(list.length)] as T;
  const place = one(SPECIMEN_PLACES);
  const woman = random() < 0.5;
  const year = 1955 + upTo(50);
  const month = 1 + upTo(12);
  const day = 1 + upTo(28);
  const issued = Math.max(year + 17, 2012) + upTo(3);
  const long = random() < 0.25;
  const street = `${one(STREETS)} NO. ${1 + upTo(120)}`;
  return {
    provinsi: place.provinsi,
    kabKota: place.kabKota,
    nik: `${place.code}${two(woman ? day + 40 : day)}${two(month)}${two(year % 100)}999${upTo(10)}`,
    nama: [one(woman ? WOMEN : MEN), one(SECOND), one(LAST)].filter(Boolean).join(' '),
    tempatTglLahir: `${place.town}, ${two(day)}-${two(month)}-${year}`,
    jenisKelamin: woman ? 'PEREMPUAN' : 'LAKI-LAKI',
    golDarah: one(BLOOD),
    alamat: long ? `${street} ${one(ESTATES)} ${one(ESTATES)}` : street,
    rtRw: `${three(1 + upTo(20))}/${three(1 + upTo(20))}`,
    kelDesa: place.kelDesa,
    kecamatan: place.kecamatan,
    agama: one(RELIGIONS),
    statusPerkawinan: one(MARITAL),
    pekerjaan: one(JOBS),
    kewarganegaraan: 'WNI',
    berlakuHingga: 'SEUMUR HIDUP',
    tanggalTerbit: `${two(1 + upTo(28))}-${two(1 + upTo(12))}-${issued}`,
  };
}
