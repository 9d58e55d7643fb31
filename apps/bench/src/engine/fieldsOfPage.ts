import type { KtpLine } from '@ktp-ocr/core';
import { distance } from 'fastest-levenshtein';

const LABELS: readonly (readonly [KtpLine, string])[] = [
  ['nik', 'NIK'],
  ['nama', 'NAMA'],
  ['tempatTglLahir', 'TEMPATTGLLAHIR'],
  ['jenisKelamin', 'JENISKELAMIN'],
  ['alamat', 'ALAMAT'],
  ['rtRw', 'RTRW'],
  ['kelDesa', 'KELDESA'],
  ['kecamatan', 'KECAMATAN'],
  ['agama', 'AGAMA'],
  ['statusPerkawinan', 'STATUSPERKAWINAN'],
  ['pekerjaan', 'PEKERJAAN'],
  ['kewarganegaraan', 'KEWARGANEGARAAN'],
  ['berlakuHingga', 'BERLAKUHINGGA'],
];

type Fields = Partial<Record<KtpLine, { readonly text: string; readonly confidence: null }>>;

/**
 * Finds the fields on a page of text by their labels: what an app has to write itself around a recogniser that returns
 * a page. Up to a third of a label may be misread.
 */
export function fieldsOfPage(page: string): Fields {
  const found: Partial<Record<KtpLine, string>> = {};
  let last: KtpLine | null = null;
  for (const line of page.split('\n').map((text) => text.trim())) {
    if (!line) continue;
    const header = /^PROVINSI\s+(.+)$/.exec(line);
    if (header) found.provinsi = header[1]!;
    else if (/^(KABUPATEN|KOTA|JAKARTA)\b/.test(line)) found.kabKota ??= line;
    else if (/^\d{2}-\d{2}-\d{4}$/.test(line)) found.tanggalTerbit = line;
    const [, left = '', right = ''] = /^([^:]{2,24})\s*[:;]\s*(.*)$/.exec(line) ?? [];
    const bare = left.toUpperCase().replace(/[^A-Z]/g, '');
    const label = LABELS.find(([, word]) => bare && distance(bare, word) <= word.length / 3);
    if (label) {
      const [key] = label;
      const blood = key === 'jenisKelamin' ? /^(.*?)\s*Gol\W*Darah\W*?\s*:?\s*(\S+)\s*$/i.exec(right) : null;
      found[key] = (blood?.[1] ?? right).trim();
      if (blood) found.golDarah = blood[2]!;
      last = key;
    } else if (last === 'alamat' && !line.includes(':')) {
      found.alamat += ` ${line}`;
      last = null;
    } else last = null;
  }
  return Object.fromEntries(Object.entries(found).map(([line, text]) => [line, { text, confidence: null }]));
}
