import { isIsoDate } from './dates.ts';
import type { KtpDraft, KtpIssue, KtpSeverity } from './draft.ts';
import { type KtpField, REQUIRED_FIELDS } from './fields.ts';
import { parseNik } from './nik.ts';
import { sameLetters } from './text.ts';
import { VOCABULARY } from './vocabulary.ts';

/** Below this an engine's own confidence is a reason to look. */
const CLEAR_ENOUGH = 0.8;

type Rule = (draft: KtpDraft) => readonly KtpIssue[];

function issue(
  code: string,
  severity: KtpSeverity,
  field: KtpField,
  others: readonly KtpField[] = [],
  params: KtpIssue['params'] = {},
): KtpIssue {
  return { code, severity, field, others, params };
}

const NIK_RULE = {
  missing: 'NIK-1.missing',
  letters: 'NIK-1.letters',
  length: 'NIK-1.length',
  province: 'NIK-2.province',
  zero: 'NIK-2.zero',
  date: 'NIK-4.date',
  serial: 'NIK-5.serial',
} as const;

const nik: Rule = ({ fields, today }) => {
  const parsed = parseNik(fields.nik.value, { today });
  if (!parsed.ok) {
    return [
      issue(NIK_RULE[parsed.problem], 'error', 'nik', [], parsed.problem === 'length' ? { n: parsed.digits } : {}),
    ];
  }
  return parsed.value.region !== 'unknown' ? [] : [issue('NIK-3.unknown', 'warn', 'nik')];
};

const required: Rule = ({ fields }) =>
  REQUIRED_FIELDS.filter((field) => field !== 'nik' && fields[field].value === '').map((field) =>
    issue('reasons.unread', 'error', field),
  );

/** A NIK is never reissued, so a date or sex that differs is a reason to look and never a reason to refuse. */
const nikAgainstCard: Rule = ({ fields, today }) => {
  const parsed = parseNik(fields.nik.value, { today });
  if (!parsed.ok) return [];
  const found: KtpIssue[] = [];
  const born = fields.tanggalLahir.value;
  if (isIsoDate(born) && !parsed.value.birthDates.includes(born)) {
    found.push(issue('X-1.differs', 'warn', 'tanggalLahir', ['nik']));
  }
  const sex = { 'LAKI-LAKI': 'LAKI-LAKI', MALE: 'LAKI-LAKI', PEREMPUAN: 'PEREMPUAN', FEMALE: 'PEREMPUAN' }[
    fields.jenisKelamin.value
  ];
  if (sex && sex !== parsed.value.sex) found.push(issue('X-2.differs', 'warn', 'jenisKelamin', ['nik']));
  return found;
};

const closed: Rule = ({ fields }) =>
  (['jenisKelamin', 'agama', 'statusPerkawinan', 'pekerjaan', 'golDarah'] as const).flatMap((field) => {
    const { value } = fields[field];
    if (value === '' || sameLetters(value, VOCABULARY[field] ?? []) || value === '-') return [];
    if (field === 'pekerjaan') return [issue('V-2.unknown', 'hint', field)];
    if (field === 'golDarah') return [issue('V-5.unknown', 'hint', field)];
    return [issue('V-1.unknown', 'warn', field)];
  });

const shapes: Rule = ({ fields }) => {
  const found: KtpIssue[] = [];
  const { nama, rtRw, tanggalLahir } = fields;
  if (/\d/.test(nama.value)) found.push(issue('V-3.digit', 'warn', 'nama'));
  if (nama.value.length > 60) found.push(issue('V-3.long', 'hint', 'nama'));
  if (rtRw.value !== '' && !/^\d{3}\/\d{3}$/.test(rtRw.value)) found.push(issue('V-4.length', 'warn', 'rtRw'));
  if (tanggalLahir.value !== '' && !isIsoDate(tanggalLahir.value)) {
    found.push(issue('reasons.lowConfidence', 'warn', 'tanggalLahir'));
  }
  return found;
};

/** What the engine itself was unsure of. */
const unclear: Rule = ({ fields }) =>
  (Object.keys(fields) as KtpField[])
    .filter((field) => fields[field].value !== '' && (fields[field].confidence ?? 1) < CLEAR_ENOUGH)
    .map((field) => issue('reasons.lowConfidence', 'warn', field));

const PHOTO_WARNINGS: Readonly<Record<number, string>> = {
  [-9101]: 'C-1.covered',
  [-9102]: 'C-1.copy',
  [-9103]: 'C-1.screen',
  [-9104]: 'C-1.doubt',
  [-8101]: 'C-1.doubt',
  [-8102]: 'C-1.doubt',
  [-9107]: 'C-1.glare',
  [-9108]: 'C-1.blur',
};

/** What the engine said of the photo as a whole. Unknown codes say nothing a person could act on. */
export function photoIssues(warnings: readonly number[]): readonly KtpIssue[] {
  const codes = new Set(warnings.map((code) => PHOTO_WARNINGS[code]).filter((code) => code !== undefined));
  return [...codes].map((code) => issue(code, 'hint', 'nik'));
}

/** All rules, in the order their findings are shown. None judges fraud, none infers anything from a name. */
export const RULES: readonly Rule[] = [nik, required, closed, shapes, nikAgainstCard, unclear];
