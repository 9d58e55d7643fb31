import type { KtpLine } from '../fields.ts';

/** The label printed before each line, with its common misreadings. */
const LABELS: Readonly<Partial<Record<KtpLine, string>>> = {
  provinsi: 'PR[O0][VP](?:[I1L!|]NS[I1L!|])?',
  nik: 'N[I1L|]K|MIK|NIX',
  nama: '[NV]AMA|NARNA|NANA|MARNA',
  tempatTglLahir: 'TEMPAT\\s*/?\\s*TG[LI1!]\\.?\\s*LAHIR',
  jenisKelamin: 'JENIS\\s*KELAMIN',
  golDarah: 'GOL\\.?\\s*DARAH',
  alamat: 'A[L1I]AMA[TF]|ALARNAT',
  rtRw: '[RA]T\\s*[/I]?\\s*[RA]W',
  kelDesa: 'KE[LV1I]\\s*/?\\s*D[EO]SA',
  kecamatan: 'KECAMATAN',
  agama: 'A[GQ]AMA|AGARNA',
  statusPerkawinan: 'STATUS\\s*PERKAW(?:INAN|MAN)',
  pekerjaan: 'PEKERJAAN',
  kewarganegaraan: 'KEWARGANEGARA+N?',
  berlakuHingga: 'BER[LT]AKU\\s*HINGGA',
};

/** Matches at the start of a text or after a blank, including what separates the label from the value. */
const patterns = new Map<KtpLine, RegExp>(
  Object.entries(LABELS).map(([line, label]) => [
    line as KtpLine,
    new RegExp(`(^|\\s)(${label})(\\s*[:;=.]+\\s*|\\s+|$)`, 'i'),
  ]),
);

/**
 * A text without the label of its line. Labels are printed in small letters and values in capitals, so a label in
 * capitals counts only if a colon follows: `NANA` is also a name.
 */
export function withoutLabel(line: KtpLine, text: string): string {
  const [whole = '', before, label = '', gap = ''] = patterns.get(line)?.exec(text) ?? [];
  if (before !== '') return text;
  const asPrinted = line === 'nama' ? label === 'Nama' : /^[A-Z].*[a-z]/.test(label);
  // Nor does a label count if a name is abbreviated: `NANA. C`.
  const marked = (line === 'nama' ? /[:;=]/ : /[:;=.]/).test(gap);
  return asPrinted || marked || line === 'provinsi' ? text.slice(whole.length) : text;
}

/** The text before and after the label of another line that was read along, or `null` if there is none. */
export function splitAtLabel(line: KtpLine, text: string): readonly [before: string, after: string] | null {
  const match = patterns.get(line)?.exec(text);
  return match?.[1] ? [text.slice(0, match.index), text.slice(match.index + match[0].length)] : null;
}

const IN_A_NAME =
  /\b(?:(?:NAMA|ALAMAT|AGAMA) ?[:=]|KECAMATAN\b|PEKERJAAN\b|TEMPAT ?\/? ?TGL\.? LAHIR|JENIS KELAMIN|GOL\.? DARAH|STATUS PERKAWINAN)[ :.]*/i;

/**
 * A name without labels that were read as part of it, and what follows them. `NIK` stays, because it is also a name.
 */
export function withoutLabels(name: string): string {
  const [label = ''] = IN_A_NAME.exec(name) ?? [];
  const [before = '', after = ''] = label === '' ? [name] : name.split(label);
  return (before || after).trim();
}

/** Whether a name contains a word that is also printed as a label, as in `I MADE NAMA`. */
export function hasLabelWord(name: string): boolean {
  return /\b(?:NAMA|ALAMAT|AGAMA)\b/i.test(name);
}
