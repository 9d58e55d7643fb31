// The words that invented names are made of: everyday words, and at the end of every name longer than one word, one
// that says "made up", so that no real person can have it.

export const WOMEN: readonly string[] =
  'SITI RATNA DEWI AYU WULAN KARTIKA MELATI INDAH LESTARI NURUL ANISA PUTRI FITRI SRI DESI RINI INTAN BUNGA TIARA'.split(
    ' ',
  );

export const MEN: readonly string[] =
  'BUDI AGUS JOKO RIZKI HENDRA FAJAR DIMAS YUSUF BAYU ARIF EKO SLAMET WAHYU GALIH SURYA BAGUS GUNTUR BINTANG'.split(
    ' ',
  );

/** In the middle of a woman's or a man's name, or nothing. */
export const WOMEN_MIDDLE: readonly string[] = [
  ...'PERMATA CAHYANI KUSUMAWATI MAHARANI ANGGRAINI PERTIWI WIDURI PUSPITASARI RAHAYU'.split(' '),
  'SEKAR ARUM',
  'AYU LARAS',
  '',
];

export const MEN_MIDDLE: readonly string[] = [
  ...'SETIA NUGROHO HALIM KUSUMA PRASETYA SAMUDRA PAMUNGKAS WICAKSANA PERMADI'.split(' '),
  'PUTRA UTAMA',
  'RIMBA RAYA',
  '',
];

export const LAST: readonly string[] = 'CONTOHAN SPESIMEN REKAAN UJICOBA PERAGA KHAYALAN MISALAN'.split(' ');

export const STREETS: readonly string[] = [
  'JL. KEBUN CONTOH',
  'JL. MAWAR REKAAN',
  'JL. RAYA PERCONTOHAN',
  'JL. GANG SPESIMEN',
  'KP. UJI COBA',
  'DUSUN PERAGA',
  'GG. KHAYALAN',
  'KOMP. GRIYA MISALAN',
];

export const ESTATES: readonly string[] = [
  'BLOK C2',
  'GG. ANGGREK DALAM',
  'PERUM GRIYA RIMBA',
  'KAV. 21',
  'LINGKUNGAN TELAGA',
  'BLOK A-12',
];

export const RELIGIONS: readonly string[] = 'ISLAM KRISTEN KATHOLIK HINDU BUDHA KONGHUCU'.split(' ');

export const MARITAL: readonly string[] = ['BELUM KAWIN', 'KAWIN', 'CERAI HIDUP', 'CERAI MATI'];

export const BLOOD: readonly string[] = ['A', 'B', 'AB', 'O', '-'];

/** Spelled as in the ministry's list; the first only for the young, the second only for the old. */
export const JOBS: readonly string[] = [
  'PELAJAR/MAHASISWA',
  'PENSIUNAN',
  'KARYAWAN SWASTA',
  'MENGURUS RUMAH TANGGA',
  'WIRASWASTA',
  'PEGAWAI NEGERI SIPIL',
  'PETANI/PEKEBUN',
  'BURUH HARIAN LEPAS',
  'GURU',
  'BELUM/TIDAK BEKERJA',
  'SOPIR',
  'NELAYAN/PERIKANAN',
  'KARYAWAN HONORER',
  'PEDAGANG',
  'PERAWAT',
  'TUKANG KAYU',
  'DOSEN',
];
