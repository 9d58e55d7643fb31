import type { SpecimenPerson } from './person.ts';

/** The invented person scenarios use by default: all fields filled, an address of two rows, everything consistent. */
export const SAMPLE_PERSON: SpecimenPerson = {
  provinsi: 'JAWA BARAT',
  kabKota: 'KOTA BANDUNG',
  nik: '3273025708949991',
  nama: 'RATNA AYU PERMATASARI',
  tempatTglLahir: 'BANDUNG, 17-08-1994',
  jenisKelamin: 'PEREMPUAN',
  golDarah: 'O',
  alamat: 'JL. KEBUN CONTOH NO. 12 GG. MAWAR DALAM',
  rtRw: '004/011',
  kelDesa: 'DAGO',
  kecamatan: 'COBLONG',
  agama: 'KATHOLIK',
  statusPerkawinan: 'KAWIN',
  pekerjaan: 'KARYAWAN SWASTA',
  kewarganegaraan: 'WNI',
  berlakuHingga: 'SEUMUR HIDUP',
  tanggalTerbit: '15-05-2015',
};
